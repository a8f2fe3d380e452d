import { Inject, Injectable } from '@nestjs/common';
import { EventCodec } from '@samsyn/event-store';
import { Directory } from '@samsyn/identity';
import type { Clock } from '@samsyn/kernel';
import { CLOCK, LeastRecentlyUsed } from '@samsyn/processing';
import { OperationLog, type Viewer } from '@samsyn/secrecy';
import { OperationHistory, type HistoryQuery, type ViewedOperation } from '../contract';
import { viewOperation, type Cut, type Surroundings } from './view-operation';

/** Viewed entries that stay in memory, so that the pages of a long history are viewed once. */
const CACHED_ENTRIES = 40_000;

/** A reading of an operation, and the position in the log that it stands for. */
export interface Reading {
  readonly operation: ViewedOperation;
  readonly position: number;
}

interface Cached extends Reading {
  /** Position of the whole operation, hidden entries too: what is later may change what the viewer sees. */
  readonly head: number;
  readonly day: string;
}

/** Views operations straight from the log: an answer is never older than the last durable event. */
@Injectable()
export class LoggedOperationHistory extends OperationHistory {
  private readonly views = new LeastRecentlyUsed<string, Cached>(
    CACHED_ENTRIES,
    ({ operation }) => operation.entries.length + 1,
  );

  constructor(
    @Inject(OperationLog) private readonly log: OperationLog,
    @Inject(EventCodec) private readonly codec: EventCodec,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    super();
  }

  async forViewer(
    operationId: string,
    viewer: Viewer,
    query: HistoryQuery = {},
  ): Promise<ViewedOperation | undefined> {
    return (await this.read(operationId, viewer, query))?.operation;
  }

  /** As `forViewer`, for a position of the log: by default the one that the operation has come to. */
  async read(operationId: string, viewer: Viewer, cut: Cut): Promise<Reading | undefined> {
    const snapshot = await this.log.snapshot(operationId);
    const { position: head } = snapshot;
    const position = Math.min(cut.position ?? head, head);
    const surroundings = this.surroundings();
    const day = surroundings.on.slice(0, 10);
    const { branch, person, role } = viewer;
    const key = JSON.stringify([operationId, branch, person, role, cut.asOf, position]);
    const known = this.views.get(key);
    if (known?.head === head && known.day === day) return known;
    const operation = viewOperation(snapshot, viewer, { ...cut, position }, surroundings);
    if (!operation) return undefined;
    const reading = { operation, position, head, day };
    this.views.set(key, reading);
    return reading;
  }

  surroundings(): Surroundings {
    const { directory } = this;
    return {
      registry: this.codec.registry,
      on: this.clock.now(),
      nameOf: (person) => directory.byPerson(person)?.handle,
    };
  }
}
