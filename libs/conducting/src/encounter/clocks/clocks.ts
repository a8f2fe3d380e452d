import { plusDays, plusMs, stockholmDay, stockholmInstant, type Instant } from '@samsyn/kernel';
import { workingDayAfter } from '@samsyn/kinds';
import type { EncounterState } from '../encounter-state';
import type { FollowUp } from '../follow-ups/follow-ups';
import type { Referral } from '../referrals/referrals';
import { supportService } from '../referrals/support-services';
import { contactAwaited } from '../support-contact/support-contact.events';
import type { Clock } from './clock';
import { CLOCK_RULES } from './clock-rules';
import { concernClocks } from './concern-clocks';

export { CLOCK_CODES, type Clock, type ClockCode } from './clock';

const MINUTE_MS = 60_000;

/** Never before the rest of a late report has had time to follow. */
const notBefore = (due: Instant, knownAt: Instant): Instant => {
  const earliest = plusMs(knownAt, CLOCK_RULES.reportedLate.graceMinutes * MINUTE_MS);
  return due > knownAt ? due : earliest;
};

function followUpReminder({ state, at, knownAt, reminded }: FollowUp, index: number): readonly Clock[] {
  if (state !== 'open' || at === undefined || reminded) return [];
  const { daysBefore, at: time } = CLOCK_RULES.followUp;
  const due = stockholmInstant(plusDays(stockholmDay(at), -daysBefore), time);
  if (due <= knownAt) return [];
  const followUp = index + 1;
  const strikes = { name: 'FollowUpReminded', data: { followUp, at } } as const;
  return [{ id: `follow-up-reminder ${followUp}`, code: 'follow-up-reminder', due, strikes }];
}

function supportContact({ contacts, overdueReported }: EncounterState): readonly Clock[] {
  const asked = contactAwaited(contacts);
  if (!asked || overdueReported) return [];
  const { workingDays, at: time } = CLOCK_RULES.supportContact;
  const due = stockholmInstant(workingDayAfter(stockholmDay(asked.at), workingDays), time);
  const strikes = { name: 'SupportContactOverdue', data: { since: asked.at, due } } as const;
  return [{ id: 'support-contact', code: 'support-contact', due: notBefore(due, asked.recordedAt), strikes }];
}

function referralReminder({
  id: referral,
  to,
  service,
  state,
  requestedAt,
  reminders,
  remindedAt,
}: Referral): readonly Clock[] {
  const { answerWorkingDays, remindersAtMost } = supportService(service);
  if (state !== 'requested' || reminders >= remindersAtMost) return [];
  const day = workingDayAfter(stockholmDay(remindedAt ?? requestedAt), answerWorkingDays);
  const due = stockholmInstant(day, CLOCK_RULES.referral.at);
  const strikes = { name: 'ReferralReminded', data: { referral, to, times: reminders + 1 } } as const;
  return [{ id: `referral-reminder ${referral}`, code: 'referral-reminder', due, strikes }];
}

function reflectionPeriod({ reflectionPeriod: period }: EncounterState): readonly Clock[] {
  const { phase, until, knownAt, reminded } = period;
  if (phase !== 'running' || until === undefined || knownAt === undefined) return [];
  const { daysBefore, at } = CLOCK_RULES.reflectionPeriod;
  const endsAt = stockholmInstant(until, '00:00');
  const end: Clock = {
    id: 'reflection-period-end',
    code: 'reflection-period-end',
    due: notBefore(endsAt, knownAt),
    strikes: { name: 'ReflectionPeriodEnded', data: { why: 'ran-out' } },
  };
  const warnedAt = stockholmInstant(plusDays(until, -daysBefore), at);
  const warning: Clock = {
    id: 'reflection-period-ending',
    code: 'reflection-period-ending',
    due: notBefore(warnedAt, knownAt),
    strikes: { name: 'ReflectionPeriodEnding', data: { until, endsAt } },
  };
  return reminded || warning.due >= end.due ? [end] : [warning, end];
}

/** Every deadline that runs for the person met, the earliest first. */
export function clocksOf(state: EncounterState): readonly Clock[] {
  const sent = [...state.referrals.flatMap(referralReminder), ...concernClocks(state.concerns)];
  const hers = [
    ...state.followUps.flatMap(followUpReminder),
    ...supportContact(state),
    ...reflectionPeriod(state),
  ];
  // Erased, only what was sent to others still waits: a concern for a child does not go away.
  const clocks = state.erased ? sent : [...hers, ...sent];
  return clocks.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}
