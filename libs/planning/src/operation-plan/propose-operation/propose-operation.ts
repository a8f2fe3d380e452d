import type { OperationKinds } from '@samsyn/kinds';
import {
  definedFields,
  DomainError,
  secretsOf,
  type Instant,
  type CommandMetadata,
  type LabelledText,
  noneOf,
} from '@samsyn/kernel';
import type { OperationPlan } from '../operation-plan';
import { SECRET_MATTERS, type OperationPlanEvent } from '../operation-plan.events';

export interface ProposeOperation {
  readonly kind: 'ProposeOperation';
  /** Code of the kind of operation; the newest version of it holds. */
  readonly operation: string;
  readonly region: string;
  readonly municipality: string;
  readonly window: [Instant, Instant];
  readonly purpose: string;
  readonly reference: string;
  readonly sites?: number;
  readonly location?: LabelledText;
  readonly source?: LabelledText;
  /** The standing agreement that it starts from, in the version that is in force for it. */
  readonly agreement?: { readonly id: string; readonly version: number };
}

/**
 * The proposer is the named leader, and their branch the leading one.
 * @throws DomainError `ACCESS.NOT_YOURS`, `PLAN.UNKNOWN_KIND`
 */
export function decideProposal(
  command: ProposeOperation,
  plan: OperationPlan,
  { actor }: CommandMetadata,
  kinds: OperationKinds,
): readonly OperationPlanEvent[] {
  if (actor.role !== 'operation-leader') {
    throw new DomainError('ACCESS.NOT_YOURS', { requires: 'operation-leader' }, 'forbidden');
  }
  if (plan.operation) return [];
  const proposed = kinds.newest(command.operation);
  if (!proposed) throw noneOf('PLAN.UNKNOWN_KIND', command.operation, kinds.codes());
  const { code: kind, version: kindVersion } = proposed;
  const { region, municipality, window, purpose, reference, sites } = command;
  const { data, labels } = secretsOf(command, SECRET_MATTERS);
  if (labels.location?.length === 0 && proposed.location) labels.location = [proposed.location.label];
  const facts = { kind, kindVersion, region, municipality, window, purpose, reference };
  const startsFrom = definedFields({
    agreement: command.agreement?.id,
    agreementVersion: command.agreement?.version,
  });
  const proposal = { ...facts, ...definedFields({ sites }), ...startsFrom, ...data };
  return [{ name: 'OperationProposed', data: proposal, labels }];
}
