import { hash, randomFillSync } from 'node:crypto';
import type { Instant, Json, JsonObject, NewEvent, PersonRef, Recorded } from '@samsyn/kernel';
import { labelsOf, labelsToday } from './definition';
import { uuidV5 } from './ids';
import { followed, NO_FOLLOWERS, type BranchFollowers } from './followed-store';
import { openedFor } from './opened-for';
import { OpenedLater, type Opener } from './opened-later';
import type { EventToAppend, SealedField, StoredEvent } from './port';
import type { EventRegistry, WireType } from './registry';

/** What a sealed field is bound to (the additional authenticated data of its encryption). */
export interface SealedPlace {
  readonly eventId: string;
  readonly type: string;
  readonly field: string;
  readonly labels: readonly string[];
}

/** Encryption of single fields; the key store behind it is libs/secrecy. */
export interface FieldSealer {
  /** `scope`: the person met, a matter of hers, or the operation; `owner`: the recording branch. One key for each scope, owner and label set. */
  seal(
    place: SealedPlace,
    scope: string,
    owner: string,
    plaintext: string,
  ): { key: string; ciphertext: string };
  /** `undefined` where the key has been destroyed. @throws Error where the ciphertext or its place was changed. */
  open(place: SealedPlace, key: string, ciphertext: string): string | undefined;
}

export interface EventOrigin {
  readonly stream: string;
  readonly operationId: string | null;
  readonly commandId: string;
  readonly commandDigest: string;
  readonly causationId: string | null;
  readonly recordedAt: Instant;
  readonly occurredAt: Instant;
  readonly actor: PersonRef;
}

/** Raised when an event does not fit its closed schema: on write a fault of ours, on read a damaged log. */
export class SchemaMismatch extends Error {
  constructor(type: string, when: 'write' | 'read') {
    super(`${type} does not fit its schema on ${when}`);
    this.name = 'SchemaMismatch';
  }
}

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
  ) {}

  encode(event: NewEvent, index: number, origin: EventOrigin): EventToAppend {
    const wire = this.registry.ofName(event.name);
    if (!wire.accepts(event.data)) throw new SchemaMismatch(wire.type, 'write');
    const id = uuidV5(origin.commandId, String(index));
    const data: Record<string, Json> = {};
    const sealed: Record<string, SealedField> = {};
    const ciphertexts: Record<string, string> = {};
    const scope = this.scopeOf(event, id, origin);
    for (const [field, value] of Object.entries(event.data as JsonObject)) {
      if (value === undefined) continue;
      const labels = labelsOf(wire.fields[field]!, event.labels?.[field], origin.actor.branch, value);
      if (labels.length === 1 && labels[0] === 'shared') {
        data[field] = value;
        continue;
      }
      const disclosure = disclosureOf(field, value);
      const place = { eventId: id, type: wire.type, field, labels };
      const { key, ciphertext } = this.sealer.seal(place, scope, origin.actor.branch, disclosure);
      sealed[field] = { labels, key, digest: digestOf(disclosure) };
      ciphertexts[field] = ciphertext;
    }
    const { operationId, commandId, commandDigest, causationId, occurredAt, recordedAt, actor } = origin;
    const envelope = {
      id,
      type: wire.type,
      operationId,
      commandId,
      commandDigest,
      causationId,
      occurredAt,
      recordedAt,
    };
    return { ...envelope, actor, data, sealed, ciphertexts };
  }

  /** Id of the entry that began the matter for which an event of today is sealed; none where it is not sealed so. */
  matterOf({ name, data }: Pick<NewEvent, 'name' | 'data'>, id: string): string | undefined {
    return matterIn(this.registry.ofName(name), id, data as JsonObject);
  }

  /** Opens every field whose key is still there; the others are listed in `erased`. */
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
    for (const [field, sealed] of Object.entries(stored.sealed)) {
      labels[field] = sealed.labels;
      const value = this.openField(stored, field, sealed);
      if (value === undefined) erased.push(field);
      else data[field] = value;
    }
    if (erased.length === 0 && !wire.accepts(data)) throw new SchemaMismatch(stored.type, 'read');
    return this.recorded(stored, wire, data, labels, erased);
  }

  /**
   * The same, its fields opened and checked when somebody looks at them: most rules ask an operation of thousands of
   * entries only what happened when. What `decode` throws, `data` and `erased` then throw.
   */
  openedLater(stored: StoredEvent): Recorded {
    const { definition, version } = this.registry.ofType(stored.type);
    return new OpenedLater(stored, definition.name, version, this.opener);
  }

  /** One field of today's version of the data, the others left sealed; `undefined` where it is absent or erased. */
  field(stored: StoredEvent, name: string): Json | undefined {
    const wire = this.registry.ofType(stored.type);
    // An earlier version may make the field from others.
    if (wire.version !== wire.definition.version) return (this.decode(stored).data as JsonObject)[name];
    const sealed = stored.sealed[name];
    return sealed ? this.openField(stored, name, sealed) : stored.data[name];
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
    labels: Recorded['labels'],
    erased: readonly string[],
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
    };
  }

  private openField(stored: StoredEvent, field: string, sealed: SealedField): Json | undefined {
    const ciphertext = stored.ciphertexts[field];
    if (ciphertext === undefined) return undefined;
    const place = { eventId: stored.id, type: stored.type, field, labels: sealed.labels };
    const disclosure = this.sealer.open(place, sealed.key, ciphertext);
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
