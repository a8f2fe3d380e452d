import { OF_PLAN_HEAD, planHead, type ViewedOperation } from '@samsyn/operations/contract';
import type { OperationKind } from '@samsyn/kinds';
import { siteKey, type Json } from '@samsyn/kernel';
import type { CallsOfOperation } from '../calls-of-operation.port';
import { briefingsIn } from './briefings-of-plan';
import { interpretersIn } from './interpreters-of-plan';
import { invitationsIn } from './invitations-of-plan';
import { noticesIn, SEES_THE_WHOLE } from './notices';
import { viewedPlanOf, type ViewedPlan } from './plan-as-seen';
import { rolesIn } from './roles-of-plan';
import type { PlannedMatter, PlanView } from './plan-view.schema';

type Head = Pick<PlanView, 'kind' | 'kindVersion' | 'region' | 'municipality' | 'window' | 'agreement'>;

function headOf({ entries }: ViewedPlan): Head {
  const {
    purpose: _purpose,
    reference: _reference,
    agreement: id,
    agreementVersion,
    ...head
  } = planHead(entries.of(...OF_PLAN_HEAD));
  return id === undefined ? head : { ...head, agreement: { id, version: agreementVersion! } };
}

const MATTERS = ['purpose', 'reference', 'municipality', 'sites', 'location', 'dress', 'maxInside'] as const;
const TELLS_MATTERS = ['OperationProposed', 'PreBriefingHeld'];
const REGISTERS_SITES = 'SitesRegistered';

const asField = (field: string, value: Json | undefined): { field: string; value: string }[] =>
  typeof value === 'string' || typeof value === 'number' ? [{ field, value: String(value) }] : [];

/** What was said at first and at the pre-briefing, as amended since: the last of each field holds. */
function mattersIn({ entries }: ViewedPlan): readonly PlannedMatter[] {
  const matters = new Map<string, PlannedMatter>();
  const tell = (entry: string, field: string, value: string): void => {
    const was = matters.get(field)?.value;
    if (was === value) return;
    matters.set(field, { field, value, entry, ...(was === undefined ? {} : { was }) });
  };
  const sites = new Set<string>();
  for (const { entry, name, data } of entries.of(...TELLS_MATTERS, 'PlanAmended', REGISTERS_SITES)) {
    if (name === REGISTERS_SITES) {
      for (const site of (data.sites ?? []) as readonly string[]) sites.add(siteKey(site));
      // Fewer names than were planned: the others have none yet.
      if (sites.size > Number(matters.get('sites')?.value ?? 0)) tell(entry.id, 'sites', String(sites.size));
      continue;
    }
    const changes = (data.changes ?? []) as unknown as readonly { field: string; value: string }[];
    const changed = [...MATTERS.flatMap((field) => asField(field, data[field])), ...changes];
    for (const { field, value } of changed) tell(entry.id, field, value);
    for (const { field } of entry.withheld) {
      const known = matters.get(field);
      if (known) matters.set(field, { ...known, outdated: true });
    }
  }
  return [...matters.values()];
}

/** `kind`: the version that the operation was proposed under, where the viewer knows it. */
export function planViewOf(
  operation: ViewedOperation,
  kind: OperationKind | undefined,
  calls: Pick<CallsOfOperation, 'whoComes'>,
): PlanView {
  const viewed = viewedPlanOf(operation);
  const { plan } = viewed;
  const { operationId: id, relation, leadingBranch } = operation;
  const whole = SEES_THE_WHOLE.includes(relation);
  const matters = mattersIn(viewed);
  const parts = {
    invitations: invitationsIn(viewed),
    roles: rolesIn(viewed, kind),
    briefings: briefingsIn(viewed),
    interpreters: interpretersIn(viewed),
  };
  return {
    id,
    relation,
    ...(leadingBranch === undefined ? {} : { leadingBranch }),
    ...headOf(viewed),
    released: plan.released,
    cancelled: plan.cancelled,
    ...(plan.riskLevel === undefined ? {} : { riskLevel: plan.riskLevel }),
    matters,
    ...parts,
    ...(plan.preBriefingAt === undefined ? {} : { preBriefingAt: plan.preBriefingAt }),
    covered: [...plan.covered],
    ...(whole ? noticesIn(operation, viewed, kind, parts, calls) : { notices: [] }),
  };
}
