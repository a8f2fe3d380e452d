import { Inject, Injectable } from '@nestjs/common';
import { EventRegistry } from '@samsyn/event-store';
import { DomainError, type Clock, type PersonRef } from '@samsyn/kernel';
import { CLOCK } from '@samsyn/processing';
import type { OperationSnapshot, Viewer } from '@samsyn/secrecy';
import { AccessLog } from './access-log';
import { Attention } from './attention';
import type { ReadRow } from './access-row';
import { FieldsInAnswer, type FoundInAnswer } from './fields-in-answer';
import { readFields } from './read-fields';

/** By which route, and as what. */
export type ReadBy = Pick<ReadRow, 'route' | 'form'>;

/** Writes down what a person is about to be shown. */
@Injectable()
export class ReadRecorder {
  constructor(
    @Inject(AccessLog) private readonly log: AccessLog,
    @Inject(EventRegistry) readonly registry: EventRegistry,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Attention) private readonly attention: Attention,
  ) {}

  /**
   * Asked before something is begun that goes on after its first answer.
   * @throws DomainError `ACCESS_LOG.UNAVAILABLE` (unavailable) where nothing could be written the last time
   */
  mustBeTaken(): void {
    if (this.log.fault !== undefined) throw new DomainError('ACCESS_LOG.UNAVAILABLE', {}, 'unavailable');
  }

  /**
   * Of one operation, entries as its history has them. Resolves when it is durable.
   * @throws DomainError `ACCESS_LOG.UNAVAILABLE` (unavailable)
   */
  shown(
    snapshot: OperationSnapshot,
    viewer: Viewer & PersonRef,
    by: ReadBy,
    entries: readonly unknown[],
  ): Promise<void> {
    const { operationId } = snapshot;
    const operations = new Map([[operationId, snapshot]]);
    return this.found(foundIn(snapshot, entries), operations, viewer, { ...by, named: [operationId] });
  }

  /**
   * The same for what a branch is sent without any person asking: it is written down, and no read that somebody should
   * look at.
   * @throws as `shown`
   */
  async sent(
    snapshot: OperationSnapshot,
    viewer: Viewer & PersonRef,
    by: ReadBy,
    entries: readonly unknown[],
  ): Promise<void> {
    const operations = new Map([[snapshot.operationId, snapshot]]);
    await this.log.record(await this.rowsOf(foundIn(snapshot, entries), operations, viewer, by));
  }

  /** What was found in an answer. @param named ids that the request asked about. @throws as `shown` */
  async found(
    found: FoundInAnswer,
    operations: ReadonlyMap<string, OperationSnapshot>,
    viewer: Viewer & PersonRef,
    { named, ...by }: ReadBy & { readonly named: readonly string[] },
  ): Promise<void> {
    const rows = await this.rowsOf(found, operations, viewer, by);
    const flagged = this.attention.to(rows, operations, named);
    await this.log.record([...rows, ...flagged]);
    this.attention.taken(flagged);
  }

  private async rowsOf(
    found: FoundInAnswer,
    operations: ReadonlyMap<string, OperationSnapshot>,
    viewer: Viewer & PersonRef,
    by: ReadBy,
  ): Promise<readonly ReadRow[]> {
    const at = this.clock.now();
    const read = await readFields(found, operations, { registry: this.registry, on: at, viewer });
    const { person, branch, role } = viewer;
    return [...read].map(([operation, fields]): ReadRow => ({
      ...{ kind: 'read', at, who: { person, branch, role }, ...by },
      ...(operation === '' ? {} : { operation }),
      fields,
    }));
  }
}

/** In entries of one operation, as its history has them. */
function foundIn(
  { operationId, entries: recorded, access }: OperationSnapshot,
  entries: readonly unknown[],
): FoundInAnswer {
  const nothing = { entries: [], entry: () => undefined, texts: () => undefined };
  const operation = { entries: recorded, entry: (id: string) => access.byId.get(id) };
  return new FieldsInAnswer(new Map([[operationId, { ...nothing, ...operation }]]), nothing).look(entries);
}
