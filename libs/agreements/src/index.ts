export { AgreementIndex } from './agreements.projection';
export { Agreements } from './queries/agreements';
export { AgreementModule } from './agreement.module';
