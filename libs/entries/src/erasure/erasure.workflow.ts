import { Inject, Injectable } from '@nestjs/common';
import { PersonsMet } from '../persons-met.port';
import { EventCodec, matterScope, wireTypes, type EventStore, type StoredEvent } from '@samsyn/event-store';
import type { Recorded, RecordedOf } from '@samsyn/kernel';
import { CommandExecutor, EVENT_STORE, type Workflow } from '@samsyn/processing';
import { OperationLog } from '@samsyn/operations';
import { KeyStore } from '@samsyn/secrecy';
import { EveryCopyErased, SubjectErased, type EntriesEvent } from '../entries.events';

const PAGE = 1_000;
const SUBJECTS = wireTypes(SubjectErased);
const MATTERS = wireTypes(EveryCopyErased);

/**
 * Destroys the keys of a person met once the decision to erase is durable, and those of what was sent to
 * others once every side has erased its copy; forgets what is in memory of either.
 */
@Injectable()
export class Erasure implements Workflow {
  readonly name = 'erasure';
  readonly types = [...SUBJECTS, ...MATTERS];

  constructor(
    private readonly keys: KeyStore,
    private readonly log: OperationLog,
    private readonly executor: CommandExecutor,
    private readonly persons: PersonsMet,
    private readonly codec: EventCodec,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  async handle(recorded: Recorded): Promise<void> {
    const { stream, operationId, recordedAt, name, data } = recorded as RecordedOf<EntriesEvent>;
    if (name === EveryCopyErased.name) await this.destroyMatter(stream, data.matter, recordedAt);
    else await this.destroy(new Map([[stream, recordedAt]]));
    if (operationId !== null) this.log.forget(operationId);
  }

  /** Before anything is served: a key store that was restored from a copy holds keys that were destroyed since. */
  async reapply(): Promise<void> {
    const erased = new Map<string, string>();
    for await (const { stream, recordedAt } of this.all(SUBJECTS)) erased.set(stream, recordedAt);
    await this.destroy(erased);
    // The id of the matter stands in clear: no key decides which keys are destroyed.
    for await (const { stream, recordedAt, data } of this.all(MATTERS))
      await this.destroyMatter(stream, data.matter as string, recordedAt);
  }

  private async destroyMatter(stream: string, matter: string, at: string): Promise<void> {
    await this.keys.destroy(matterScope(stream, matter), at);
    this.executor.forget(stream);
  }

  /** `erased`: streams of encounters, and since when. What was said of links to others goes with each. */
  private async destroy(erased: ReadonlyMap<string, string>): Promise<void> {
    if (erased.size === 0) return;
    const destroyed = new Map(erased);
    for await (const stored of this.all(this.persons.linkTypes)) {
      const since = this.persons
        .linkedBy(stored)
        .map((stream) => erased.get(stream))
        .find(Boolean);
      if (since !== undefined) destroyed.set(stored.stream, since);
    }
    for (const [stream, at] of destroyed) {
      await this.keys.destroy(stream, at);
      this.executor.forget(stream);
    }
  }

  private async *all(types: readonly string[]): AsyncGenerator<StoredEvent> {
    for (let after = 0; ;) {
      const page = await this.store.readAll({ after, limit: PAGE, filter: { types } });
      await this.codec.load(page);
      yield* page;
      after = page.at(-1)?.position ?? after;
      if (page.length < PAGE) return;
    }
  }
}
