import { msBetween, plusMs, type Instant } from '@samsyn/kernel';

/** What was given for one window holds for another that lies within it. */
export const holdsFor = (given: readonly [Instant, Instant], planned: readonly [Instant, Instant]): boolean =>
  given[0] <= planned[0] && planned[1] <= given[1];

/** What was asked, by when an answer was wanted, and when the operation was to begin. */
export interface AskedFor {
  readonly askedAt: Instant;
  readonly answerBy: Instant;
  readonly begins: Instant;
}

const MINUTE_MS = 60_000;
const wholeMinute = (instant: Instant): Instant => plusMs(instant, -(Date.parse(instant) % MINUTE_MS));
/** Within less time nobody can be expected to see that they are asked. */
const SHORTEST_MS = 5 * MINUTE_MS;

/**
 * Until when an answer is asked for once the operation begins at another time: the same share of the time that is
 * left until it begins as was given at first, to the minute. At least five minutes; as long as at first where there was, or is, no
 * time left.
 * @rule answer-window-after-rescheduling: After a rescheduling an answer is asked for within the same share of the
 *   time that is left, at least five minutes.
 * @source domain: Planning; ADR 0017
 * @proof the time to answer after the operation was moved › is never later than the new beginning where the old
 *   answer-by was after the old one
 */
export function proportionateAnswerBy(
  { askedAt, answerBy, begins }: AskedFor,
  now: Instant,
  moved: Instant,
): Instant {
  const given = Math.max(msBetween(askedAt, answerBy), SHORTEST_MS);
  const [before, left] = [msBetween(askedAt, begins), msBetween(now, moved)];
  if (before <= 0 || left <= 0) return plusMs(now, given);
  const share = Math.min(given / before, 1);
  return wholeMinute(plusMs(now, Math.max(left * share, SHORTEST_MS)));
}
