import { Inject, Injectable } from '@nestjs/common';
import { wireName, type EventStore } from '@samsyn/event-store';
import type { Recorded } from '@samsyn/kernel';
import { CommandExecutor, EVENT_STORE, type Workflow } from '@samsyn/processing';
import { KeyStore, OperationLog } from '@samsyn/secrecy';
import { SubjectErased } from '../entries.events';

const PAGE = 1_000;
const TYPES = [wireName(SubjectErased, SubjectErased.version)];

/** Destroys the keys of a person met once the decision to erase her is durable, and forgets what is in memory of her. */
@Injectable()
export class Erasure implements Workflow {
  readonly name = 'erasure';
  readonly types = TYPES;

  constructor(
    private readonly keys: KeyStore,
    private readonly log: OperationLog,
    private readonly executor: CommandExecutor,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  async handle({ stream, operationId, recordedAt }: Recorded): Promise<void> {
    this.keys.destroy(stream, recordedAt);
    this.executor.forget(stream);
    if (operationId !== null) this.log.forget(operationId);
  }

  /** Before anything is served: a key store that was restored from a copy holds keys that were destroyed since. */
  async reapply(): Promise<void> {
    for (let after = 0; ;) {
      const page = await this.store.readAll({ after, limit: PAGE, filter: { types: TYPES } });
      for (const { stream, recordedAt, position } of page) {
        after = position;
        this.keys.destroy(stream, recordedAt);
      }
      if (page.length < PAGE) return;
    }
  }
}
