import { COUNTED } from '@samsyn/conducting/contract';
import { schemas, type AnswerOf } from '@samsyn/kernel';

const { branch, closed, codeOf, count, instant, mark, orNull, text } = schemas;

/** Members that every table of counts has. */
export const countForArea = {
  area: orNull(text('As the mapping calls it; null where it was erased.', 'Järntorget')),
  what: codeOf(COUNTED, 'What was counted.'),
  count: count('How many.', 12),
  from: orNull(instant('From when the count is; null where that was not told.')),
  to: orNull(instant('Until when the count is; null where that was not told.')),
  at: instant('When it was counted, corrected where it was corrected.'),
  branch: branch('Who counted.'),
  'latest?': mark('There is no later count of the same in the same area.'),
};

export const areaCount = () =>
  closed({ ...countForArea, entries: schemas.entryIds('The entries that it rests on.') });
export type AreaCountLine = AnswerOf<typeof areaCount>;
