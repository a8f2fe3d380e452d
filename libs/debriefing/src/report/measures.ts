import { minutesBetween } from '@samsyn/kernel';
import { idsOf, idsOfTimes, siteOf, type ReportEntries, type ReportEntry } from './report-entry';
import type { Measures, CallCounts, MeasureName } from './measures.schema';
import type { Citation } from './cited.schema';

interface Measured {
  readonly minutes: number | null;
  readonly entries: Citation;
}

const NOTHING: Measured = { minutes: null, entries: [] };

const between = (from: ReportEntry | undefined, to: ReportEntry | undefined): Measured =>
  from && to
    ? { minutes: rounded(minutesBetween(from.at, to.at)), entries: idsOfTimes([from, to]) }
    : NOTHING;

/** To a tenth of a minute. */
const rounded = (minutes: number): number => Math.round(minutes * 10) / 10;

/**
 * The first call that was made, where the reader can know it: somebody who was called after somebody else, or
 * whose turn was before a call that they see, does not know which was the first.
 */
function firstCall(entries: ReportEntries): ReportEntry | undefined {
  const [first] = entries.of('CoordinatorCalled', 'CallEscalated');
  return first?.name === 'CoordinatorCalled' ? first : undefined;
}

/** First call → first yes; only where the reader sees the call that led to it, and the yes came after. */
function callToAnswer(entries: ReportEntries): Measured {
  const call = firstCall(entries);
  const yes = entries.first('CoordinatorAccepted');
  const ledTo = yes && entries.of('CoordinatorCalled').find(({ stream }) => stream === yes.stream);
  return call && ledTo && call.at <= yes.at && ledTo.at <= yes.at ? between(call, yes) : NOTHING;
}

/** First call → start of the window as planned at that moment. */
function notice(entries: ReportEntries): Measured {
  const call = firstCall(entries);
  const window = call?.facts.window as readonly [string, string] | undefined;
  if (!call || !window) return NOTHING;
  return { minutes: rounded(minutesBetween(call.at, window[0])), entries: idsOfTimes([call]) };
}

const securedOf = (entries: ReportEntries, site: string): ReportEntry | undefined =>
  entries.of('SiteSecured').find((entry) => siteOf(entry) === site);

function entryToSecured(entries: ReportEntries): Measured {
  const entered = entries.first('SiteEntered');
  return between(entered, entered && securedOf(entries, siteOf(entered)));
}

/** Negative where the coordinator was inside before the site was secured. */
function securedToCoordinatorInside(entries: ReportEntries): Measured {
  const inside = entries.of('PersonEntered').find(({ facts }) => facts.role === 'coordinator');
  return between(inside && securedOf(entries, siteOf(inside)), inside);
}

/** Sum over the persons met of each conversation from its start to its end. */
function conversation(entries: ReportEntries): Measured {
  const open = new Map<string, ReportEntry>();
  const spans: Measured[] = [];
  for (const entry of entries.of('VictimConversationStarted', 'VictimConversationEnded')) {
    if (entry.name === 'VictimConversationStarted') {
      open.set(entry.stream, entry);
      continue;
    }
    const started = open.get(entry.stream);
    if (started) spans.push(between(started, entry));
    open.delete(entry.stream);
  }
  if (spans.length === 0) return NOTHING;
  const minutes = rounded(spans.reduce((sum, span) => sum + (span.minutes ?? 0), 0));
  return { minutes, entries: spans.flatMap((span) => span.entries) };
}

const MEASURES: Readonly<Record<MeasureName, (entries: ReportEntries) => Measured>> = {
  /**
   * @rule noticeBeforeWindowMinutes: From the first call to the start of the window as it was planned then.
   * @source domain: Planning
   * @proof the measures › take the notice from the first call to the window as it was planned then
   */
  noticeBeforeWindowMinutes: notice,
  /**
   * @rule callToAnswerMinutes: From the first call to the first yes, through whoever declined; only for who sees both,
   *   and the call that led to the yes.
   * @source domain: Planning
   * @proof the measures › take the answer from the first call to the first acceptance, through whoever declined
   */
  callToAnswerMinutes: callToAnswer,
  /**
   * @rule entryToSecuredMinutes: From the first entry of the site to its being secured.
   * @source domain: On the site
   * @proof the measures › compare within one site
   */
  entryToSecuredMinutes: entryToSecured,
  /**
   * @rule securedToCoordinatorInsideMinutes: From the site being secured to the coordinator inside; negative where somebody was inside before.
   * @source domain: On the site
   * @proof the measures › are negative where the coordinator was inside before the site was secured
   */
  securedToCoordinatorInsideMinutes: securedToCoordinatorInside,
  /**
   * @rule conversationMinutes: The conversations with the persons met, from start to end, together.
   * @source domain: The encounter
   * @proof the measures › sum the conversations over the persons met, and leave out one that has not ended
   */
  conversationMinutes: conversation,
};

export function measuresIn(entries: ReportEntries): {
  measures: Measures;
  measureEntries: Record<MeasureName, Citation>;
} {
  const measured = Object.entries(MEASURES).map(([name, measure]) => [name, measure(entries)] as const);
  return {
    measures: Object.fromEntries(
      measured.map(([name, { minutes }]) => [name, minutes]),
    ) as unknown as Measures,
    measureEntries: Object.fromEntries(measured.map(([name, { entries: cited }]) => [name, cited])) as Record<
      MeasureName,
      Citation
    >,
  };
}

const CALL_ENTRIES = [
  'CoordinatorCalled',
  'CallEscalated',
  'CallExpired',
  'CallAnsweredLate',
  'CoordinatorDeclined',
  'CoordinatorAccepted',
];

/**
 * What each person answered last in a call-out: a person who took a yes back has declined, and nothing else.
 * @rule call-counts: Of the answers of one person in one call-out the last one counts.
 * @source domain: Planning
 * @proof the calls › count whoever took an answer back once, by the last one
 */
function finalAnswers(entries: ReportEntries): readonly ReportEntry[] {
  const last = new Map<string, ReportEntry>();
  for (const entry of entries.of('CoordinatorAccepted', 'CoordinatorDeclined'))
    last.set(`${entry.stream} ${entry.person}`, entry);
  return [...last.values()];
}

/** `made` counts the first call and each escalation. Who is neither leading nor called sees only who comes. */
export function callsIn(
  entries: ReportEntries,
  leads: boolean,
): { calls: CallCounts; callEntries: Citation } {
  const count = (name: string): number => entries.of(name).length;
  const made = count('CoordinatorCalled') + count('CallEscalated');
  const answers = finalAnswers(entries);
  const declined: Record<string, number> = {};
  for (const { name, facts } of answers) {
    if (name !== 'CoordinatorDeclined') continue;
    const reason = facts.reason as string;
    declined[reason] = (declined[reason] ?? 0) + 1;
  }
  const knowsOfCalls = leads || made > 0;
  const calls = {
    made: knowsOfCalls ? made : null,
    accepted: answers.filter(({ name }) => name === 'CoordinatorAccepted').length,
    declined,
    expired: knowsOfCalls ? count('CallExpired') : null,
    answeredLate: knowsOfCalls ? count('CallAnsweredLate') : null,
  };
  return { calls, callEntries: idsOf(entries.of(...CALL_ENTRIES)) };
}
