export { Waiting } from './pending-index/pending-index.projection';
export { WorklistModule } from './worklist.module';
export { ANSWERS } from './work-items/answers';
export { ITEM_KINDS } from './work-items/work-item-codes';
export type { WorkItem, WorkItemPart } from './work-items/work-items';
export { WorkLists, type WorkList } from './work-lists';
