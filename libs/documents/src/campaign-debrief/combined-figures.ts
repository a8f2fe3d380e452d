import type { CourseLine, DebriefDocument, MeasureName } from '@samsyn/debriefing/contract';
import type {
  Cited,
  Summed,
  CombinedCalls,
  Spread,
  CombinedSupport,
  FindingLine,
  CombinedDeviation,
  CombinedFollowUps,
} from './campaign-debrief.schema';

type Counting = (document: DebriefDocument) => { readonly n: number; readonly entries: readonly string[] };

/** Operations that contribute nothing are not counted among its sources. */
export function summed(documents: readonly DebriefDocument[], count: Counting): Summed {
  const parts = documents.map((document) => ({ operation: document.operation.id, ...count(document) }));
  const counted = parts.filter(({ n }) => n > 0);
  return { total: counted.reduce((sum, { n }) => sum + n, 0), in: counted };
}

const lines = ({ course }: DebriefDocument, ...types: readonly string[]): readonly CourseLine[] =>
  course.filter(({ type }) => types.includes(type));
const cited = (found: readonly CourseLine[]) => ({
  n: found.length,
  entries: found.map(({ entry }) => entry),
});
const counting =
  (...types: readonly string[]): Counting =>
  (document) =>
    cited(lines(document, ...types));

/** Only over the operations whose calls the branch knows of. */
export function callsOf(documents: readonly DebriefDocument[]): CombinedCalls {
  const known = documents.filter(({ calls }) => calls.made !== null);
  const ofKnown = (...types: readonly string[]) =>
    known.length === 0 ? null : summed(known, counting(...types));
  const reasons = new Set(documents.flatMap(({ calls }) => Object.keys(calls.declined)));
  const declined = [...reasons].sort().map((reason) => {
    const withReason: Counting = (document) =>
      cited(lines(document, 'CoordinatorDeclined').filter(({ facts }) => facts.reason === reason));
    return [reason, summed(documents, withReason)] as const;
  });
  return {
    made: ofKnown('CoordinatorCalled', 'CallEscalated'),
    accepted: summed(documents, counting('CoordinatorAccepted')),
    declined: Object.fromEntries(declined),
    expired: ofKnown('CallExpired'),
    answeredLate: ofKnown('CallAnsweredLate'),
  };
}

const MEASURES: readonly MeasureName[] = [
  'noticeBeforeWindowMinutes',
  'callToAnswerMinutes',
  'entryToSecuredMinutes',
  'securedToCoordinatorInsideMinutes',
  'conversationMinutes',
];

/** To a tenth of a minute. */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  return Math.round(median * 10) / 10;
}

function spreadOf(documents: readonly DebriefDocument[], name: MeasureName): Spread | null {
  const measured = documents.flatMap(({ operation, measures, measureEntries }) => {
    const minutes = measures[name];
    return minutes === null ? [] : [{ operation: operation.id, minutes, entries: measureEntries[name] }];
  });
  if (measured.length === 0) return null;
  const values = measured.map(({ minutes }) => minutes);
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  return { median: medianOf(values), lowest, highest, in: measured };
}

export const measuresOf = (documents: readonly DebriefDocument[]): Record<MeasureName, Spread | null> =>
  Object.fromEntries(MEASURES.map((name) => [name, spreadOf(documents, name)])) as Record<
    MeasureName,
    Spread | null
  >;

export function deviationsOf(documents: readonly DebriefDocument[]): readonly CombinedDeviation[] {
  const found = new Map<string, Cited[]>();
  for (const { operation, deviations } of documents) {
    for (const { code, entries } of deviations)
      found.set(code, [...(found.get(code) ?? []), { operation: operation.id, entries }]);
  }
  return [...found]
    .map(([code, within]) => ({ code, in: within }))
    .sort((a, b) => b.in.length - a.in.length || (a.code < b.code ? -1 : 1));
}

/** Of each person met the last line of those types: what the person answered in the end. */
function lastForEach(document: DebriefDocument, ...types: readonly string[]): readonly CourseLine[] {
  const last = new Map<number, CourseLine>();
  for (const line of types.length === 0 ? document.course : lines(document, ...types)) {
    if (line.personMet !== undefined) last.set(line.personMet, line);
  }
  return [...last.values()];
}

export function supportOf(documents: readonly DebriefDocument[]): CombinedSupport {
  const answered = (answer: string): Summed =>
    summed(documents, (document) =>
      cited(lastForEach(document, 'SupportAnswered').filter(({ facts }) => facts.answer === answer)),
    );
  const forEach = (...types: readonly string[]): Summed =>
    summed(documents, (document) => cited(lastForEach(document, ...types)));
  return {
    personsMet: forEach(),
    offered: forEach('SupportOffered'),
    accepted: answered('accepted'),
    declined: answered('declined'),
    undecided: answered('undecided'),
    contactCards: forEach('ContactCardGiven'),
  };
}

export const followUpsOf = (documents: readonly DebriefDocument[]): CombinedFollowUps => ({
  booked: summed(documents, counting('FollowUpBooked')),
  moved: summed(documents, counting('FollowUpMoved')),
  kept: summed(documents, counting('FollowUpKept')),
  missed: summed(documents, counting('FollowUpMissed')),
});

/** The reader's own branch's alone: what another agency found is its own to sum up. */
export function findingsOf(documents: readonly DebriefDocument[]): readonly FindingLine[] {
  const own = (document: DebriefDocument) =>
    lines(document, 'FindingRecorded').filter(({ branch }) => branch === document.branch);
  const keyOf = ({ facts }: CourseLine) => JSON.stringify([facts.area ?? '', facts.severity ?? '']);
  const keys = [...new Set(documents.flatMap((document) => own(document).map(keyOf)))].sort();
  return keys.map((key) => {
    const [area, severity] = JSON.parse(key) as [string, string];
    const found = summed(documents, (document) => cited(own(document).filter((line) => keyOf(line) === key)));
    return { area, severity, ...found };
  });
}
