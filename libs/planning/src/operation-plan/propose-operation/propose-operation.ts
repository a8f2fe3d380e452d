import { DomainError, secretsOf, type Instant, type Intent, type LabelledText } from '@samsyn/kernel';
import { KINDS } from '../../kinds/kinds';
import { told } from '../../told';
import type { OperationPlan } from '../operation-plan';
import type { OperationPlanEvent } from '../operation-plan.events';

export interface ProposeOperation {
  readonly kind: 'ProposeOperation';
  /** The kind of operation, one of KINDS. */
  readonly operation: string;
  readonly region: string;
  readonly municipality: string;
  readonly window: [Instant, Instant];
  readonly purpose: string;
  readonly reference: string;
  readonly sites?: number;
  readonly location?: LabelledText;
  readonly source?: LabelledText;
}

/**
 * Whoever proposes is the named leader, and her branch the leading one.
 * @throws DomainError `ACCESS.NOT_YOURS`, `PLAN.UNKNOWN_KIND`
 */
export function decideProposal(
  command: ProposeOperation,
  plan: OperationPlan,
  { actor }: Intent,
): readonly OperationPlanEvent[] {
  if (actor.role !== 'operation-leader') {
    throw new DomainError('ACCESS.NOT_YOURS', { requires: 'operation-leader' }, 'forbidden');
  }
  if (plan.operation) return [];
  const { code: kind, version: kindVersion } = KINDS.newest(command.operation);
  const { region, municipality, window, purpose, reference, sites } = command;
  const { data, labels } = secretsOf(command, ['location', 'source']);
  const facts = { kind, kindVersion, region, municipality, window, purpose, reference };
  return [{ name: 'OperationProposed', data: { ...facts, ...told({ sites }), ...data }, labels }];
}
