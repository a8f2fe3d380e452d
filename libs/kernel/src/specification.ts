import type { Instant } from './clock';
import { ManualClock } from './clock';
import type { Decider, CommandMetadata, NewEvent, Recorded, RecordedOf } from './decider';
import { DomainError } from './domain-error';
import type { PersonRef } from './people';

/** An event of the past in a specification: what a decider returns, and who did it where that matters. */
export type Past<E extends NewEvent> = E & {
  readonly actor?: PersonRef;
  readonly id?: string;
};

const someone: PersonRef = {
  person: '11111111-1111-4111-8111-111111111111',
  branch: 'police/trafficking-unit',
  role: 'officer',
};

/** An event as if it stood in the log, for specifications of deciders, views and debriefs. */
export function asRecorded<E extends NewEvent>(event: Past<E>, index: number, at: Instant): RecordedOf<E> {
  const recorded: Recorded = {
    position: index + 1,
    id: event.id ?? `00000000-0000-5000-8000-${String(index).padStart(12, '0')}`,
    stream: 'specification',
    revision: index,
    name: event.name,
    version: 1,
    operationId: null,
    commandId: `00000000-0000-5000-9000-${String(index).padStart(12, '0')}`,
    causationId: null,
    occurredAt: event.occurredAt ?? at,
    recordedAt: at,
    actor: event.actor ?? someone,
    ...(event.matter === undefined ? {} : { matter: event.matter }),
    data: event.data,
    labels: event.labels ?? {},
    erased: [],
  };
  return recorded as RecordedOf<E>;
}

/**
 * `given(decider, ...events).when(command, intent).then(...events)`, `.refused(code)` or `.silent()`: a rule as a
 * test. It throws an Error that says which part differs; it needs no test framework.
 */
export function given<State, Command, E extends NewEvent>(
  decider: Decider<State, Command, E>,
  ...past: Past<E>[]
) {
  const at = '2026-01-01T00:00:00.000Z';
  const state = past.reduce(
    (folded, event, index) => decider.evolve(folded, asRecorded(event, index, at)),
    decider.initial,
  );
  return {
    state,
    when(command: Command, metadata: Partial<CommandMetadata> = {}) {
      const now = metadata.now ?? new ManualClock(at).now();
      const whole: CommandMetadata = {
        actor: { ...someone, role: 'operation-leader', regions: [] },
        newId: '22222222-2222-4222-8222-222222222222',
        occurredAt: now,
        ...metadata,
        now,
      };
      const outcome = attempt(() => decider.decide(command, state, whole));
      return {
        outcome,
        then: (...expected: NewEvent[]) =>
          same('events', withoutUndefined(outcome), withoutUndefined({ events: expected })),
        silent: () => same('silence', withoutUndefined(outcome), { events: [] }),
        refused: (code: string) => same('refusal', outcome.refused, code),
      };
    },
  };
}

function attempt(decide: () => readonly NewEvent[]): { events?: readonly NewEvent[]; refused?: string } {
  try {
    return { events: decide() };
  } catch (error) {
    if (error instanceof DomainError) return { refused: error.code };
    throw error;
  }
}

const withoutUndefined = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
};

function same(what: string, actual: unknown, expected: unknown): void {
  const [found, wanted] = [JSON.stringify(sorted(actual)), JSON.stringify(sorted(expected))];
  if (found !== wanted) throw new Error(`${what} differ\n  expected ${wanted}\n  found    ${found}`);
}
