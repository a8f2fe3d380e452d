import { plusMs, type Actor, type Instant, type Recorded } from '@samsyn/kernel';

const MINUTE_MS = 60_000;

/**
 * Reports that somebody else has to act on, and within how many minutes the same is one: whoever sees no answer sends it
 * again, and two would be two tasks. A fact of what happened is no report: the same may happen twice.
 */
const ONE_WITHIN_MINUTES: Readonly<Record<string, number>> = {
  ChildConcernReported: 10,
  SafetyIncidentOccurred: 2,
};

/**
 * What the actor has reported a short while ago, the latest first, and without what was marked in error since.
 * @rule same-report-again: A concern for a child that the same person reports in the same words within ten minutes, and a
 *   threat within two, is the same report, whichever key it comes with; it is answered as the first.
 * @source domain: Safety of the staff; domain: The encounter; ADR 0044
 * @proof the same report again › is one report: …
 */
export function reportsOf(
  { person }: Pick<Actor, 'person'>,
  entries: readonly Recorded[],
  now: Instant,
): readonly Recorded[] {
  const inError = new Set(
    entries.flatMap(({ name, data }) =>
      name === 'EntryMarkedInError' ? (data as { entry: string }).entry : [],
    ),
  );
  return entries
    .filter(({ id, name, actor, recordedAt }) => {
      const minutes = ONE_WITHIN_MINUTES[name];
      if (minutes === undefined || actor.person !== person || inError.has(id)) return false;
      return recordedAt > plusMs(now, -minutes * MINUTE_MS);
    })
    .toReversed();
}
