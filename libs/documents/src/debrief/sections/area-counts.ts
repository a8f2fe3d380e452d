import { KINDS } from '@samsyn/kinds';
import { areaKey } from '@samsyn/operations';
import {
  type Block,
  paragraph,
  quiet,
  type References,
  type Row,
  sentence,
  type Wording,
} from '@samsyn/rendering';
import { seesTheWhole, type SectionBlocks, type SectionContext } from './section';
import type { AreaCountLine } from '@samsyn/debriefing/contract';

type Counted = Omit<AreaCountLine, 'entries'>;

/** The time that the count is of, whole days as days. */
function timeOf({ from, to, at }: Counted, words: Wording): string {
  if (from !== null && to !== null) return words.calendar.span(from, to);
  if (from !== null) return words.say('countedFrom', { from: words.moment(from) });
  return to === null ? words.moment(at) : words.say('countedTo', { to: words.moment(to) });
}

export const areaOfCount = ({ area }: Pick<AreaCountLine, 'area'>, words: Wording): string =>
  area ?? words.say('textWithheld');

/** How a table of counts is written. `keyOf`: what is one area; `areaOf`: what it is called. */
interface CountTableOptions<Line> {
  readonly words: Wording;
  readonly keyOf: (line: Line) => string;
  readonly areaOf: (line: Line) => string;
  readonly refsOf: (line: Line) => References;
}

/** A row for each count; of several of the same the last is marked. */
export function tableOfCounts<Line extends Counted>(
  lines: readonly Line[],
  { words, keyOf, areaOf, refsOf }: CountTableOptions<Line>,
): readonly Block[] {
  const same = (line: Line): string => `${line.what} ${keyOf(line)}`;
  const groups = Map.groupBy(lines, same);
  const rows = lines.map((line): Row => {
    const n = words.number(line.count);
    const isOneOfSeveral = groups.get(same(line))!.length > 1;
    const cells = [
      areaOf(line),
      sentence(words.code('counted', line.what)),
      line.latest && isOneOfSeveral ? words.say('countedLast', { n }) : n,
      timeOf(line, words),
      words.branch(line.branch),
    ];
    return { cells, refs: refsOf(line) };
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
}

/** What was counted, area by area; where a survey has ended without a count, that there is none. */
export const areaCounts: SectionBlocks = (context) => {
  const { document, words, sources } = context;
  if (document.areaCounts.length === 0)
    return isToHaveCounted(context) ? [paragraph(words.say('nothingCounted'))] : [];
  return tableOfCounts(document.areaCounts, {
    words,
    keyOf: areaKey,
    areaOf: (line) => areaOfCount(line, words),
    refsOf: ({ entries }) => sources.refs(entries),
  });
};

const isToHaveCounted = ({ document }: SectionContext): boolean =>
  seesTheWhole(document) &&
  KINDS.takesOnlyCounts(document.operation.kind) &&
  document.course.some(({ type }) => type === 'ConductEnded');
