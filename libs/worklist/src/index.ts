export { Waiting } from './waiting/waiting.projection';
export { WorklistModule } from './worklist.module';
export { WorkLists, type WorkItem, type WorkList } from './work-lists';
