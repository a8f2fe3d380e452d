import { DomainError, type Actor, type Branch, type Instant, type RecordedOf } from '@samsyn/kernel';
import type { EncounterEvent } from '../encounter.events';
import { ENCOUNTER_FACTS, notTheirs, unknownEncounter, type Entrance } from '../encounter-facts';
import { stillHad } from '../matters/matters';

export type ReferralState = 'requested' | 'accepted' | 'refused' | 'completed' | 'withdrawn';

/** `id` is that of its `ReferralRequested` entry, `to` the branch that answers. */
export interface Referral {
  readonly id: string;
  readonly to: Branch;
  readonly service: string;
  readonly state: ReferralState;
  /** When the branch could first see it. */
  readonly requestedAt: Instant;
  /** How often the branch has been reminded. */
  readonly reminders: number;
  /** When it was reminded last. */
  readonly remindedAt?: Instant;
  /** Sealed apart from the encounter: it is the actor's as well, and stays when the encounter is erased. */
  readonly isApart: boolean;
  /** Where the actor has erased its copy of it. */
  readonly erasedBy: readonly Branch[];
}
export type Referrals = readonly Referral[];

/**
 * Which referrals a step can be about, the likelier state first. A receiver may take back what it accepted,
 * and the holder what they asked for.
 */
export const REFERRAL_STEPS = {
  ReferralAccepted: { from: ['requested'], to: 'accepted' },
  ReferralRefused: { from: ['requested', 'accepted'], to: 'refused' },
  ReferralCompleted: { from: ['accepted', 'requested'], to: 'completed' },
  ReferralWithdrawn: { from: ['requested', 'accepted'], to: 'withdrawn' },
} as const satisfies Readonly<Record<string, { from: readonly ReferralState[]; to: ReferralState }>>;
export type ReferralStep = keyof typeof REFERRAL_STEPS;

type Heard = Extract<
  RecordedOf<EncounterEvent>,
  { readonly name: ReferralStep | 'ReferralRequested' | 'ReferralReminded' }
>;

const changed = (referrals: Referrals, id: string, change: Partial<Referral>): Referrals =>
  referrals.map((known) => (known.id === id ? { ...known, ...change } : known));

export function foldReferrals(referrals: Referrals, event: Heard): Referrals {
  switch (event.name) {
    case 'ReferralRequested': {
      // Erased on every side it waits nowhere.
      if (event.erased.includes('to')) return referrals;
      const { id, recordedAt, data } = event;
      const { to, service } = data;
      const begun = { requestedAt: recordedAt, reminders: 0, erasedBy: [] };
      const isApart = event.matter !== undefined;
      return [...referrals, { id, to, service, state: 'requested', isApart, ...begun }];
    }
    case 'ReferralReminded':
      return changed(referrals, event.data.referral, {
        reminders: event.data.times,
        remindedAt: event.recordedAt,
      });
    default:
      return changed(referrals, event.data.referral, { state: REFERRAL_STEPS[event.name].to });
  }
}

export interface AnswerFrom {
  readonly entrance: Entrance;
  readonly actor: Actor;
  /** Id of what is answered; absent: the latest open one. */
  readonly named?: string;
}

/**
 * The referral that the step is about, undefined where it is already so. A receiver reaches those addressed
 * to its own branch alone; what is addressed to another does not exist for it.
 * @throws DomainError `ENCOUNTER.NO_OPEN_REFERRAL`, `ENCOUNTER.UNKNOWN`, `ACCESS.NOT_YOURS`
 */
export function referralFor(
  step: ReferralStep,
  from: AnswerFrom,
  referrals: Referrals,
): Referral | undefined {
  const rule: { from: readonly ReferralState[]; to: ReferralState } = REFERRAL_STEPS[step];
  const within = reachable(step, from, referrals);
  const found = rule.from
    .map((state) => within.findLast((referral) => referral.state === state))
    .find((latest) => latest);
  if (found) return found;
  if (within.some(({ state }) => state === rule.to)) return undefined;
  throw new DomainError('ENCOUNTER.NO_OPEN_REFERRAL');
}

function reachable(
  step: ReferralStep,
  { entrance, actor, named }: AnswerFrom,
  referrals: Referrals,
): Referrals {
  const holderMay = entrance === 'holder' && ENCOUNTER_FACTS[step].who !== 'receiver';
  const meant = referrals.filter(({ id }) => named === undefined || id === named);
  if (named !== undefined && meant.length === 0) throw unknownEncounter();
  if (holderMay) return meant;
  const own = stillHad(
    meant.filter(({ to }) => to === actor.branch),
    actor.branch,
  );
  if (own.length === 0) throw notTheirs(entrance);
  return own;
}
