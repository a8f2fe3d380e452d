import { Inject, Injectable } from '@nestjs/common';
import {
  EncounterLinkWithdrawn,
  EncountersLinked,
  encounterStream,
  type EncounterPair,
} from '@samsyn/conducting/contract';
import { EventCodec, wireName, wireTypes, type EventStore, type StoredEvent } from '@samsyn/event-store';
import type { Recorded } from '@samsyn/kernel';
import { CommandExecutor, EVENT_STORE, type Workflow } from '@samsyn/processing';
import { KeyStore, OperationLog } from '@samsyn/secrecy';
import { SubjectErased } from '../entries.events';

const PAGE = 1_000;
const TYPES = [wireName(SubjectErased, SubjectErased.version)];
const LINKS = wireTypes(EncountersLinked, EncounterLinkWithdrawn);

/** Destroys the keys of a person met once the decision to erase her is durable, and forgets what is in memory of her. */
@Injectable()
export class Erasure implements Workflow {
  readonly name = 'erasure';
  readonly types = TYPES;

  constructor(
    private readonly keys: KeyStore,
    private readonly log: OperationLog,
    private readonly executor: CommandExecutor,
    private readonly codec: EventCodec,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  async handle({ stream, operationId, recordedAt }: Recorded): Promise<void> {
    await this.destroy(new Map([[stream, recordedAt]]));
    if (operationId !== null) this.log.forget(operationId);
  }

  /** Before anything is served: a key store that was restored from a copy holds keys that were destroyed since. */
  async reapply(): Promise<void> {
    const erased = new Map<string, string>();
    for await (const { stream, recordedAt } of this.all(TYPES)) erased.set(stream, recordedAt);
    await this.destroy(erased);
  }

  /** `erased`: streams of encounters, and since when. What was said of links to others goes with each. */
  private async destroy(erased: ReadonlyMap<string, string>): Promise<void> {
    if (erased.size === 0) return;
    const destroyed = new Map(erased);
    for await (const stored of this.all(LINKS)) {
      const pair = (this.codec.field(stored, 'encounters') ?? []) as EncounterPair | [];
      const since = pair.map((encounter) => erased.get(encounterStream(encounter))).find(Boolean);
      if (since !== undefined) destroyed.set(stored.stream, since);
    }
    for (const [stream, at] of destroyed) {
      this.keys.destroy(stream, at);
      this.executor.forget(stream);
    }
  }

  private async *all(types: readonly string[]): AsyncGenerator<StoredEvent> {
    for (let after = 0; ;) {
      const page = await this.store.readAll({ after, limit: PAGE, filter: { types } });
      yield* page;
      after = page.at(-1)?.position ?? after;
      if (page.length < PAGE) return;
    }
  }
}
