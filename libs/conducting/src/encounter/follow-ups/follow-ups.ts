import { DomainError, type Instant, type RecordedOf } from '@samsyn/kernel';
import type { EncounterEvent } from '../encounter.events';

/** `in-error`: the booking was marked as one that should not be there; its number is not given again. */
export type FollowUpState = 'open' | 'kept' | 'missed' | 'in-error';

export interface FollowUp {
  readonly state: FollowUpState;
  /** Id of the entry that says when it is: its booking, or the latest move. */
  readonly entry: string;
  /** Absent where the time has been erased. */
  readonly at?: Instant;
  /** When that time was recorded. */
  readonly knownAt: Instant;
  /** The holder has been reminded of that time. */
  readonly reminded: boolean;
  /** Id of the entry that says that it was kept, or missed. */
  readonly outcome?: string;
}
/** By number, which counts the bookings of this person from 1: the first stands first. */
export type FollowUps = readonly FollowUp[];

/** Which follow-ups a step can be about, the likelier state first, and what becomes of them. One that was missed can be moved. */
export const FOLLOW_UP_STEPS = {
  FollowUpMoved: { from: ['open', 'missed'], to: 'open' },
  FollowUpKept: { from: ['open'], to: 'kept' },
  FollowUpMissed: { from: ['open'], to: 'missed' },
} as const satisfies Readonly<Record<string, { from: readonly FollowUpState[]; to: FollowUpState }>>;
export type FollowUpStep = keyof typeof FOLLOW_UP_STEPS;

type Heard = Extract<
  RecordedOf<EncounterEvent>,
  { readonly name: FollowUpStep | 'FollowUpBooked' | 'FollowUpReminded' }
>;
type BookedOrMoved = Extract<Heard, { readonly name: 'FollowUpBooked' | 'FollowUpMoved' }>;

function booked({ id, recordedAt, data, erased }: BookedOrMoved): FollowUp {
  const time = erased.includes('at') ? {} : { at: data.at };
  return { state: 'open', entry: id, ...time, knownAt: recordedAt, reminded: false };
}

/** Places of bookings before this one that the reader of the entries does not see: they were marked in error. */
function leftOut(followUps: FollowUps, { recordedAt, data, erased }: BookedOrMoved): FollowUps {
  const before = erased.includes('followUp') ? 0 : (data.followUp ?? 0) - 1;
  const missing = Math.max(0, before - followUps.length);
  return Array.from({ length: missing }, () => ({
    state: 'in-error',
    entry: '',
    knownAt: recordedAt,
    reminded: false,
  }));
}

const changed = (followUps: FollowUps, number: number, change: Partial<FollowUp>): FollowUps =>
  followUps.map((known, index) => (index === number - 1 ? { ...known, ...change } : known));

export function foldFollowUps(followUps: FollowUps, event: Heard): FollowUps {
  switch (event.name) {
    case 'FollowUpBooked':
      return [...followUps, ...leftOut(followUps, event), booked(event)];
    case 'FollowUpMoved':
      return changed(followUps, event.data.followUp, booked(event));
    case 'FollowUpReminded':
      return changed(followUps, event.data.followUp, { reminded: true });
    default:
      return changed(followUps, event.data.followUp, {
        state: FOLLOW_UP_STEPS[event.name].to,
        outcome: event.id,
      });
  }
}

/** The time was corrected: the meeting is then, and the holder has not been reminded of it. */
export const withCorrectedTime = (followUps: FollowUps, entry: string, at: Instant): FollowUps =>
  followUps.map((known) => (known.entry === entry ? { ...known, at, reminded: false } : known));

/**
 * What that entry said was marked in error, at that moment. Without its booking a follow-up is none. Without
 * its outcome it is open again, and a reminder that would have come before that moment does not come after
 * it. A follow-up that has been moved since stands as it was moved.
 */
export const withoutReportOf = (followUps: FollowUps, entry: string, markedAt: Instant): FollowUps =>
  followUps.map((known) => {
    if (known.entry === entry) return { ...known, state: 'in-error' };
    const { outcome, ...open } = known;
    const isReopened = outcome === entry && (known.state === 'kept' || known.state === 'missed');
    return isReopened ? { ...open, state: 'open', knownAt: markedAt } : known;
  });

/**
 * The number of the follow-up that the step is about: the one that is named, else the latest that it can be about;
 * undefined where a named one is already so.
 * @throws DomainError `ENCOUNTER.NO_OPEN_FOLLOW_UP`
 */
export function followUpFor(
  step: FollowUpStep,
  named: number | undefined,
  followUps: FollowUps,
): number | undefined {
  const { from, to }: { from: readonly FollowUpState[]; to: FollowUpState } = FOLLOW_UP_STEPS[step];
  if (named !== undefined) {
    const state = followUps[named - 1]?.state;
    if (state !== undefined && from.includes(state)) return named;
    if (state === to) return undefined;
    throw noOpenFollowUp();
  }
  const latest = from
    .map((state) => followUps.findLastIndex((known) => known.state === state))
    .find((index) => index >= 0);
  if (latest === undefined) throw noOpenFollowUp();
  return latest + 1;
}

const noOpenFollowUp = (): DomainError => new DomainError('ENCOUNTER.NO_OPEN_FOLLOW_UP');
