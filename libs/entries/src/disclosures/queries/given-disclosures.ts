import { Inject, Injectable } from '@nestjs/common';
import { EventRegistry } from '@samsyn/event-store';
import { unknownTo, type Clock } from '@samsyn/kernel';
import { CLOCK } from '@samsyn/processing';
import { OperationLog } from '@samsyn/operations';
import {
  marksOfConsent,
  canSeeOperation,
  view,
  type OperationSnapshot,
  type ViewContext,
  type Viewer,
} from '@samsyn/secrecy';
import type { GivenDisclosure } from '../disclosures.schema';

/** What the viewer's branch has given and received in an operation. */
@Injectable()
export class GivenDisclosures {
  constructor(
    private readonly log: OperationLog,
    private readonly registry: EventRegistry,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * In the order in which they were decided. In an encounter what was given is for its holder.
   * @throws DomainError `OPERATION.UNKNOWN` where the viewer may not know that there is one
   */
  async of(operationId: string, viewer: Viewer): Promise<readonly GivenDisclosure[]> {
    const operation = await this.log.snapshot(operationId);
    if (!canSeeOperation(operation.access, viewer)) throw unknownTo('OPERATION');
    return this.rows(operation, {
      registry: this.registry,
      on: this.clock.now(),
      viewer,
      accesses: [operation.access],
      nameOf: () => undefined,
    });
  }

  private rows({ access }: OperationSnapshot, context: ViewContext): readonly GivenDisclosure[] {
    const { branch } = context.viewer;
    const rows = [...access.disclosures].flatMap(([key, recipients]) =>
      [...recipients].flatMap(([recipient, given]) => {
        const isParty = recipient === branch || given.event.actor.branch === branch;
        const [entry = '', field = ''] = key.split('#');
        const item = access.byId.get(entry);
        const visible = isParty ? view(given.event, context) : undefined;
        if (!visible || !item) return [];
        const { ground, purpose } = visible.facts as { readonly ground?: string; readonly purpose?: string };
        const row: GivenDisclosure = {
          entry,
          type: item.name,
          field,
          recipient,
          ...(ground === undefined ? {} : { ground }),
          ...(purpose === undefined ? {} : { purpose }),
          decidedAt: given.decidedAt,
          decision: given.decision,
          ...marksOfConsent(given),
          ...(given.wrongBy === undefined ? {} : { wrongBy: given.wrongBy }),
          ...(access.encounters.get(item.stream)?.erased && item.matter === undefined
            ? { erased: true }
            : {}),
        };
        return [{ row, position: given.event.position }];
      }),
    );
    return rows.sort((a, b) => a.position - b.position).map(({ row }) => row);
  }
}
