import { DomainError } from '@samsyn/kernel';

export type FollowUpState = 'open' | 'kept' | 'missed';
/** By number, which counts the bookings of this person from 1: the first stands first. */
export type FollowUps = readonly FollowUpState[];

/** Which follow-ups a step can be about, the likelier state first, and what becomes of them. One that was missed can be moved. */
export const FOLLOW_UP_STEPS = {
  FollowUpMoved: { from: ['open', 'missed'], to: 'open' },
  FollowUpKept: { from: ['open'], to: 'kept' },
  FollowUpMissed: { from: ['open'], to: 'missed' },
} as const satisfies Readonly<Record<string, { from: readonly FollowUpState[]; to: FollowUpState }>>;
export type FollowUpStep = keyof typeof FOLLOW_UP_STEPS;

export const withFollowUp = (followUps: FollowUps, number: number, state: FollowUpState): FollowUps =>
  followUps.map((known, index) => (index === number - 1 ? state : known));

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
    const state = followUps[named - 1];
    if (state !== undefined && from.includes(state)) return named;
    if (state === to) return undefined;
    throw noOpenFollowUp();
  }
  const latest = from.map((state) => followUps.lastIndexOf(state)).find((index) => index >= 0);
  if (latest === undefined) throw noOpenFollowUp();
  return latest + 1;
}

const noOpenFollowUp = (): DomainError => new DomainError('ENCOUNTER.NO_OPEN_FOLLOW_UP');
