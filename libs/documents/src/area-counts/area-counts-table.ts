import { stockholmDay, stockholmTime, type Instant } from '@samsyn/kernel';
import type { Cell } from '@samsyn/web';
import type { Language } from '@samsyn/presentation';
import { areaOfCount } from '../debrief/sections/area-counts';
import { type Names, Wording } from '@samsyn/rendering';
import type { DebriefDocument } from '@samsyn/debriefing/contract';

/** What a spreadsheet reads as a time: that of the clock on the wall. */
const timeOf = (instant: Instant | null): Cell =>
  instant === null ? null : `${stockholmDay(instant)} ${stockholmTime(instant)}`;

/** The counts of a debrief as lines of a table, its header first, in the words of one language. */
export function areaCountsTable(
  document: DebriefDocument,
  language: Language,
  names: Names,
): readonly (readonly Cell[])[] {
  const words = new Wording(language, names, document);
  const header = [
    words.say('columnArea'),
    words.say('columnWhat'),
    words.say('columnNumber'),
    words.say('columnFrom'),
    words.say('columnTo'),
    words.say('columnCounted'),
    words.say('columnBranch'),
    words.say('columnLatest'),
  ];
  const lines = document.areaCounts.map((line): readonly Cell[] => [
    areaOfCount(line, words),
    words.code('counted', line.what),
    line.count,
    timeOf(line.from),
    timeOf(line.to),
    timeOf(line.at),
    words.branch(line.branch),
    words.code('flags', String(line.latest === true)),
  ]);
  return [header, ...lines];
}
