import { hash, randomFillSync } from 'node:crypto';
import type { Instant, Json, JsonObject, NewEvent, PersonRef, Recorded, Warning } from '@samsyn/kernel';
import { LogDamage } from './damage';
import { labelsOf, labelsToday } from './definition';
import { contentText, leafOf } from './envelope';
import { uuidV5 } from './ids';
import { followed, NO_FOLLOWERS, type BranchFollowers } from './followed-store';
import { openedFor } from './opened-for';
import { LazyDecryptedEvent, type Opener } from './lazy-decrypted-event';
import type { EventToAppend, SealedField, StoredEvent } from './port';
import type { EventRegistry, WireType } from './registry';

/** Which key a field is sealed with: there is one for each. */
export interface KeyPlace {
  /** The person met, a matter of hers, or the operation. */
  readonly scope: string;
  /** The recording branch. */
  readonly owner: string;
  readonly labels: readonly string[];
}

/** A field is sealed with a key that is not in memory: it is there after `FieldSealer.make`. */
export class KeyNotInMemory extends Error {
  constructor(readonly place: KeyPlace) {
    super('the key of a field is not in memory');
    this.name = 'KeyNotInMemory';
  }
}

/** A field is opened whose key was not loaded before. */
export class KeyNotLoaded extends Error {
  constructor(readonly key: string) {
    super('the key of a sealed field was not loaded before it was opened');
    this.name = 'KeyNotLoaded';
  }
}

/**
 * Encryption of single fields, synchronous; the key store behind it is libs/secrecy. `binding`: what a ciphertext opens
 * with, and nowhere else. Where the key store is in another process, keys are loaded before: then `load` and `make` are there.
 */
export interface FieldSealer {
  /**
   * Loads every key of these scopes and of their matters. Absent: each key is at hand when it is asked for.
   */
  load?(scopes: Iterable<string>): Promise<void>;
  /** Makes the key where there is none yet, durable, and has it in memory. */
  make?(place: KeyPlace): Promise<void>;
  /**
   * The id of the key to seal with, made where there is none yet: one for each scope, owner and label set.
   * @throws KeyNotInMemory
   */
  keyFor(scope: string, owner: string, labels: readonly string[]): string;
  seal(binding: string, key: string, plaintext: string): string;
  /**
   * `undefined` where the key has been destroyed.
   * @throws Error where the ciphertext or its binding was changed
   * @throws KeyNotLoaded
   */
  open(binding: string, key: string, ciphertext: string): string | undefined;
}

export interface EventOrigin {
  readonly stream: string;
  /** That the event will have. */
  readonly revision: number;
  readonly operationId: string | null;
  readonly commandId: string;
  readonly commandDigest: string;
  readonly causationId: string | null;
  readonly recordedAt: Instant;
  readonly occurredAt: Instant;
  readonly actor: PersonRef;
  /** On the first event of a command. */
  readonly warnings?: readonly Warning[] | undefined;
}

/** Raised when an event does not fit its closed schema: on write a fault of ours, on read a damaged log. */
export class SchemaMismatch extends Error {
  constructor(type: string, when: 'write' | 'read') {
    super(`${type} does not fit its schema on ${when}`);
    this.name = 'SchemaMismatch';
  }
}

/** What a sealed field of an envelope of version 1 is bound to: event, type, field, labels and key. */
const boundToEvent = ({ id, type }: StoredEvent, field: string, { labels, key }: SealedField): string =>
  [id, type, field, labels.join('+'), key].join('|');

/** From version 2 on, to all of the envelope, its own digest among it. */
const boundToEnvelope = (leaf: string, field: string, key: string): string => [leaf, field, key].join('|');

const bindingOf = (stored: StoredEvent, field: string, sealed: SealedField): string =>
  stored.envelopeVersion === 1
    ? boundToEvent(stored, field, sealed)
    : boundToEnvelope(stored.leaf, field, sealed.key);

const SALT_BYTES = 16;
/** Random bytes are asked for in blocks: the generator's call costs more than what is done with sixteen of them. */
const salts = Buffer.alloc(SALT_BYTES * 256);
let nextSalt = salts.length;

function freshSalt(): string {
  if (nextSalt === salts.length) {
    randomFillSync(salts);
    nextSalt = 0;
  }
  nextSalt += SALT_BYTES;
  return salts.toString('base64url', nextSalt - SALT_BYTES, nextSalt);
}

/** Salted disclosure of one field, RFC 9901 section 4.2.1: base64url(JSON [salt, name, value]). */
const disclosureOf = (name: string, value: Json): string =>
  Buffer.from(JSON.stringify([freshSalt(), name, value]), 'utf8').toString('base64url');

/** RFC 9901 section 4.2.3: the digest over the ASCII bytes of the disclosure. */
export const digestOf = (disclosure: string): string => hash('sha256', disclosure, 'base64url');

/** Under which the keys of one matter of a stream are kept, apart from those of the stream. */
export const matterScope = (stream: string, matter: string): string => `${stream}/${matter}`;
/** The stream or operation of a scope, also where it is that of a matter. */
export const wholeScope = (scope: string): string => scope.split('/', 1)[0]!;

/** Undefined where the event is not sealed for a matter, and where the field that says for which is erased. */
function matterIn(
  { sealedFor, definition: { matter } }: WireType,
  id: string,
  data: JsonObject,
): string | undefined {
  if (sealedFor !== 'matter') return undefined;
  return matter === undefined ? id : (data[matter] as string | undefined);
}

/** Turns events into envelopes and back: closed schemas, wire names, upcasters, sealing. */
export class EventCodec {
  /** For what is opened later: whoever asked for the event has said so then. */
  private readonly opener: Opener = { decode: (stored) => this.open(stored) };

  constructor(
    readonly registry: EventRegistry,
    private readonly sealer: FieldSealer,
    private readonly followers: BranchFollowers = NO_FOLLOWERS,
    readonly damage: LogDamage = new LogDamage(),
  ) {}

  /**
   * Asked with what a store answered, before any of it is decoded: nothing is opened whose key is elsewhere. undefined:
   * there is nothing to wait for.
   */
  load(stored: readonly Pick<StoredEvent, 'stream' | 'operationId'>[]): Promise<void> | undefined {
    if (!this.sealer.load || stored.length === 0) return undefined;
    return this.sealer.load(
      new Set(stored.flatMap(({ stream, operationId }) => [stream, operationId ?? stream])),
    );
  }

  /** Makes the key that `encode` missed, which is then done again. @throws the error where it is another */
  async makeMissingKey(error: unknown): Promise<void> {
    if (!(error instanceof KeyNotInMemory) || !this.sealer.make) throw error;
    await this.sealer.make(error.place);
  }

  /** @throws KeyNotInMemory where the key store is in another process: `makeMissingKey` waits for it */
  encode(event: NewEvent, index: number, origin: EventOrigin): EventToAppend {
    const wire = this.registry.ofName(event.name);
    if (!wire.accepts(event.data)) throw new SchemaMismatch(wire.type, 'write');
    const id = uuidV5(origin.commandId, String(index));
    const scope = this.scopeOf(event, id, origin);
    const data: Record<string, Json> = {};
    const sealed: Record<string, SealedField> = {};
    const disclosures: [field: string, disclosure: string][] = [];
    for (const [field, value] of Object.entries(event.data as JsonObject)) {
      if (value === undefined) continue;
      const labels = labelsOf(wire.fields[field]!, event.labels?.[field], origin.actor.branch, value);
      if (labels.length === 1 && labels[0] === 'shared') {
        data[field] = value;
        continue;
      }
      const disclosure = disclosureOf(field, value);
      const key = this.sealer.keyFor(scope, origin.actor.branch, labels);
      sealed[field] = { digest: digestOf(disclosure), key, labels };
      disclosures.push([field, disclosure]);
    }
    const { stream, revision, ...rest } = origin;
    const envelope = { ...rest, id, type: wire.type, data, sealed };
    const content = contentText(envelope);
    const leaf = leafOf({ ...envelope, stream, revision }, content);
    const ciphertexts = Object.fromEntries(
      disclosures.map(([field, disclosure]) => {
        const { key } = sealed[field]!;
        return [field, this.sealer.seal(boundToEnvelope(leaf, field, key), key, disclosure)];
      }),
    );
    return { ...envelope, ciphertexts, content };
  }

  /** Id of the entry that began the matter for which an event of today is sealed; none where it is not sealed so. */
  matterOf({ name, data }: Pick<NewEvent, 'name' | 'data'>, id: string): string | undefined {
    return matterIn(this.registry.ofName(name), id, data as JsonObject);
  }

  /** `decode` of each, its keys loaded before. */
  async decodeAll(stored: readonly StoredEvent[]): Promise<readonly Recorded[]> {
    await this.load(stored);
    return stored.map((event) => this.decode(event));
  }

  /** Opens every field whose key is still there; the others are listed in `erased`. `load` comes before. */
  decode(stored: StoredEvent): Recorded {
    const event = this.open(stored);
    openedFor.getStore()?.event(event);
    return event;
  }

  private open(stored: StoredEvent): Recorded {
    const wire = this.registry.ofType(stored.type);
    const data: Record<string, Json> = { ...stored.data };
    const labels: Record<string, readonly string[]> = {};
    const erased: string[] = [];
    const damaged: string[] = [];
    for (const [field, sealed] of Object.entries(stored.sealed)) {
      labels[field] = sealed.labels;
      const value = this.opened(stored, field, sealed, damaged);
      if (value === undefined) erased.push(field);
      else data[field] = value;
    }
    if (erased.length === 0 && !wire.accepts(data)) throw new SchemaMismatch(stored.type, 'read');
    return this.recorded(stored, wire, data, { labels, erased, damaged });
  }

  /**
   * The same, its fields opened and checked lazily: most rules ask an operation of thousands of entries only
   * what happened when. What `decode` throws, `data` and `erased` then throw.
   */
  decodeLazily(stored: StoredEvent): Recorded {
    const { definition, version } = this.registry.ofType(stored.type);
    return new LazyDecryptedEvent(stored, definition.name, version, this.opener);
  }

  /** One field of today's version of the data, the others left sealed; `undefined` where it is absent or erased. */
  field(stored: StoredEvent, name: string): Json | undefined {
    const wire = this.registry.ofType(stored.type);
    // An earlier version may make the field from others.
    if (wire.version !== wire.definition.version) return (this.decode(stored).data as JsonObject)[name];
    const sealed = stored.sealed[name];
    return sealed ? this.opened(stored, name, sealed) : stored.data[name];
  }

  /**
   * The same event in the envelope of today: its content as RFC 8785 text, its leaf, and its fields sealed again, bound to
   * all of it. A field that does not open stays as it is; one whose key is destroyed loses its ciphertext.
   */
  resealed(stored: StoredEvent): {
    readonly content: string;
    readonly leaf: string;
    readonly ciphertexts: StoredEvent['ciphertexts'];
  } {
    const content = contentText(stored);
    const leaf = leafOf(stored, content);
    const ciphertexts: Record<string, string> = {};
    for (const [field, ciphertext] of Object.entries(stored.ciphertexts)) {
      const sealed = stored.sealed[field];
      const again = sealed && this.sealedAgain(stored, field, leaf);
      if (again !== undefined) ciphertexts[field] = again;
      else if (sealed === undefined) ciphertexts[field] = ciphertext;
    }
    return { content, leaf, ciphertexts };
  }

  private sealedAgain(stored: StoredEvent, field: string, leaf: string): string | undefined {
    const [sealed, ciphertext] = [stored.sealed[field]!, stored.ciphertexts[field]!];
    const { key } = sealed;
    try {
      const disclosure = this.sealer.open(bindingOf(stored, field, sealed), key, ciphertext);
      return disclosure && this.sealer.seal(boundToEnvelope(leaf, field, key), key, disclosure);
    } catch {
      return ciphertext;
    }
  }

  private scopeOf(event: NewEvent, id: string, { stream, operationId }: EventOrigin): string {
    const { sealedFor } = this.registry.ofName(event.name);
    if (sealedFor === 'operation') return operationId ?? stream;
    const matter = event.matter ?? this.matterOf(event, id);
    return matter === undefined ? stream : matterScope(stream, matter);
  }

  private recorded(
    stored: StoredEvent,
    wire: WireType,
    data: JsonObject,
    { labels, erased, damaged }: Pick<Recorded, 'labels' | 'erased'> & { damaged: readonly string[] },
  ): Recorded {
    const { version, definition } = wire;
    const upcast = wire.upcast(data);
    const isOfToday = version === definition.version;
    const matter = matterIn(wire, stored.id, upcast);
    return {
      position: stored.position,
      id: stored.id,
      stream: stored.stream,
      revision: stored.revision,
      name: wire.definition.name,
      version: wire.version,
      operationId: stored.operationId,
      commandId: stored.commandId,
      causationId: stored.causationId,
      occurredAt: stored.occurredAt,
      recordedAt: stored.recordedAt,
      actor: stored.actor,
      ...(stored.recordedAs === undefined ? {} : { recordedAs: stored.recordedAs }),
      ...(matter === undefined ? {} : { matter }),
      data: upcast,
      labels: isOfToday
        ? labels
        : labelsToday(
            labels,
            { then: wire.fields, today: definition.fields, data: upcast },
            stored.actor.branch,
          ),
      erased,
      ...(damaged.length === 0 ? {} : { damaged }),
    };
  }

  /** `undefined` where the field is erased, and where it is damaged: it hides itself, not what stands beside it. */
  private opened(
    stored: StoredEvent,
    field: string,
    sealed: SealedField,
    damaged?: string[],
  ): Json | undefined {
    // An altered envelope is no damage of one field.
    const binding = bindingOf(stored, field, sealed);
    try {
      return this.openField(stored, field, sealed, binding);
    } catch (error) {
      if (error instanceof KeyNotLoaded) throw error;
      damaged?.push(field);
      this.damage.field(stored, field);
      return undefined;
    }
  }

  private openField(
    stored: StoredEvent,
    field: string,
    sealed: SealedField,
    binding: string,
  ): Json | undefined {
    const ciphertext = stored.ciphertexts[field];
    if (ciphertext === undefined) return undefined;
    const disclosure = this.sealer.open(binding, sealed.key, ciphertext);
    if (disclosure === undefined) return undefined;
    if (digestOf(disclosure) !== sealed.digest)
      throw new Error(`the digest of a sealed field of ${stored.id} differs`);
    const [, name, value] = JSON.parse(Buffer.from(disclosure, 'base64url').toString('utf8')) as [
      string,
      string,
      Json,
    ];
    if (name !== field) throw new Error(`a sealed field of ${stored.id} stands under another name`);
    return this.followers.any ? followed(value, stored, this.followers) : value;
  }
}
