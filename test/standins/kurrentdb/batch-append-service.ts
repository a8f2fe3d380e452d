import type { ServerDuplexStream } from '@grpc/grpc-js';
import { BatchAppendResp, type BatchAppendReq } from '@eventstore/db-client/generated/streams_pb';
import type { Status } from '@eventstore/db-client/generated/status_pb';
import type { UUID } from '@eventstore/db-client/generated/shared_pb';
import { answerTo, MAXIMUM_APPEND_SIZE, type ServingNode } from './appends';
import type { Gate } from './gate';
import { sizeOf, type ExpectedRevision, type ProposedEvent } from './log-record';
import { notLeader } from './refusals';
import {
  badRequestStatus,
  batchSuccess,
  notReadyStatus,
  streamDeletedStatus,
  streamIdentifier,
  timeoutStatus,
  tooLargeStatus,
  wrongRevisionStatus,
} from './replies';
import { expectedRevision, proposedEvent, requiresLeader, streamNameOf, uuidOf } from './requests';

type Call = ServerDuplexStream<BatchAppendReq, BatchAppendResp>;

/** An append whose last part has not come. */
interface Pending {
  readonly correlation: UUID;
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: ProposedEvent[];
  size: number;
  timer: NodeJS.Timeout | undefined;
}

/** One call of `BatchAppend`: many appends, each of one or more messages, answered by the id that they share. */
class BatchAppendCall {
  private readonly pending = new Map<string, Pending>();
  private readonly requiresLeader: boolean;
  private isOver = false;

  constructor(
    private readonly node: ServingNode,
    private readonly call: Call,
    private readonly writeTimeoutMs: number,
  ) {
    this.requiresLeader = requiresLeader(call.metadata);
  }

  /** A part that cannot be read is refused, and its append, left without an end, is answered once more when time is up. */
  receive(part: BatchAppendReq): void {
    const correlation = part.getCorrelationId();
    if (!correlation) return;
    const key = uuidOf(correlation);
    try {
      const append = this.begin(key, correlation, part);
      if (append) this.take(key, append, part);
    } catch (error) {
      const stream = streamNameOf(part.getOptions()?.getStreamIdentifier());
      this.refuse(correlation, stream, badRequestStatus((error as Error).message));
      this.expire(key);
    }
  }

  /** Its last message has come: nothing that has no end yet will have one. */
  end(): void {
    this.over();
    if (!this.call.destroyed) this.call.end();
  }

  over(): void {
    this.isOver = true;
    for (const { timer } of this.pending.values()) clearTimeout(timer);
    this.pending.clear();
  }

  private begin(key: string, correlation: UUID, part: BatchAppendReq): Pending | undefined {
    const known = this.pending.get(key);
    const options = part.getOptions();
    if (known || !options) return known;
    const append: Pending = {
      correlation,
      stream: streamNameOf(options.getStreamIdentifier()),
      expected: expectedRevision(options, options.getStreamPosition()),
      events: [],
      size: 0,
      timer: undefined,
    };
    this.pending.set(key, append);
    return append;
  }

  private take(key: string, append: Pending, part: BatchAppendReq): void {
    const { correlation, stream, expected, events } = append;
    for (const message of part.getProposedMessagesList()) {
      const event = proposedEvent(message);
      append.size += sizeOf(event);
      events.push(event);
    }
    if (append.size > MAXIMUM_APPEND_SIZE) {
      this.forget(key);
      return this.refuse(correlation, stream, tooLargeStatus());
    }
    if (!part.getIsFinal()) return this.expire(key);
    this.forget(key);
    this.answer(correlation, stream, expected, events);
  }

  private answer(
    correlation: UUID,
    stream: string,
    expected: ExpectedRevision,
    events: ProposedEvent[],
  ): void {
    const answered = answerTo(this.node, { stream, expected, events, requiresLeader: this.requiresLeader });
    switch (answered.kind) {
      case 'stored':
        return this.reply(correlation, stream, (reply) => reply.setSuccess(batchSuccess(answered)));
      case 'wrong-revision':
        return this.refuse(correlation, stream, wrongRevisionStatus(expected, answered.current));
      case 'deleted':
        return this.refuse(correlation, stream, streamDeletedStatus(stream));
      case 'too-large':
        return this.refuse(correlation, stream, tooLargeStatus());
      case 'not-ready':
        return this.refuse(correlation, stream, notReadyStatus());
      case 'not-leader':
        // Ends the whole call, and with it every append in it that waits.
        this.over();
        this.call.emit('error', notLeader(answered.leader));
        return undefined;
      case 'silence':
        return undefined;
    }
  }

  private refuse(correlation: UUID, stream: string, status: Status): void {
    this.reply(correlation, stream, (reply) => reply.setError(status));
  }

  private reply(correlation: UUID, stream: string, fill: (reply: BatchAppendResp) => BatchAppendResp): void {
    if (this.isOver || this.call.cancelled || this.call.destroyed) return;
    const reply = new BatchAppendResp().setCorrelationId(correlation);
    this.call.write(fill(reply.setStreamIdentifier(streamIdentifier(stream))));
  }

  private expire(key: string): void {
    const append = this.pending.get(key);
    if (!append || append.timer) return;
    append.timer = setTimeout(() => {
      if (this.pending.delete(key)) this.refuse(append.correlation, append.stream, timeoutStatus());
    }, this.writeTimeoutMs);
  }

  private forget(key: string): void {
    clearTimeout(this.pending.get(key)?.timer);
    this.pending.delete(key);
  }
}

/** @param writeTimeoutMs after which an append whose end has not come is answered with a time-out */
export function batchAppendService(node: ServingNode, gate: Gate, writeTimeoutMs: number) {
  return (call: Call): void => {
    const batch = new BatchAppendCall(node, call, writeTimeoutMs);
    call.on('data', (part: BatchAppendReq) => gate.pass(() => batch.receive(part)));
    call.on('end', () => gate.pass(() => batch.end()));
    call.on('cancelled', () => batch.over());
  };
}
