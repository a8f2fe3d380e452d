import { inHyphens, type OperationKind, type OperationKinds } from '@samsyn/kinds';
import {
  definedFields,
  DomainError,
  secretsOf,
  siteKey,
  type Branch,
  type ChosenLabel,
  type Label,
  type LabelledText,
  type PersonRef,
} from '@samsyn/kernel';
import { newBriefings } from '../briefing/brief-anew';
import { BRIEFING_MATTERS } from '../briefing/briefing-matters';
import { SECRET_MATTERS, type RISK_LEVELS } from '../operation-plan.events';
import { refuseIfCancelled, type PlanRule, type PlanRules } from '../plan-rule';

export interface AssessRisk {
  readonly kind: 'AssessRisk';
  readonly level: (typeof RISK_LEVELS)[number];
  readonly ground?: LabelledText;
}
export interface NameContactPerson {
  readonly kind: 'NameContactPerson';
  readonly who: PersonRef;
  readonly telephone?: string;
}
export interface AssignRoles {
  readonly kind: 'AssignRoles';
  readonly roles: readonly { readonly who: PersonRef; readonly task: string }[];
}
export interface RegisterSites {
  readonly kind: 'RegisterSites';
  readonly sites: readonly string[];
}
export interface AmendPlan {
  readonly kind: 'AmendPlan';
  readonly changes: readonly { readonly field: string; readonly value: string }[];
  readonly location?: LabelledText;
  readonly source?: LabelledText;
  /** Branches that need a new briefing whatever `BRIEFING_MATTERS` says. */
  readonly briefAnew?: readonly Branch[];
}
export type PreparationCommand = AssessRisk | NameContactPerson | AssignRoles | RegisterSites | AmendPlan;

/**
 * `{ "conversation": "coordA" }`: a task stands where a person should, and a person where a task should.
 * @throws DomainError `PLAN.ROLES_REVERSED` (invalid)
 */
export function mustNameThePersonsFirst(
  roles: Readonly<Record<string, string>>,
  isPerson: (handle: string) => boolean,
): void {
  const isReversed = Object.entries(roles).some(([who, task]) => !isPerson(who) && isPerson(task.trim()));
  if (isReversed) throw new DomainError('PLAN.ROLES_REVERSED', {}, 'invalid');
}

const assessRisk: PlanRule<AssessRisk>['decide'] = (command, plan) => {
  refuseIfCancelled(plan);
  // A level that is given again with its ground is a new assessment; without, it is the same one.
  if (plan.riskLevel === command.level && !command.ground) return [];
  const { data, labels } = secretsOf(command, ['ground']);
  return [{ name: 'RiskAssessed', data: { level: command.level, ...data }, labels }];
};

/** A branch names its own; the leading branch may name anyone's. */
const nameContactPerson: PlanRule<NameContactPerson>['decide'] = (
  { who, telephone },
  plan,
  { actor, standing },
) => {
  refuseIfCancelled(plan);
  if (who.branch !== actor.branch && !standing?.leads) {
    throw new DomainError('ACCESS.NOT_YOURS', { requires: 'own-branch' }, 'forbidden');
  }
  if (plan.contacts.get(who.person) === (telephone ?? null)) return [];
  return [{ name: 'ContactPersonNamed', data: { who, ...definedFields({ telephone }) } }];
};

const assignRoles: PlanRule<AssignRoles>['decide'] = ({ roles }, plan) => {
  refuseIfCancelled(plan);
  if (roles.every(({ who, task }) => plan.roles.get(who.person) === task)) return [];
  return [{ name: 'RoleAssigned', data: { roles: [...roles] } }];
};

/** @throws DomainError `PLAN.SITE_REPEATS` (invalid): two of the names are one site, as names are compared */
const registerSites: PlanRule<RegisterSites>['decide'] = ({ sites }, plan) => {
  refuseIfCancelled(plan);
  if (new Set(sites.map(siteKey)).size < sites.length)
    throw new DomainError('PLAN.SITE_REPEATS', {}, 'invalid');
  const isNew = (site: string): boolean => plan.sites.get(siteKey(site)) !== site;
  return sites.some(isNew) ? [{ name: 'SitesRegistered', data: { sites: [...sites] } }] : [];
};

/** What of a plan is amended by a command of its own, and which. */
const AMENDED_ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ['window', 'POST /operations/{operationId}/reschedulings'],
  ['roles', 'POST /operations/{operationId}/roles'],
  ['agencies', 'POST /operations/{operationId}/invitations'],
]);
/** What stands in the proposal and what the pre-briefing agreed. */
const OF_THE_PLAN = [
  'purpose',
  'reference',
  'municipality',
  'sites',
  ...SECRET_MATTERS,
  'dress',
  'maxInside',
];

/** What an amendment of an operation of that kind may change: fields of the plan, and points of its agenda. */
export const amendable = ({ agenda }: Pick<OperationKind, 'agenda'>): readonly string[] => {
  const names = [
    ...OF_THE_PLAN,
    ...agenda.map(({ code }) => code),
    ...BRIEFING_MATTERS.map(({ field }) => field),
  ];
  // Each once, in its first spelling: `maxInside` and `max-inside` are one field.
  const byKey = new Map<string, string>();
  for (const name of names) if (!byKey.has(inHyphens(name))) byKey.set(inHyphens(name), name);
  return [...byKey.values()];
};

/** @throws DomainError `PLAN.AMENDED_ELSEWHERE` with the command to use, `PLAN.UNKNOWN_FIELD` with those there are (invalid) */
function mustBeAmendable(fields: readonly string[], kind: Pick<OperationKind, 'agenda'>): void {
  const known = new Set(amendable(kind).map(inHyphens));
  for (const field of fields) {
    const instead = AMENDED_ELSEWHERE.get(field);
    if (instead !== undefined) throw new DomainError('PLAN.AMENDED_ELSEWHERE', { field, instead }, 'invalid');
    if (!known.has(inHyphens(field)))
      throw new DomainError('PLAN.UNKNOWN_FIELD', { allowed: [...amendable(kind)] }, 'invalid');
  }
}

/** An amendment keeps the labels of the field that it changes; what it says of its own is added, never less. */
const keptLabels = (
  now: readonly Label[] | undefined,
  chosen: readonly ChosenLabel[],
  ofKind: readonly Label[],
): readonly Label[] => [...new Set([...(now ?? (chosen.length > 0 ? [] : ofKind)), ...chosen])];

/**
 * The event says what it was before, and which of those who had been briefed must be briefed again.
 * @rule amendment-keeps-label: An amendment of where the operation is, or of the source of the information,
 *   keeps the labels that the field had; they may be raised, never lowered.
 * @source domain: Secrecy; OSL 8:1
 * @proof amending where it is › …
 */
const amend =
  (kinds: OperationKinds): PlanRule<AmendPlan>['decide'] =>
  (command, plan, { occurredAt }) => {
    const { changes, briefAnew: named = [] } = command;
    refuseIfCancelled(plan);
    const kind = kinds.of(plan.operation!.kind, plan.kindVersion);
    const { data: secrets, labels } = secretsOf(command, SECRET_MATTERS);
    const fields = [...changes.map(({ field }) => field), ...Object.keys(secrets)];
    mustBeAmendable(fields, kind);
    const valuesNow = [...changes, ...Object.entries(secrets).map(([field, value]) => ({ field, value }))];
    const isOtherwise = valuesNow.some(({ field, value }) => plan.values.get(field) !== value);
    const isRaised = SECRET_MATTERS.some((field) =>
      labels[field]?.some((label) => !plan.labels.get(field)?.includes(label)),
    );
    if (named.length === 0 && !isOtherwise && !isRaised) return [];
    const withBefore = changes.map((change) => ({
      ...change,
      ...definedFields({ was: plan.values.get(change.field) }),
    }));
    const briefings = newBriefings(plan.briefedBranches, fields, named, occurredAt);
    const briefAnew = briefings.map(({ of, ...briefing }) => ({ ...briefing, of: [...of] }));
    const data = { changes: withBefore, ...secrets, ...(briefAnew.length > 0 ? { briefAnew } : {}) };
    const kept = Object.entries(labels).map(([field, chosen]) => {
      const ofKind = field === 'location' && kind.location ? [kind.location.label] : [];
      return [field, keptLabels(plan.labels.get(field), chosen, ofKind)] as const;
    });
    return [{ name: 'PlanAmended', data, ...(kept.length > 0 ? { labels: Object.fromEntries(kept) } : {}) }];
  };

export const preparationRules = (kinds: OperationKinds): PlanRules<PreparationCommand> => ({
  AssessRisk: { who: 'operation-leader', decide: assessRisk },
  NameContactPerson: { who: 'invited-or-participant', decide: nameContactPerson },
  AssignRoles: { who: 'operation-leader', decide: assignRoles },
  RegisterSites: { who: 'operation-leader', decide: registerSites },
  AmendPlan: { who: 'operation-leader', decide: amend(kinds) },
});
