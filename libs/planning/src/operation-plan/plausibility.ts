import type { OperationKinds } from '@samsyn/kinds';
import {
  languageTagOf,
  msBetween,
  type Decided,
  type Instant,
  type Json,
  type Warning,
} from '@samsyn/kernel';
import type { OperationPlan } from './operation-plan';

type Data = Readonly<Record<string, Json>>;
type Window = readonly [Instant, Instant];
/** Whether a municipality lies in the region; undefined for one that is not known. */
export type Lies = (municipality: string, region: string) => boolean | undefined;

const DAY_MS = 24 * 60 * 60_000;
const HALF_A_YEAR_DAYS = 183;
/** A week of outreach is the longest that is one operation; several weeks are a campaign. */
const LONGEST_DAYS = 14;
/** More than any operation has had inside: a number of another kind has come into the field. */
const UNLIKELY_INSIDE = 40;

/**
 * A window that is over, half a year away, or weeks long: the year is another than was meant.
 * @rule unlikely-window: A window that is over, more than half a year away or longer than fourteen days is recorded, and its
 *   answer warns of it.
 * @source domain: Planning; ADR 0040
 * @proof what of a plan is unlikely › is a window that is over, or half a year away: …
 * @proof what of a plan is unlikely › is a window of more than two weeks: …
 */
function ofWindow([from, to]: Window, now: Instant): readonly Warning[] {
  const days = Math.floor(msBetween(now, from) / DAY_MS);
  const about = { field: 'window', details: { clock: now, days } };
  if (to < now) return [{ code: 'PLAN.WINDOW_IS_OVER', ...about }];
  if (days > HALF_A_YEAR_DAYS) return [{ code: 'PLAN.WINDOW_FAR_AWAY', ...about }];
  const long = msBetween(from, to) > LONGEST_DAYS * DAY_MS;
  return long ? [{ code: 'PLAN.WINDOW_LONG', field: 'window', details: { mostDays: LONGEST_DAYS } }] : [];
}

function ofMunicipality(municipality: Json | undefined, region: string, lies: Lies): readonly Warning[] {
  if (typeof municipality !== 'string') return [];
  const isThere = lies(municipality, region);
  if (isThere === undefined) return [{ code: 'PLAN.MUNICIPALITY_UNKNOWN', field: 'municipality' }];
  return isThere
    ? []
    : [{ code: 'PLAN.MUNICIPALITY_OUTSIDE_REGION', field: 'municipality', details: { region } }];
}

function ofAgenda(
  covered: readonly string[],
  plan: OperationPlan,
  kinds: OperationKinds,
): readonly Warning[] {
  const kind = plan.operation && kinds.find(plan.operation.kind, plan.kindVersion);
  if (!kind) return [];
  const allowed = kind.agenda.map(({ code }) => code);
  // The points themselves may be of the caller's own: only how many there are is said.
  const unknown = covered.filter((point) => !allowed.includes(point)).length;
  return unknown > 0
    ? [{ code: 'PLAN.COVERED_UNKNOWN', field: 'covered', details: { unknown, allowed } }]
    : [];
}

const isPast = (code: string, field: string, at: Json | undefined, now: Instant): readonly Warning[] =>
  typeof at === 'string' && at < now ? [{ code, field, details: { clock: now } }] : [];

const ofInside = (inside: Json | undefined): readonly Warning[] =>
  typeof inside === 'number' && inside > UNLIKELY_INSIDE
    ? [{ code: 'PLAN.MANY_INSIDE', field: 'maxInside', details: { most: UNLIKELY_INSIDE } }]
    : [];

function ofBriefing(at: Instant, plan: OperationPlan, now: Instant): readonly Warning[] {
  const from = plan.operation?.window[0];
  if (from !== undefined && at > from)
    return [{ code: 'PLAN.BRIEFING_AFTER_START', field: 'at', details: { from } }];
  return isPast('PLAN.BRIEFING_IS_OVER', 'at', at, now);
}

/**
 * What of a plan is probably a slip of the pen, from what was decided, the plan before it and the clock.
 * @rule unlikely-plan: Points that the agenda does not have, a municipality outside the region or in no list, a briefing after the start
 * and a time to answer that is over are recorded, and the answer warns of them.
 * @source domain: Planning; ADR 0040
 * @proof what of a plan is unlikely › …
 */
export function unlikelyInPlan(
  { events, metadata: { now } }: Pick<Decided<unknown>, 'events' | 'metadata'>,
  plan: OperationPlan,
  { kinds, lies }: { readonly kinds: OperationKinds; readonly lies: Lies },
): readonly Warning[] {
  return events.flatMap(({ name, data: facts }): readonly Warning[] => {
    const data = facts as Data;
    switch (name) {
      case 'OperationProposed':
        return [
          ...ofWindow(data.window as unknown as Window, now),
          ...ofMunicipality(data.municipality, data.region as string, lies),
        ];
      case 'OperationRescheduled':
        return ofWindow(data.window as unknown as Window, now);
      case 'PlanAmended': {
        const changes = (data.changes ?? []) as unknown as readonly { field: string; value: string }[];
        const named = changes.find(({ field }) => field === 'municipality')?.value;
        return ofMunicipality(named, plan.operation?.region ?? '', lies);
      }
      case 'AgencyInvited':
        return isPast('PLAN.ANSWER_BY_IS_OVER', 'answerBy', data.answerBy, now);
      case 'InterpreterRequested':
        return languageTagOf(data.language as string) === undefined
          ? [{ code: 'LANGUAGE.UNKNOWN', field: 'language' }]
          : [];
      case 'PreBriefingScheduled':
        return ofBriefing(data.at as string, plan, now);
      case 'PreBriefingHeld':
        return [
          ...ofAgenda(data.covered as unknown as readonly string[], plan, kinds),
          ...ofInside(data.maxInside),
        ];
      default:
        return [];
    }
  });
}
