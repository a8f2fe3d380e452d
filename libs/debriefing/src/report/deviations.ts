import type { Relation } from '@samsyn/history/contract';
import { minutesBetween, plusMs, type Instant } from '@samsyn/kernel';
import { DEVIATION_CODES, type Deviation, type DeviationCode } from './debrief-document';
import { headCounts } from './head-count';
import { idsOf, numberIn, siteOf, type ReportEntries, type ReportEntry } from './report-entry';

const SEPARATION_MINUTES = 5;
const DEBRIEF_WITHIN_MS = 7 * 24 * 60 * 60_000;
const releases = ['OperationReleased', 'OperationReleasedWithoutCoordinator'] as const;

/** The entries that show the deviation; none where there is no deviation. */
type Rule = (entries: ReportEntries, now: Instant) => readonly string[];

/** A gate that was not met and that the leader overrode is a deviation of its own code. */
const overridden =
  (code: DeviationCode): Rule =>
  (entries) =>
    idsOf(entries.of(...releases).filter(({ facts }) => (facts.overridden as string[]).includes(code)));

const isCoordinator = ({ facts }: ReportEntry): boolean => facts.role === 'coordinator';

const enteredBeforeReleased: Rule = (entries) => {
  const released = entries.of(...releases)[0];
  return idsOf(entries.of('SiteEntered', 'PersonEntered').filter(({ at }) => !released || at < released.at));
};

const startedWithoutCoordinator: Rule = (entries) => {
  const started = entries.first('ConductStarted');
  if (!started) return [];
  const before = (name: string) => entries.of(name).filter(({ at }) => at <= started.at).length;
  if (before('CoordinatorAccepted') > before('CoordinatorReleased')) return [];
  return idsOf([entries.last('OperationReleasedWithoutCoordinator'), started]);
};

const coordinatorInsideBeforeSecured: Rule = (entries) => {
  const securedAt = (site: string) => entries.of('SiteSecured').find((entry) => siteOf(entry) === site);
  const early = entries.of('PersonEntered').filter((entry) => {
    const secured = securedAt(siteOf(entry));
    return isCoordinator(entry) && (!secured || entry.at < secured.at);
  });
  const secured = early.map((entry) => securedAt(siteOf(entry)));
  return [...new Set(idsOf([...early, ...secured]))];
};

/** Each count is held against what the latest pre-briefing before it had agreed. */
const maxPersonsInsideExceeded: Rule = (entries) => {
  const agreements = entries.of('PreBriefingHeld').filter(({ facts }) => typeof facts.maxInside === 'number');
  const over = headCounts(entries).flatMap(({ inside, entry }) => {
    const agreed = agreements.findLast(({ at }) => at <= entry.at);
    const exceeds = agreed && inside > numberIn(agreed, 'maxInside') && entry.name !== 'PersonLeft';
    return exceeds ? [agreed.id, entry.id] : [];
  });
  return [...new Set(over)];
};

const personsNotSeparated: Rule = (entries, now) => {
  const unseparated = entries.of('SuspectEncountered').filter((suspect) => {
    const inTime = entries.of('PersonsSeparated').some((separated) => {
      const minutes = minutesBetween(suspect.at, separated.at);
      return siteOf(separated) === siteOf(suspect) && minutes >= 0 && minutes <= SEPARATION_MINUTES;
    });
    return !inTime && minutesBetween(suspect.at, now) > SEPARATION_MINUTES;
  });
  return idsOf(unseparated);
};

/** Each of them shows that a person was met; which of them a branch sees differs. */
const SHOWS_A_MEETING = [
  'EncounterOpened',
  'VictimConversationStarted',
  'VictimConversationEnded',
  'SupportAnswered',
  'ContactCardGiven',
  'FollowUpBooked',
];

/** A person met is an encounter's stream. */
const noSupportOffered: Rule = (entries) => {
  const offered = new Set(entries.of('SupportOffered').map(({ stream }) => stream));
  return idsOf(entries.of(...SHOWS_A_MEETING).filter(({ stream }) => !offered.has(stream)));
};

const endedWithoutDebrief: Rule = (entries, now) => {
  const ended = entries.first('ConductEnded');
  if (!ended) return [];
  const due = plusMs(ended.at, DEBRIEF_WITHIN_MS);
  const opened = entries.first('DebriefOpened');
  if (now <= due || (opened && opened.at <= due)) return [];
  return idsOf([ended, opened]);
};

/**
 * Breaches of the order that was agreed. They are computed and never recorded: a fact that comes late, or a
 * correction, changes what is true of the whole evening. Source: docs/domain.md, "On the site".
 */
const RULES: Readonly<Record<DeviationCode, Rule>> = {
  'entered-before-released': enteredBeforeReleased,
  'started-without-coordinator': startedWithoutCoordinator,
  'released-without-pre-briefing': overridden('released-without-pre-briefing'),
  'agenda-not-covered': overridden('agenda-not-covered'),
  'released-with-unbriefed-branch': overridden('released-with-unbriefed-branch'),
  'coordinator-inside-before-secured': coordinatorInsideBeforeSecured,
  'max-persons-inside-exceeded': maxPersonsInsideExceeded,
  'persons-not-separated': personsNotSeparated,
  'no-support-offered': noSupportOffered,
  'ended-without-debrief': endedWithoutDebrief,
};

/** Who sees plan and conduct whole. To anyone else what is absent may be hidden, and no breach follows from it. */
const SEES_THE_WHOLE: readonly Relation[] = ['leading', 'participant', 'facilitator'];

/** Once for each code, citing every entry that shows it. */
export function deviationsIn(entries: ReportEntries, relation: Relation, now: Instant): readonly Deviation[] {
  if (!SEES_THE_WHOLE.includes(relation)) return [];
  return DEVIATION_CODES.map((code) => ({ code, entries: RULES[code](entries, now) })).filter(
    (deviation) => deviation.entries.length > 0,
  );
}
