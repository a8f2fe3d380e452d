import { KINDS } from '@samsyn/kinds';
import { areaKey } from '../../area-counts';
import type { AreaCountLine } from '../../debrief-document';
import type { Row } from '../report-model';
import { sentence, type Wording } from '../wording';
import { paragraph, quiet, seesTheWhole, type SectionBlocks, type Told } from './section';

type Counted = Pick<AreaCountLine, 'area' | 'what' | 'count' | 'from' | 'to' | 'at' | 'latest'>;

/** The time that the count is of, whole days as days. */
export function timeOfCount({ from, to, at }: Counted, words: Wording): string {
  if (from !== null && to !== null) return words.calendar.span(from, to);
  if (from !== null) return words.say('countedFrom', { from: words.moment(from) });
  return to === null ? words.moment(at) : words.say('countedTo', { to: words.moment(to) });
}

/** `isAlone`: nothing else was counted of the same, so that none is the last of several. */
export const numberOfCount = ({ count, latest }: Counted, isAlone: boolean, words: Wording): string =>
  latest && !isAlone ? words.say('countedLast', { n: words.number(count) }) : words.number(count);

export const areaOfCount = ({ area }: Pick<AreaCountLine, 'area'>, words: Wording): string =>
  area ?? words.say('textWithheld');

/** What was counted, area by area; where a survey has ended without a count, that there is none. */
export const areaCounts: SectionBlocks = (told) => {
  const { document, words, sources } = told;
  const lines = document.areaCounts;
  if (lines.length === 0) return isToHaveCounted(told) ? [paragraph(words.say('nothingCounted'))] : [];
  const same = (line: AreaCountLine): string => `${line.what} ${areaKey(line)}`;
  const groups = Map.groupBy(lines, same);
  const rows = lines.map((line): Row => {
    const isAlone = groups.get(same(line))!.length === 1;
    const cells = [
      areaOfCount(line, words),
      sentence(words.code('counted', line.what)),
      numberOfCount(line, isAlone, words),
      timeOfCount(line, words),
      words.branch(line.branch),
    ];
    return { cells, refs: sources.refs(line.entries) };
  });
  const columns = [
    words.say('columnArea'),
    words.say('columnWhat'),
    words.say('columnNumber'),
    words.say('columnTime'),
    words.say('columnBranch'),
  ];
  return [
    { kind: 'table', caption: words.say('captionAreaCounts'), columns, rows },
    ...(lines.length > 1 ? [quiet(words.say('countsNotSummed'))] : []),
    quiet(words.say('countsAreSmall')),
  ];
};

const isToHaveCounted = ({ document }: Told): boolean =>
  seesTheWhole(document) &&
  KINDS.takesOnlyCounts(document.operation.kind) &&
  document.course.some(({ type }) => type === 'ConductEnded');
