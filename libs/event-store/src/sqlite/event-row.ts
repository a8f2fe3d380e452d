import type { Instant, JsonObject, PersonRef } from '@samsyn/kernel';
import type { EventToAppend, StoredEvent } from '../port';
import type { EventColumns } from './writer-messages';

/** What stands in the envelope column: all of an event that no query asks for, without its ciphertexts. */
type Envelope = Pick<
  EventToAppend,
  | 'commandId'
  | 'commandDigest'
  | 'causationId'
  | 'occurredAt'
  | 'recordedAt'
  | 'actor'
  | 'data'
  | 'sealed'
  | 'warnings'
>;

/** A row in the order of `ROW_COLUMNS`; arrays load faster than objects. */
export type EventRow = readonly [
  position: number,
  id: string,
  stream: string,
  revision: number,
  type: string,
  operation: string | null,
  envelope: string,
  ciphertexts: string | null,
];

export const ROW_COLUMNS = 'position, id, stream, revision, type, operation, envelope, ciphertexts';

/** How an envelope begins. A command's id is a UUID: nothing in it is escaped. */
const COMMAND_ID = '{"commandId":"';

export function columnsOf(event: EventToAppend): EventColumns {
  const { commandId, commandDigest, causationId, occurredAt, recordedAt, actor, data, sealed, warnings } =
    event;
  const envelope: Envelope = {
    commandId,
    commandDigest,
    causationId,
    occurredAt,
    recordedAt,
    actor,
    data,
    sealed,
    ...(warnings && { warnings }),
  };
  const hasCiphertexts = Object.keys(event.ciphertexts).length > 0;
  return [
    event.id,
    event.type,
    event.operationId,
    JSON.stringify(envelope),
    hasCiphertexts ? JSON.stringify(event.ciphertexts) : null,
  ];
}

/**
 * The event as every reader gets it, also the live ones: what stands in the log, not what the writer handed in. It is
 * taken apart when somebody looks: who reads the log page by page passes most events over, and an operation that is
 * read again is asked little more than which events there were. `same` gives one string for equal ones.
 */
export class EventOfRow implements StoredEvent {
  readonly position: number;
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly operationId: string | null;
  private envelope: Envelope | string;
  private sealedText: StoredEvent['ciphertexts'] | string;

  constructor(
    [position, id, stream, revision, type, operation, json, sealedText]: EventRow,
    same: OneOfEqual = (text) => text,
  ) {
    this.position = position;
    this.id = id;
    this.stream = same(stream);
    this.revision = revision;
    this.type = same(type);
    this.operationId = operation === null ? null : same(operation);
    this.envelope = json;
    this.sealedText = sealedText ?? {};
  }

  /** Asked of every event of a stream, to know a repeated command: it stands first in the envelope (`columnsOf`). */
  get commandId(): string {
    if (typeof this.envelope !== 'string' || !this.envelope.startsWith(COMMAND_ID))
      return this.opened.commandId;
    const id = this.envelope.slice(COMMAND_ID.length, this.envelope.indexOf('"', COMMAND_ID.length));
    // By way of its bytes: a part of a string would keep the whole of it in memory.
    return Buffer.from(id, 'latin1').toString('latin1');
  }

  get commandDigest(): string {
    return this.opened.commandDigest;
  }

  get causationId(): string | null {
    return this.opened.causationId;
  }

  get occurredAt(): Instant {
    return this.opened.occurredAt;
  }

  get recordedAt(): Instant {
    return this.opened.recordedAt;
  }

  get actor(): PersonRef {
    return this.opened.actor;
  }

  get data(): JsonObject {
    return this.opened.data;
  }

  get sealed(): StoredEvent['sealed'] {
    return this.opened.sealed;
  }

  get warnings(): StoredEvent['warnings'] {
    return this.opened.warnings;
  }

  get ciphertexts(): StoredEvent['ciphertexts'] {
    if (typeof this.sealedText !== 'string') return this.sealedText;
    return (this.sealedText = JSON.parse(this.sealedText) as StoredEvent['ciphertexts']);
  }

  private get opened(): Envelope {
    if (typeof this.envelope === 'string') this.envelope = JSON.parse(this.envelope) as Envelope;
    return this.envelope;
  }
}

export type OneOfEqual = (text: string) => string;

/** For the events of one page, which have few streams and types. */
export function oneOfEqual(): OneOfEqual {
  const known = new Map<string, string>();
  return (text) => {
    const one = known.get(text);
    if (one !== undefined) return one;
    known.set(text, text);
    return text;
  };
}
