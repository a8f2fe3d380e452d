import {
  context,
  ROOT_CONTEXT,
  SpanStatusCode,
  trace,
  type Context,
  type Span,
  type TimeInput,
  type Tracer,
} from '@opentelemetry/api';
import type { Position } from '@samsyn/event-store';
import { traceOf } from './failures';

/** All that a span may say: ids, codes and numbers. What somebody wrote, asked for or is called stands in none. */
export interface SpanFacts {
  readonly 'http.request.method'?: string;
  /** The template of the route: values of its parameters are left out. */
  readonly 'http.route'?: string;
  readonly 'http.response.status_code'?: number;
  /** Class and code of a failure. */
  readonly 'error.type'?: string;
  readonly 'samsyn.operation'?: string;
  readonly 'samsyn.command'?: string;
  readonly 'samsyn.event_types'?: readonly string[];
  readonly 'samsyn.position'?: number;
  readonly 'samsyn.read_models'?: number;
  readonly 'samsyn.workflow'?: string;
}

/** Appends whose projections are still to come, at most. */
const REMEMBERED = 1_000;
const appended = new Map<Position, Context>();
/** Undefined while traces are off. */
let tracer: Tracer | undefined;

/** Off until then: no span is made, and nothing takes longer. Called once the spans have somewhere to go. */
export function switchTracesOn(): void {
  tracer = trace.getTracer('samsyn');
}

export function switchTracesOff(): void {
  tracer = undefined;
  appended.clear();
}

/** Undefined while traces are off. */
export const spanOf = (name: string, facts: SpanFacts): Span | undefined =>
  tracer?.startSpan(name, { attributes: { ...facts } as never });

/** Runs what belongs to the span, so that spans made in it stand below it. */
export const underSpan = <T>(span: Span | undefined, work: () => T): T =>
  span ? context.with(trace.setSpan(context.active(), span), work) : work();

/** Work in a span of its own. @param after in the trace of the append at that position, where this process made it */
export function inSpan<T>(
  name: string,
  facts: SpanFacts,
  work: () => Promise<T>,
  after?: Position,
): Promise<T> {
  const spans = tracer;
  if (!spans) return work();
  const parent = after === undefined ? context.active() : appended.get(after);
  return context.with(parent ?? ROOT_CONTEXT, () => {
    const span = spans.startSpan(name, { attributes: { ...facts } as never });
    return underSpan(span, work).then(
      (result) => {
        span.end();
        return result;
      },
      (error: unknown) => {
        span.setAttribute('error.type', traceOf(error).error);
        span.setStatus({ code: SpanStatusCode.ERROR });
        span.end();
        throw error;
      },
    );
  });
}

/** What follows from the events at these positions belongs to the trace of the one who appended them. */
export function followsFrom(positions: readonly Position[]): void {
  if (!tracer) return;
  for (const position of positions) appended.set(position, context.active());
  for (const position of appended.keys()) {
    if (appended.size <= REMEMBERED) return;
    appended.delete(position);
  }
}

/** Events that were taken in by so many read models since `since`. */
export function projected(
  events: readonly { readonly position: Position; readonly type: string }[],
  readModels: number,
  since: TimeInput,
): void {
  if (!tracer) return;
  for (const { position, type } of events) {
    const parent = appended.get(position);
    if (!parent) continue;
    const attributes = {
      'samsyn.position': position,
      'samsyn.event_types': [type],
      'samsyn.read_models': readModels,
    } satisfies SpanFacts;
    tracer.startSpan('project', { startTime: since, attributes }, parent).end();
  }
}
