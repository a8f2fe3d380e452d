import './problem-titles';

export { EntriesModule } from './entries.module';
