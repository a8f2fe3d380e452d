export { Waiting } from './waiting/waiting.projection';
export { WorklistModule } from './worklist.module';
export { ANSWERS } from './matters/answers';
export { MATTER_KINDS } from './matters/matter-codes';
export type { WorkItem, WorkItemPart } from './work-items';
export { WorkLists, type WorkList } from './work-lists';
