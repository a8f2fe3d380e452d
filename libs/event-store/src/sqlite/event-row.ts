import type { Instant, JsonObject, PersonRef } from '@samsyn/kernel';
import { EventAltered } from '../chain';
import { contentText, leafOf, type EnvelopeContent } from '../envelope';
import type { ChainLink, EnvelopeVersion, EventToAppend, StoredEvent } from '../port';
import type { EventColumns } from './writer-messages';

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
  link: number | null,
  before: string | null,
  mac: string | null,
];

export const ROW_COLUMNS =
  'position, id, stream, revision, type, operation, envelope, ciphertexts, link, before, mac';

/** Stands once in an envelope as it is here: in a text its quotes would be escaped. A UUID needs no escape. */
const COMMAND_ID = '"commandId":"';

export function columnsOf(event: EventToAppend, stream: string, revision: number): EventColumns {
  const content = event.content ?? contentText(event);
  const hasCiphertexts = Object.keys(event.ciphertexts).length > 0;
  return [
    event.id,
    event.type,
    event.operationId,
    content,
    hasCiphertexts ? JSON.stringify(event.ciphertexts) : null,
    leafOf({ ...event, stream, revision }, content),
  ];
}

/** Asked before the contents of an event are given. */
export interface Verify {
  /** Events up to this position are taken as they stand. */
  readonly unbound: number;
  /** @throws EventAltered */
  check(event: EventOfRow): void;
}

/**
 * The event as every reader gets it, also the live ones: what stands in the log, not what the writer handed
 * in. It is parsed lazily: a reader who pages through the log passes most events over, and an operation that
 * is read again is asked little more than which events there were. `same` gives one string for equal ones.
 */
export class EventOfRow implements StoredEvent {
  readonly position: number;
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly operationId: string | null;
  readonly chain: ChainLink | undefined;
  readonly envelopeVersion: EnvelopeVersion;
  private envelope: EnvelopeContent | string;
  private sealedText: StoredEvent['ciphertexts'] | string;
  private isVerified = false;

  constructor(
    [position, id, stream, revision, type, operation, json, sealedText, link, before, mac]: EventRow,
    /** Undefined for what this process has written itself. */
    private readonly verify: Verify | undefined,
    same: OneOfEqual = (text) => text,
    private ownLeaf?: string,
  ) {
    this.position = position;
    this.id = id;
    this.stream = same(stream);
    this.revision = revision;
    this.type = same(type);
    this.operationId = operation === null ? null : same(operation);
    this.chain = link === null ? undefined : { number: link, before: before ?? '', mac: mac ?? '' };
    this.envelopeVersion = link === null && verify ? 1 : 2;
    // In a page of which half was written there may be anything, nothing included: no such text has its MAC.
    this.envelope = typeof json === 'string' ? json : '';
    this.sealedText = sealedText === null ? {} : typeof sealedText === 'string' ? sealedText : '';
  }

  /** Asked of every event of a stream, to know a repeated command, and then not verified. */
  get commandId(): string {
    if (typeof this.envelope !== 'string') return this.envelope.commandId;
    const from = this.envelope.indexOf(COMMAND_ID) + COMMAND_ID.length;
    const id = this.envelope.slice(from, this.envelope.indexOf('"', from));
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
    return (this.sealedText = this.sealedTexts(this.sealedText));
  }

  get leaf(): string {
    if (this.ownLeaf === undefined) {
      const isCanonical = this.envelopeVersion !== 1 && typeof this.envelope === 'string';
      this.ownLeaf = leafOf(this, isCanonical ? (this.envelope as string) : contentText(this.opened));
    }
    return this.ownLeaf;
  }

  /** Where they are no JSON, each field has one that no key opens: it is damaged, not erased. */
  private sealedTexts(text: string): StoredEvent['ciphertexts'] {
    try {
      const texts = JSON.parse(text) as StoredEvent['ciphertexts'] | null;
      if (texts !== null && typeof texts === 'object') return texts;
    } catch {
      // As what is JSON and holds none.
    }
    return Object.fromEntries(Object.keys(this.sealed).map((field) => [field, '']));
  }

  get isTakenAsItStands(): boolean {
    return this.verify !== undefined && this.position <= this.verify.unbound;
  }

  mustBeWhole(): void {
    if (this.isVerified) return;
    this.verify?.check(this);
    this.isVerified = true;
  }

  private get opened(): EnvelopeContent {
    if (typeof this.envelope === 'string') {
      this.mustBeWhole();
      this.envelope = contentIn(this.envelope, this.position);
    }
    return this.envelope;
  }
}

function contentIn(text: string, position: number): EnvelopeContent {
  try {
    return JSON.parse(text) as EnvelopeContent;
  } catch {
    throw new EventAltered(position);
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
