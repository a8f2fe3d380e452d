export { AgreedLessons } from './agreed-lessons.projection';
export { OpenActions } from './carry-over/open-actions.projection';
export { LessonRecurrence } from './lesson-recurrence.workflow';
export { LessonsModule } from './lessons.module';
