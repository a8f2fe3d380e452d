import { FactDto, ListOf, Text } from '@samsyn/web';
import { LESSON_TAG, LESSON_TAGS_DESCRIPTION } from './lesson-tag.dto';

/** A lesson that is agreed on, in an operation or a campaign. */
export class LessonDto extends FactDto {
  @Text({
    max: 10_000,
    description: 'What was learnt, in a sentence that stands by itself.',
    example: 'ring the coordinator before the briefing',
  })
  what: string;
  @ListOf(LESSON_TAG, {
    max: 30,
    optional: true,
    example: ['theme:interpreter', 'deviation:no-support-offered', 'agency:police'],
    description: LESSON_TAGS_DESCRIPTION,
  })
  tags?: string[];
}
