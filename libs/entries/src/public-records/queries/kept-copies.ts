import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { EventCodec, EventRegistry, type EventStore } from '@samsyn/event-store';
import { OperationHistory } from '@samsyn/operations/contract';
import {
  isPersonRef,
  unknownTo,
  type Actor,
  type Json,
  type Label,
  type Recorded,
  type RecordedOf,
} from '@samsyn/kernel';
import { EVENT_STORE } from '@samsyn/processing';
import { OperationLog } from '@samsyn/operations';
import { viewerOf, type Viewer } from '@samsyn/secrecy';
import canonicalize from 'canonicalize';
import { PublicRecordsCopies, type MaskedCopy, type PublicRecordsCopy } from '../../public-records.port';
import { maskedCopy, type KeptEntry } from '../masked-copy';
import { publicRecordsRequest, type RequestState } from '../public-records-request';
import { PUBLIC_SECRECY } from '../rules/mask-rules';
import { publicRecordsStream, type PublicRecordsEvent } from '../public-records.events';

/** A request for public records is itself no part of what was asked for. */
const isRequest = (name: string): boolean => name.startsWith('PublicRecords');

/** Staff stand as branch and role: who was on duty is for the authority to give, not for a copy. */
const withoutNames = (value: Json): Json => {
  if (isPersonRef(value)) return `${value.branch} ${value.role}`;
  if (Array.isArray(value)) return value.map(withoutNames);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutNames(one)]));
};

interface Found {
  readonly operationId: string;
  readonly events: readonly RecordedOf<PublicRecordsEvent>[];
  readonly state: RequestState;
}

/** Masks what the branch keeps of the operation, as the log has it. */
@Injectable()
export class KeptCopies extends PublicRecordsCopies {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly codec: EventCodec,
    private readonly registry: EventRegistry,
    private readonly log: OperationLog,
    @Inject(OperationHistory) private readonly history: OperationHistory,
  ) {
    super();
  }

  async of(requestId: string, actor: Actor): Promise<PublicRecordsCopy> {
    const { operationId, events, state } = await this.request(requestId, actor);
    const [requested] = events;
    const answered = events.find((event) => event.name === 'PublicRecordsAnswered');
    const copy = await this.copyOf(operationId, viewerOf(actor), state);
    const answer = answered && {
      outcome: answered.data.outcome,
      answeredAt: answered.recordedAt,
      ...(answered.data.court === undefined ? {} : { court: answered.data.court }),
      ...(answered.data.reasons === undefined ? {} : { reasons: answered.data.reasons }),
    };
    return {
      request: requestId,
      operation: operationId,
      branch: requested!.actor.branch,
      requestedAt: requested!.recordedAt,
      status: state.status === 'none' ? 'open' : state.status,
      ...answer,
      ...copy,
      rules: rulesIn(copy),
    };
  }

  /** @throws DomainError `RECORDS.UNKNOWN` where it is another branch's or nobody's */
  async request(requestId: string, { branch }: Actor): Promise<Found> {
    const stored = await this.store.readStream(publicRecordsStream(requestId));
    const events = (await this.codec.decodeAll(stored)) as readonly RecordedOf<PublicRecordsEvent>[];
    const [first] = events;
    if (!first?.operationId || first.actor.branch !== branch) throw unknownTo('RECORDS');
    const state = events.reduce(
      (before, event) => publicRecordsRequest.evolve(before, event),
      publicRecordsRequest.initial,
    );
    return { operationId: first.operationId, events, state };
  }

  async copyOf(operationId: string, viewer: Viewer, { decisions, asOf }: RequestState): Promise<MaskedCopy> {
    return maskedCopy(await this.kept(operationId, viewer, asOf), decisions);
  }

  /** SHA-256 (base64url) over the RFC 8785 form of what is given and masked. */
  digestOf({ entries }: MaskedCopy): string {
    return createHash('sha256')
      .update(canonicalize(entries) ?? '')
      .digest('base64url');
  }

  /** What the branch keeps: every entry that the acting person sees, with the labels its fields were sealed under. */
  async kept(operationId: string, viewer: Viewer, asOf?: string): Promise<readonly KeptEntry[]> {
    const viewed = await this.history.forViewer(operationId, viewer, asOf === undefined ? {} : { asOf });
    const { access } = await this.log.snapshot(operationId);
    return (viewed?.entries ?? []).flatMap(({ entry, name, at, data }) => {
      const event = access.byId.get(entry.id);
      if (!event || isRequest(name)) return [];
      // Corrections and disclosures stand in the stream of what they touch: in that of a person met, they are
      // about that person too.
      const isOfPersonMet = access.encounters.has(event.stream) || access.concerns.outside.has(event.stream);
      const audience = isOfPersonMet ? 'encounter' : this.registry.ofName(name).definition.audience;
      const fields = Object.entries(data).map(([field, value]) => ({
        field,
        value: withoutNames(value),
        labels: labelsOf(event, field),
      }));
      return [{ id: entry.id, type: name, at, branch: entry.branch, audience, fields }];
    });
  }
}

const rulesIn = ({ entries }: MaskedCopy): PublicRecordsCopy['rules'] => {
  const used = new Set(entries.flatMap(({ rule, fields }) => [rule, ...fields.map((field) => field.rule)]));
  return PUBLIC_SECRECY.filter(({ rule }) => used.has(rule));
};

/** A field without labels of its own stands in clear, which only a `shared` one does. */
const labelsOf = ({ labels }: Recorded, field: string): readonly Label[] =>
  (labels[field] as readonly Label[] | undefined) ?? ['shared'];
