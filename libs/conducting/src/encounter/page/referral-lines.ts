import type { Branch, Json } from '@samsyn/kernel';
import type { EncounterState } from '../encounter-state';
import { canAnswer, supportService, type ServiceDemand } from '../referrals/support-services';
import type { PageEntries } from './page-entries';
import type { ReferralLine } from './encounter-page.schema';

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
