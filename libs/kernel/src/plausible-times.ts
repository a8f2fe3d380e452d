import type { Instant } from './clock';
import { msBetween } from './clock';
import type { NewEvent } from './decider';
import type { Warning } from './warning';
import { stockholmDay } from './stockholm-clock';

interface PlausibleTime {
  /** It is to come: one that is over already is probably another than was meant. */
  readonly toCome?: true;
  /** Further away than so many days, either way, is probably a year that was mistyped. */
  readonly mostDays: number;
  /** A time in the past is warned of elsewhere, with the operation that it belongs to. */
  readonly aheadAlone?: true;
}

const MONTH = 31;
const QUARTER = 92;
const HALF_A_YEAR = 183;
const YEAR = 366;
const TWO_YEARS = 2 * YEAR;
const FIVE_YEARS = 5 * YEAR;

/**
 * What time of a fact is likely, by event and field: an instant, a day, or a window of two instants. Those of
 * a plan, of a follow-up meeting and of an arrival are judged where the operation is known (plausibility.ts,
 * conduct-warnings.ts).
 */
export const PLAUSIBLE_TIMES: Readonly<Record<string, PlausibleTime>> = {
  'AgencyInvited.answerBy': { mostDays: HALF_A_YEAR, aheadAlone: true },
  'PreBriefingScheduled.at': { mostDays: HALF_A_YEAR, aheadAlone: true },
  'InterpreterRequested.window': { toCome: true, mostDays: HALF_A_YEAR },
  'CoordinatorCalled.answerBy': { mostDays: MONTH },
  'CallDeadlineMoved.answerBy': { mostDays: MONTH },
  'AdviceRequested.answerBy': { mostDays: MONTH },
  'SafetyCheckInStarted.until': { toCome: true, mostDays: MONTH },
  'AreaCounted.from': { mostDays: YEAR },
  'AreaCounted.to': { mostDays: YEAR },
  'ConsentGiven.until': { toCome: true, mostDays: FIVE_YEARS },
  'ReferralAccepted.startsAt': { mostDays: YEAR },
  'ReflectionPeriodGranted.from': { mostDays: QUARTER },
  'ReflectionPeriodProlonged.until': { toCome: true, mostDays: YEAR },
  'PerspectiveRequested.answerBy': { toCome: true, mostDays: HALF_A_YEAR },
  'ActionAgreed.due': { toCome: true, mostDays: TWO_YEARS },
  'ActionMoved.due': { toCome: true, mostDays: TWO_YEARS },
  'CampaignActionAgreed.due': { toCome: true, mostDays: TWO_YEARS },
  'CampaignActionMoved.due': { toCome: true, mostDays: TWO_YEARS },
  'AvailabilityPublished.validFrom': { mostDays: YEAR },
  'AvailabilityPublished.validUntil': { toCome: true, mostDays: TWO_YEARS },
  'AvailabilityExceptionPublished.firstDay': { mostDays: YEAR },
  'AvailabilityExceptionPublished.lastDay': { toCome: true, mostDays: TWO_YEARS },
  'OnCallShiftAssigned.from': { mostDays: YEAR },
  'OnCallShiftAssigned.to': { toCome: true, mostDays: TWO_YEARS },
  'AgreementProposed.validFrom': { mostDays: YEAR },
  'AgreementProposed.validUntil': { toCome: true, mostDays: 2 * FIVE_YEARS },
  'AgreementEnded.endsOn': { mostDays: TWO_YEARS },
  'CampaignProposed.firstDay': { mostDays: YEAR },
  'CampaignProposed.lastDay': { toCome: true, mostDays: TWO_YEARS },
  'CampaignAmended.firstDay': { mostDays: YEAR },
  'CampaignAmended.lastDay': { toCome: true, mostDays: TWO_YEARS },
};

const DAY_MS = 24 * 60 * 60_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Of a window its end says whether it is over, and the end that is further away how far away it is. */
const endsOf = (value: unknown): readonly [from: string, to: string] | undefined => {
  if (typeof value === 'string') return [value, value];
  const [from, to] = Array.isArray(value) ? (value as unknown[]) : [];
  return typeof from === 'string' && typeof to === 'string' ? [from, to] : undefined;
};

function warningOf(field: string, value: unknown, now: Instant, plausible: PlausibleTime) {
  const { toCome, mostDays, aheadAlone } = plausible;
  const ends = endsOf(value);
  if (!ends) return [];
  const [from, to] = ends;
  const clock = DAY.test(to) ? stockholmDay(now) : now;
  const daysTo = (end: string): number => Math.floor(msBetween(clock, end) / DAY_MS);
  // Of a window either end may have another year than was meant.
  const days = [daysTo(from), daysTo(to)].reduce((one, other) =>
    Math.abs(other) > Math.abs(one) ? other : one,
  );
  const about = { field, details: { clock: now, days } };
  if ((aheadAlone ? days : Math.abs(days)) > mostDays) return [{ code: 'TIME.FAR_AWAY', ...about }];
  return toCome && to < clock ? [{ code: 'TIME.IS_OVER', ...about }] : [];
}

/**
 * Of every time that a command says of what is to come or holds: one that is over already, or years away. Said once for each
 * field, however many shifts a rota has.
 * @rule unlikely-time: A time that is over although it is to come, or further away than any that is used, is recorded, and the
 *   answer warns of it. A consent that was over when it was given is refused.
 * @source domain: Planning; domain: The encounter; ADR 0040
 * @proof an unlikely time › …
 */
export function warningsOfPlausibleTimes(
  events: readonly Pick<NewEvent, 'name' | 'data'>[],
  now: Instant,
): readonly Warning[] {
  const warnings = new Map<string, Warning>();
  for (const { name, data } of events) {
    for (const [field, value] of Object.entries(data as Readonly<Record<string, unknown>>)) {
      const plausible = PLAUSIBLE_TIMES[`${name}.${field}`];
      if (!plausible) continue;
      for (const warning of warningOf(field, value, now, plausible)) {
        const key = `${field} ${warning.code}`;
        if (!warnings.has(key)) warnings.set(key, warning);
      }
    }
  }
  return [...warnings.values()];
}
