export { Waiting } from './pending-index/pending-index.projection';
export { WorklistModule } from './worklist.module';
export { ANSWERS } from './work-items/answers';
export { ITEM_KINDS } from './work-items/work-item-codes';
export { WorkLists } from './work-lists';
export type { WorkItemPart, WorkItem, WorkList } from './work-list.schema';
