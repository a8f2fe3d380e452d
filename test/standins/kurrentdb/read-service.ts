import { randomUUID } from 'node:crypto';
import type { ServerWritableStream, ServiceError } from '@grpc/grpc-js';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb';
import { type ServingNode } from './appends';
import type { Gate } from './gate';
import { confirmation } from './record-messages';
import { answerOf } from './reads';
import { invalidArgument, notLeader, notReady, unexpected } from './refusals';
import { requiresLeader } from './requests';
import { Feed } from './subscriptions';

type Call = ServerWritableStream<ReadReq, ReadResp>;

export interface ReadCounts {
  reads: number;
  subscriptions: number;
  /** Of the subscriptions, those that have not ended. */
  open: number;
}

function refuse(call: Call, error: unknown): void {
  const refusal = error instanceof Error && 'code' in error ? (error as ServiceError) : unexpected(error);
  call.emit('error', refusal);
}

/** Writes as much as the caller takes, and goes on when it takes more. */
class Pouring {
  private messages: Generator<ReadResp> | undefined;
  private isWaiting = false;
  private isHeld = false;

  constructor(
    private readonly call: Call,
    /** Called when nothing is left. */
    private readonly atEnd: () => Generator<ReadResp> | undefined,
    private readonly gate: Gate,
  ) {
    call.on('drain', () => {
      this.isWaiting = false;
      this.pour();
    });
  }

  pour(): void {
    const { call, gate } = this;
    if (this.isWaiting || call.cancelled || call.destroyed) return;
    if (!gate.isOpen) return this.hold();
    try {
      for (;;) {
        const { value, done } = (this.messages ??= this.atEnd())?.next() ?? { value: undefined, done: true };
        if (done) break;
        if (call.write(value)) continue;
        this.isWaiting = true;
        return;
      }
      this.messages = undefined;
    } catch (error) {
      refuse(call, error);
    }
  }

  private hold(): void {
    if (this.isHeld) return;
    this.isHeld = true;
    this.gate.pass(() => {
      this.isHeld = false;
      this.pour();
    });
  }
}

/** `Read`: what is there, once, or a subscription. */
export class ReadService {
  readonly counts: ReadCounts = { reads: 0, subscriptions: 0, open: 0 };

  constructor(
    private readonly node: ServingNode,
    private readonly gate: Gate,
    private readonly saysCaughtUp: boolean,
  ) {}

  readonly read = (call: Call): void => this.gate.pass(() => this.serve(call));

  private serve(call: Call): void {
    const { node } = this;
    const options = call.request.getOptions();
    if (call.cancelled) return;
    if (!node.isReady) return refuse(call, notReady());
    if (!node.isLeader && requiresLeader(call.metadata)) return refuse(call, notLeader(node.leader));
    if (!options || (!options.hasAll() && !options.hasStream()))
      return refuse(call, invalidArgument('a read names a stream or all'));
    if (options.hasSubscription()) this.subscribe(call, options);
    else this.answer(call, options);
  }

  private answer(call: Call, options: ReadReq.Options): void {
    this.counts.reads += 1;
    const messages = answerOf(this.node.log, options);
    let isDone = false;
    function* once(): Generator<ReadResp> {
      yield* messages;
      isDone = true;
      call.end();
    }
    new Pouring(call, () => (isDone ? undefined : once()), this.gate).pour();
  }

  private subscribe(call: Call, options: ReadReq.Options): void {
    const { log } = this.node;
    this.counts.subscriptions += 1;
    const feed = new Feed(log, options, this.saysCaughtUp);
    const pouring = new Pouring(call, () => feed.next(), this.gate);
    const { counts } = this;
    const unsubscribe = log.onWritten(() => pouring.pour());
    counts.open += 1;
    const stop = () => {
      if (unsubscribe()) counts.open -= 1;
    };
    call.on('cancelled', stop);
    call.on('close', stop);
    call.on('error', stop);
    call.write(confirmation(randomUUID()));
    pouring.pour();
  }
}
