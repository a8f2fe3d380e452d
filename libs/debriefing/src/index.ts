export { OpenActions } from './actions/open-actions.projection';
export { DebriefingModule } from './debriefing.module';
