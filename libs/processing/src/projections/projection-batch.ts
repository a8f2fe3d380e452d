import type { StoredEvent } from '@samsyn/event-store';
import { isDamage, isPassing, traceOf, type FailureTrace } from '../failures';
import { LoggedEvent, type Decoder, type Projection } from './projection';
import type { ProjectionCatalogue } from './projection-catalogue';
import type { ReadModelDatabase } from './read-model-database';

const EVENTS_BETWEEN_LOOKS = 16;

export interface Burial {
  readonly projection: string;
  readonly event: StoredEvent;
  readonly trace: FailureTrace;
}

export interface AppliedBatch {
  /** How many events from the beginning of what was given are now in the rows, or are dead letters. */
  readonly count: number;
  readonly burials: readonly Burial[];
}

/**
 * Applies events to several projections in one transaction with their checkpoints. A savepoint for each event would
 * cost a third of the speed, so the batch is first tried without; when an event throws, the batch is rolled back and
 * done again with a savepoint around each, and what throws then is a dead letter.
 */
export class ProjectionBatch {
  private readonly routes = new Map<string, readonly Projection[]>();
  private readonly gathering: readonly Projection[];

  constructor(
    private readonly projections: readonly Projection[],
    private readonly rows: ReadModelDatabase,
    private readonly catalogue: ProjectionCatalogue,
    private readonly codec: Decoder,
  ) {
    this.gathering = projections.filter((projection) => 'flush' in projection);
  }

  /**
   * `sliceMs`: after this long the batch ends, so that requests and timers get their turn.
   * @throws what is no fault of an event (`isPassing`, `isDamage`): nothing was written, nothing is skipped
   */
  apply(events: readonly StoredEvent[], sliceMs: number): AppliedBatch {
    try {
      return this.rows.transaction(() => this.together(events, sliceMs));
    } catch (error) {
      this.forget();
      if (isNoFaultOfTheEvent(error)) throw error;
    }
    try {
      return this.rows.transaction(() => this.oneByOne(events, sliceMs));
    } catch (error) {
      this.forget();
      throw error;
    }
  }

  private together(events: readonly StoredEvent[], sliceMs: number): AppliedBatch {
    const count = inSlice(events, sliceMs, (event) => {
      const logged = new LoggedEvent(event, this.codec);
      for (const projection of this.routeOf(event.type)) projection.apply(logged, this.rows);
    });
    for (const projection of this.gathering) projection.flush?.(this.rows);
    this.advance(events[count - 1]);
    return { count, burials: [] };
  }

  private oneByOne(events: readonly StoredEvent[], sliceMs: number): AppliedBatch {
    const burials: Burial[] = [];
    const count = inSlice(events, sliceMs, (event) => {
      const logged = new LoggedEvent(event, this.codec);
      for (const projection of this.routeOf(event.type)) {
        const trace = this.attempt(projection, logged);
        if (!trace) continue;
        this.catalogue.bury(projection.name, event, trace);
        burials.push({ projection: projection.name, event, trace });
      }
    });
    this.advance(events[count - 1]);
    return { count, burials };
  }

  private attempt(projection: Projection, logged: LoggedEvent): FailureTrace | undefined {
    try {
      this.rows.savepoint(() => {
        projection.apply(logged, this.rows);
        projection.flush?.(this.rows);
      });
      return undefined;
    } catch (error) {
      projection.forget?.();
      if (isNoFaultOfTheEvent(error)) throw error;
      return traceOf(error);
    }
  }

  private advance(last: StoredEvent | undefined): void {
    if (!last) return;
    for (const { name } of this.projections) this.catalogue.advance(name, last);
  }

  private forget(): void {
    for (const projection of this.projections) projection.forget?.();
  }

  private routeOf(type: string): readonly Projection[] {
    let route = this.routes.get(type);
    if (!route) {
      route = this.projections.filter(({ types }) => !types || types.includes(type));
      this.routes.set(type, route);
    }
    return route;
  }
}

/** As many of the events as fit into the time; how many those were. */
function inSlice(
  events: readonly StoredEvent[],
  sliceMs: number,
  work: (event: StoredEvent) => void,
): number {
  const until = performance.now() + sliceMs;
  let count = 0;
  for (const event of events) {
    work(event);
    count += 1;
    if (count % EVENTS_BETWEEN_LOOKS === 0 && performance.now() >= until) break;
  }
  return count;
}

const isNoFaultOfTheEvent = (error: unknown): boolean => isPassing(error) || isDamage(error);
