import './problem-titles';

export { ConductingModule } from './conducting.module';
