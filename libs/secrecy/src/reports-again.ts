import { plusMs, type Actor, type Instant, type Recorded } from '@samsyn/kernel';

const MINUTE_MS = 60_000;

/**
 * Reports that somebody else has to act on, and within how many minutes the same is one: a person who sees no
 * answer sends it again, and two would be two tasks. A fact of what happened is no report: the same may
 * happen twice.
 */
const ONE_WITHIN_MINUTES: Readonly<Record<string, number>> = {
  ChildConcernReported: 10,
  SafetyIncidentOccurred: 2,
};

/**
 * What may be reported once more, by entry, in the order of the log, without what was marked in error since.
 */
export type Reports = Map<string, Recorded>;

export const isReport = (name: string): boolean => name in ONE_WITHIN_MINUTES;

/**
 * Called with every event of the operation, so that no command needs to look through all that was recorded
 * before it.
 */
export function reportFolded(reports: Reports, event: Recorded): void {
  if (isReport(event.name)) reports.set(event.id, event);
  else if (event.name === 'EntryMarkedInError') reports.delete((event.data as { entry: string }).entry);
}

/**
 * What the actor has reported a short while ago, the latest first.
 * @rule same-report-again: A concern for a child that the same person reports in the same words within ten minutes, and a
 *   threat within two, is the same report, whichever key it comes with; it is answered as the first.
 * @source domain: Safety of the staff; domain: The encounter; ADR 0044
 * @proof the same report again › is one report: …
 */
export function reportsOf(
  { person }: Pick<Actor, 'person'>,
  reports: Reports,
  now: Instant,
): readonly Recorded[] {
  return [...reports.values()]
    .filter(({ name, actor, recordedAt }) => {
      const minutes = ONE_WITHIN_MINUTES[name] ?? 0;
      return actor.person === person && recordedAt > plusMs(now, -minutes * MINUTE_MS);
    })
    .toReversed();
}
