import {
  asRecorded,
  DomainError,
  plusMs,
  SYSTEM,
  type CommandMetadata,
  type Past,
  type PersonRef,
} from '@samsyn/kernel';
import fc from 'fast-check';
import {
  currentTurn,
  evolveCallOut,
  acceptancesIn,
  isCalledPerson,
  noCallOut,
  type CallOutStreamEvent,
} from './call-out';
import { callOut, type CallCommand } from './call-out-decider';
import {
  acceptedBy,
  as,
  asLeader,
  called,
  CALLED_AT,
  declinedBy,
  escalatedTo,
  ost,
  plan,
  releasedHer,
  syd,
  WINDOW_MS,
} from './call-out.fixture';
import { callOutStream, DECLINE_REASONS, type CallOutEvent } from './call-out.events';

const chainOf = (length: number): PersonRef[] =>
  Array.from({ length }, (_, index) => ({
    person: `${String(index).padStart(8, '0')}-0000-4000-8000-000000000000`,
    branch: `social-services/branch-${index % 3}`,
    role: 'coordinator',
  }));

type Act = {
  readonly who: number;
  readonly act: string;
  readonly waitMs: number;
  readonly delayMs: number;
  readonly turn: number;
};
const acts = fc.array(
  fc.record({
    who: fc.nat(4),
    act: fc.constantFrom('accept', 'accept-by-telephone', 'decline', 'read', 'expire', 'withdraw', 'release'),
    waitMs: fc.nat(2 * WINDOW_MS),
    delayMs: fc.constantFrom(0, 0, 0, WINDOW_MS / 2),
    turn: fc.nat(4),
  }),
  { maxLength: 40 },
);

function commandOf({ act, turn }: Act): CallCommand {
  switch (act) {
    case 'accept':
      return { kind: 'AcceptCall', mode: 'on-site', plan };
    case 'accept-by-telephone':
      return { kind: 'AcceptCall', mode: 'telephone', plan };
    case 'decline':
      return { kind: 'DeclineCall', reason: DECLINE_REASONS[turn % DECLINE_REASONS.length]!, plan };
    case 'read':
      return { kind: 'ReportRead' };
    case 'withdraw':
      return { kind: 'WithdrawCall' };
    case 'release':
      return { kind: 'ReleaseCoordinator' };
    default:
      return { kind: 'ExpireCall', turn, plan };
  }
}

const LEADERS = new Set(['withdraw', 'release']);
const whoOf = (
  { act, who }: Act,
  chain: readonly PersonRef[],
): Pick<CommandMetadata, 'actor' | 'standing'> => {
  if (LEADERS.has(act)) return asLeader;
  return act === 'expire' ? { actor: SYSTEM } : as(chain[who % chain.length]!);
};

/** Plays the acts; a refusal leaves nothing, and no answer of who was called is refused. @returns each append as it was made */
function play(chain: readonly PersonRef[], acts: readonly Act[]): CallOutEvent[][] {
  let [state, now] = [noCallOut, CALLED_AT];
  const appends: CallOutEvent[][] = [];
  let index = 0;
  const perform = (
    command: CallCommand,
    who: Pick<CommandMetadata, 'actor' | 'standing'>,
    occurredAt: string,
  ): void => {
    try {
      const events = callOut.decide(command, state, {
        ...who,
        now,
        occurredAt,
        newId: '',
      }) as readonly CallOutEvent[];
      for (const event of events) {
        const actor = event.by === 'system' ? SYSTEM : who.actor;
        const { person, branch, role } = actor;
        const past = { occurredAt, ...event, actor: { person, branch, role } } as Past<CallOutStreamEvent>;
        state = evolveCallOut(state, asRecorded(past, index, now));
        index += 1;
      }
      if (events.length > 0) appends.push([...events]);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const isAnswer = command.kind === 'AcceptCall' || command.kind === 'DeclineCall';
      if (isAnswer && isCalledPerson(state, who.actor.person))
        throw new Error('an answer was refused', { cause: error });
    }
  };
  const [to, ...then] = chain;
  perform({ kind: 'CallCoordinator', to: to!, then, answerBy: plusMs(now, WINDOW_MS), plan }, asLeader, now);
  for (const act of acts) {
    now = plusMs(now, act.waitMs);
    perform(commandOf(act), whoOf(act, chain), plusMs(now, -act.delayMs));
  }
  return appends;
}

const named = (events: readonly CallOutEvent[], ...names: string[]) =>
  events.filter(({ name }) => names.includes(name));
const playing = fc.tuple(fc.integer({ min: 1, max: 5 }).map(chainOf), acts);

/** Whether anybody is counted on. */
const isComing = (...acts: Parameters<typeof acceptancesIn>) => acceptancesIn(...acts).length > 0;

describe('a chain of calls, whatever happens', () => {
  it('is made as often as the first call and its escalations say, each person once and in order', () => {
    fc.assert(
      fc.property(playing, ([chain, acts]) => {
        const events = play(chain, acts).flat();
        const made = named(events, 'CoordinatorCalled', 'CallEscalated') as Extract<
          CallOutEvent,
          { name: 'CallEscalated' }
        >[];
        const escalations = named(events, 'CallEscalated').length;
        expect(made).toHaveLength(1 + escalations);
        expect(made.map(({ data }) => data.to)).toEqual(chain.slice(0, made.length));
        expect(made.map(({ data }) => data.turn)).toEqual(made.map((_, index) => index));
      }),
    );
  });

  it('has at most one open turn: nobody is called before the turn before is declined or expired', () => {
    fc.assert(
      fc.property(playing, ([chain, acts]) => {
        let open = 0;
        for (const { name } of play(chain, acts).flat()) {
          if (name === 'CoordinatorCalled' || name === 'CallEscalated') open += 1;
          if (name === 'CoordinatorAccepted' || name === 'CallWithdrawn' || name === 'CallExpired') open = 0;
          if (name === 'CoordinatorDeclined') open = 0;
          expect(open).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('never stops between a no and what follows from it', () => {
    fc.assert(
      fc.property(playing, ([chain, acts]) => {
        for (const append of play(chain, acts)) {
          const ended = append.findIndex(
            ({ name }) => name === 'CoordinatorDeclined' || name === 'CallExpired',
          );
          if (ended < 0) continue;
          expect(['CallEscalated', 'CallChainExhausted']).toContain(append[ended + 1]?.name);
          expect(append[ended + 1]?.by).toBe('system');
        }
      }),
    );
  });

  it('gives every turn the answer window of the first', () => {
    fc.assert(
      fc.property(playing, ([chain, acts]) => {
        const turns = named(play(chain, acts).flat(), 'CallEscalated') as Extract<
          CallOutEvent,
          { name: 'CallEscalated' }
        >[];
        for (const { data, occurredAt } of turns) expect(data.answerBy).toBe(plusMs(occurredAt!, WINDOW_MS));
      }),
    );
  });

  it('goes on exactly once for each no and each expiry, and is exhausted once at most', () => {
    fc.assert(
      fc.property(playing, ([chain, acts]) => {
        const events = play(chain, acts).flat();
        expect(named(events, 'CallChainExhausted').length).toBeLessThanOrEqual(1);
        const expirations = named(events, 'CallExpired').length;
        const noes = named(events, 'CoordinatorDeclined').length;
        expect(named(events, 'CallEscalated', 'CallChainExhausted')).toHaveLength(expirations + noes);
      }),
    );
  });
});

describe('whether somebody comes', () => {
  const entries = (...events: Parameters<typeof asRecorded<CallOutStreamEvent>>[0][]) =>
    events.map((event, index) => ({ ...asRecorded(event, index, CALLED_AT), stream: callOutStream('x') }));

  it('is so from the acceptance until the coordinator is released or cannot come after all', () => {
    expect(isComing([])).toBe(false);
    expect(isComing(entries(called(ost)))).toBe(false);
    expect(isComing(entries(called(ost), acceptedBy(syd)))).toBe(true);
    expect(isComing(entries(called(ost), acceptedBy(syd), releasedHer))).toBe(false);
    expect(
      isComing(entries(called(ost), acceptedBy(syd), declinedBy(syd, 12), escalatedTo(ost, 1, 12))),
    ).toBe(false);
  });

  it('is of each call-out by itself', () => {
    const first = entries(called(ost), acceptedBy(syd), releasedHer);
    const second = entries(called(ost), acceptedBy(syd)).map((event) => ({
      ...event,
      stream: callOutStream('y'),
    }));
    expect(isComing([...first, ...second])).toBe(true);
  });

  it('is so of nobody who has left since, and says who comes to the site', () => {
    const accepted = entries(called(ost), acceptedBy(syd));
    expect(isComing(accepted, undefined, () => false)).toBe(false);
    expect(acceptancesIn(accepted, undefined, ({ person }) => person === syd.person)).toEqual([
      { who: expect.objectContaining({ person: syd.person }), onSite: true },
    ]);
  });

  it('leaves the turn to whom it belongs', () => {
    const state = entries(called(ost), declinedBy(syd), escalatedTo(ost, 1, 11)).reduce(
      evolveCallOut,
      noCallOut,
    );
    expect(currentTurn(state)?.to).toEqual(ost);
  });
});
