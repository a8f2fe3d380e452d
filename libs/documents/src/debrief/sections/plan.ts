import { minutesBetween } from '@samsyn/kernel';
import { isInstant } from '@samsyn/presentation';
import type { Row, Wording } from '@samsyn/rendering';
import { seesTheWhole, type SectionBlocks } from './section';
import type { Comparison } from '@samsyn/debriefing/contract';

/** What was planned beside what it became. */
export const comparison: SectionBlocks = ({ document, words, sources }) => {
  const rows = document.comparison
    .filter(({ actual }) => actual !== null)
    .map((line): Row => ({
      cells: [
        words.texts.comparison[line.code],
        valueText(line.planned, words),
        valueText(line.actual, words),
        difference(line, words),
      ],
      refs: sources.refs(line.entries),
    }));
  if (rows.length === 0) return [];
  const columns = [
    words.say('columnWhat'),
    words.say('columnPlanned'),
    words.say('columnActual'),
    words.say('columnDifference'),
  ];
  return [{ kind: 'table', caption: words.say('captionComparison'), columns, rows }];
};

function valueText(value: Comparison['planned'], words: Wording): string {
  if (value === null) return words.say('notPlanned');
  if (typeof value === 'number') return words.number(value);
  return isInstant(value) ? words.calendar.near(value) : value;
}

function difference({ planned, actual }: Comparison, words: Wording): string {
  if (isInstant(planned) && isInstant(actual)) {
    const minutes = Math.round(minutesBetween(planned, actual));
    if (minutes === 0) return words.say('onTime');
    return words.say(minutes > 0 ? 'later' : 'earlier', { minutes: words.minutes(minutes) });
  }
  if (typeof planned !== 'number' || typeof actual !== 'number') return words.say('none');
  if (actual === planned) return words.say('same');
  return words.say(actual > planned ? 'more' : 'fewer', { n: words.number(Math.abs(actual - planned)) });
}

/** Who took part, how each was briefed, and when it was first heard of on the site. */
export const branches: SectionBlocks = ({ document, words, sources }) => {
  if (!seesTheWhole(document) || document.branches.length === 0) return [];
  const rows = document.branches.map(({ branch, confirmed, briefed, onSiteAt, entries }): Row => ({
    cells: [
      confirmed ? words.branch(branch) : `${words.branch(branch)} (${words.say('notConfirmed')})`,
      words.texts.briefed[briefed],
      onSiteAt === null ? words.say('none') : words.calendar.near(onSiteAt),
    ],
    refs: sources.refs(entries),
  }));
  const columns = [words.say('columnBranch'), words.say('columnBriefed'), words.say('columnOnSite')];
  return [{ kind: 'table', caption: words.say('captionBranches'), columns, rows }];
};
