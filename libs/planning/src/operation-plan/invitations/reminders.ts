import { msBetween, plusMs, type Instant } from '@samsyn/kernel';
import type { INVITATION_REMINDERS } from '../operation-plan.events';

export interface Reminder {
  readonly code: (typeof INVITATION_REMINDERS)[number];
  readonly at: Instant;
}

const LAST_MS = 60 * 60_000;

/**
 * When those who have not answered are asked again, earliest first: halfway to the answer-by, and an hour before it
 * where that comes later than halfway. None where the time to answer is over when it is asked. Source: docs/domain.md,
 * "Planning" (agencies are invited with a respond-by time).
 * @rule invitation-reminders: An invitation without an answer is reminded of halfway to the answer-by, and an hour
 *   before it.
 * @source domain: Planning
 * @proof reminders of an invitation › come halfway and an hour before the answer-by
 */
export function remindersOf(askedAt: Instant, answerBy: Instant): readonly Reminder[] {
  const length = msBetween(askedAt, answerBy);
  if (length <= 0) return [];
  const halfway = { code: 'halfway', at: plusMs(askedAt, Math.floor(length / 2)) } as const;
  const lastHour = { code: 'last-hour', at: plusMs(answerBy, -LAST_MS) } as const;
  return lastHour.at > halfway.at ? [halfway, lastHour] : [halfway];
}
