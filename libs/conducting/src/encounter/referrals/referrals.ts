import { DomainError, type Actor, type Branch } from '@samsyn/kernel';
import { ENCOUNTER_FACTS, notTheirs, unknownEncounter, type Entrance } from '../encounter-facts';

export type ReferralState = 'requested' | 'accepted' | 'refused' | 'completed';

/** `id` is that of its `ReferralRequested` entry, `to` the branch that answers. */
export interface Referral {
  readonly id: string;
  readonly to: Branch;
  readonly state: ReferralState;
}
export type Referrals = readonly Referral[];

/** Which referrals a step can be about, the likelier state first. A receiver may take back what it accepted. */
export const REFERRAL_STEPS = {
  ReferralAccepted: { from: ['requested'], to: 'accepted' },
  ReferralRefused: { from: ['requested', 'accepted'], to: 'refused' },
  ReferralCompleted: { from: ['accepted', 'requested'], to: 'completed' },
} as const satisfies Readonly<Record<string, { from: readonly ReferralState[]; to: ReferralState }>>;
export type ReferralStep = keyof typeof REFERRAL_STEPS;

export const withReferral = (referrals: Referrals, id: string, state: ReferralState): Referrals =>
  referrals.map((known) => (known.id === id ? { ...known, state } : known));

export interface AnswerFrom {
  readonly entrance: Entrance;
  readonly actor: Actor;
  /** Id of what is answered; absent: the latest open one. */
  readonly named?: string;
}

/**
 * The id of the referral that the step is about, undefined where it is already so. A receiver reaches those addressed
 * to its own branch alone; what is addressed to another does not exist for it.
 * @throws DomainError `ENCOUNTER.NO_OPEN_REFERRAL`, `ENCOUNTER.UNKNOWN`, `ACCESS.NOT_YOURS`
 */
export function referralFor(step: ReferralStep, from: AnswerFrom, referrals: Referrals): string | undefined {
  const rule: { from: readonly ReferralState[]; to: ReferralState } = REFERRAL_STEPS[step];
  const within = reachable(step, from, referrals);
  const found = rule.from
    .map((state) => within.findLast((referral) => referral.state === state))
    .find((latest) => latest);
  if (found) return found.id;
  if (within.some(({ state }) => state === rule.to)) return undefined;
  throw new DomainError('ENCOUNTER.NO_OPEN_REFERRAL');
}

function reachable(
  step: ReferralStep,
  { entrance, actor, named }: AnswerFrom,
  referrals: Referrals,
): Referrals {
  const holderMay = entrance === 'holder' && ENCOUNTER_FACTS[step].by === 'receiver-or-holder';
  const meant = referrals.filter(({ id }) => named === undefined || id === named);
  if (named !== undefined && meant.length === 0) throw unknownEncounter();
  if (holderMay) return meant;
  const own = meant.filter(({ to }) => to === actor.branch);
  if (own.length === 0) throw notTheirs(entrance);
  return own;
}
