import { Global, Module } from '@nestjs/common';
import { Persons } from '../queries/persons';
import { ChangeAgreementHandler } from './agreement.handler';
import { AgreementsController } from './agreements.http';
import { AgreementIndex } from './agreements.projection';
import { CallChains } from './call-chains.port';
import { AgreedCallChains } from './queries/agreed-call-chains';
import { Agreements } from './queries/agreements';
import { StartFromAgreementHandler } from './start-from-agreement/start-from-agreement.handler';
import { StartFromAgreementController } from './start-from-agreement/start-from-agreement.http';

/** Standing agreements of a region, and plans that start from them. */
@Global()
@Module({
  controllers: [AgreementsController, StartFromAgreementController],
  providers: [
    Persons,
    ChangeAgreementHandler,
    AgreementIndex,
    Agreements,
    StartFromAgreementHandler,
    { provide: CallChains, useClass: AgreedCallChains },
  ],
  exports: [AgreementIndex, Agreements, CallChains],
})
export class AgreementModule {}
