import type { Branch, Instant, Json } from '@samsyn/kernel';
import type { EncounterState } from '../encounter-state';
import type { ReferralState } from '../referrals/referrals';
import { canAnswer, supportService, type ServiceDemand } from '../referrals/support-services';
import type { PageEntries } from './page-entries';

/** A referral through its life, and what stands in the way of an answer. */
export interface ReferralLine {
  readonly id: string;
  readonly to: Branch;
  readonly service: string;
  readonly state: ReferralState;
  readonly requestedAt: Instant;
  readonly answeredAt: Instant | null;
  /** From when, what the actor asks, why it refused or was withdrawn. */
  readonly facts: Readonly<Record<string, Json>>;
  readonly reminders: number;
  /** What the service demands and is not recorded, and `receiver` where such branches do not answer it as a rule. */
  readonly missing: readonly (ServiceDemand | 'receiver')[];
}

const STEPS = ['ReferralAccepted', 'ReferralRefused', 'ReferralCompleted', 'ReferralWithdrawn'] as const;
const REFERRAL_SCOPES = ['referral', 'all'];

const MET: Readonly<Record<ServiceDemand, (to: Branch, state: EncounterState) => boolean>> = {
  consent: (to, { consents }) =>
    consents.given.some(
      ({ recipient, inForce, scope }) =>
        inForce && recipient === to && scope.some((term) => REFERRAL_SCOPES.includes(term)),
    ),
  reservation: (to, { reservations }) =>
    !to.startsWith('ngo/') || reservations.some(({ branch }) => branch === to),
};

export const referralsIn = (entries: PageEntries, state: EncounterState): readonly ReferralLine[] =>
  state.referrals.map(({ id, to, service, state: reached, requestedAt, reminders }) => {
    const rules = supportService(service);
    const steps = entries.byTime(...STEPS).filter(({ facts }) => facts.referral === id);
    const {
      referral: _id,
      to: _to,
      ...facts
    } = Object.assign({}, ...steps.map((step) => step.facts)) as Record<string, Json>;
    const unmet = rules.demands.filter((demand) => !MET[demand](to, state));
    return {
      ...{ id, to, service, state: reached, requestedAt },
      answeredAt: steps[0]?.at ?? null,
      facts,
      reminders,
      missing: [...unmet, ...(canAnswer(rules, to) ? [] : (['receiver'] as const))],
    };
  });
