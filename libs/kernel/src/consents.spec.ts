import fc from 'fast-check';
import { consentsInForce, reservationsIn } from './consents';
import type { NewEvent, Recorded } from './decider';
import { asRecorded, type Past } from './specification';

const SCOPE_TERMS = ['account', 'needs', 'follow-up time', 'follow-up place', 'identity', 'referral', 'all'];
const STREAM = 'conducting.encounter-a';
const OTHER = 'conducting.encounter-b';
const [POLICE, SHELTER] = ['police/trafficking-unit', 'ngo/shelter'];
type Scope = string[];
type PastEvent = Past<NewEvent>;

const at = (hour: number) => `2026-01-02T${String(hour).padStart(2, '0')}:00:00.000Z`;
const consent = (hour: number, scope: Scope, recipient = POLICE, purpose = 'interview'): PastEvent => ({
  name: 'ConsentGiven',
  data: { recipient, scope, purpose },
  occurredAt: at(hour),
});
const end = (name: 'ConsentWithdrawn' | 'ConsentRefused', hour: number, recipient = POLICE): PastEvent => ({
  name,
  data: { recipient },
  occurredAt: at(hour),
});
const log = (...events: PastEvent[]): Recorded[] =>
  events.map((event, index) => ({
    ...asRecorded(event, index, at(20)),
    stream: STREAM,
  }));
const scopes = (...events: PastEvent[]) => consentsInForce(log(...events), STREAM).map(({ scope }) => scope);

describe('consents in force', () => {
  it.each([
    ['one that was given', [consent(1, ['account'])], [['account']]],
    ['none after a withdrawal', [consent(1, ['account']), end('ConsentWithdrawn', 2)], []],
    ['none after a refusal', [consent(1, ['account']), end('ConsentRefused', 2)], []],
    [
      'one given after a withdrawal',
      [consent(1, ['account']), end('ConsentWithdrawn', 2), consent(3, ['needs'])],
      [['needs']],
    ],
    [
      'not one that is recorded after the withdrawal, and was given before it',
      [end('ConsentWithdrawn', 2), consent(1, ['account'])],
      [],
    ],
    [
      'none of before a withdrawal that is told late',
      [consent(3, ['account']), end('ConsentWithdrawn', 2)],
      [],
    ],
    [
      'one for another recipient',
      [consent(1, ['account'], SHELTER), end('ConsentWithdrawn', 2)],
      [['account']],
    ],
    ['both of different scope', [consent(1, ['account']), consent(2, ['needs'])], [['account'], ['needs']]],
    [
      'the narrower for the same purpose',
      [consent(1, ['account', 'needs']), consent(2, ['needs'])],
      [['needs']],
    ],
    ['the narrower after all', [consent(1, ['all']), consent(2, ['needs'])], [['needs']]],
    [
      'both for different purposes',
      [consent(1, ['account']), consent(2, ['account'], POLICE, 'trial')],
      [['account'], ['account']],
    ],
  ] as [string, PastEvent[], string[][]][])('are %s', (_which, events, expected) => {
    expect(scopes(...events)).toEqual(expected);
  });

  it('follow a correction of whom, why or until when, and of nothing else', () => {
    const [given] = log(consent(1, ['account']));
    const corrected = (field: string, is: string): PastEvent => ({
      name: 'EntryCorrected',
      data: { entry: given!.id, field, is },
    });
    const after = (...events: PastEvent[]) =>
      consentsInForce(log(consent(1, ['account']), ...events), STREAM);
    expect(after(corrected('recipient', SHELTER))).toMatchObject([{ recipient: SHELTER }]);
    expect(after(corrected('until', at(5)))).toMatchObject([{ until: at(5) }]);
    expect(after(corrected('scope', 'all'), corrected('id', 'x'))).toEqual(after());
  });

  it('are none where her key is destroyed', () => {
    const erased = log(consent(1, ['account'])).map((entry) => ({
      ...entry,
      data: {},
      erased: ['recipient', 'scope'],
    }));
    expect(consentsInForce(erased, STREAM)).toEqual([]);
  });

  it('are those of this encounter', () => {
    expect(consentsInForce(log(consent(1, ['account'])), OTHER)).toEqual([]);
  });

  it('never outlive an ending, whatever came before and however late it is told', () => {
    const hour = fc.integer({ min: 1, max: 19 });
    const scope = fc.uniqueArray(fc.constantFrom(...SCOPE_TERMS), { minLength: 1 });
    const step = fc.oneof(
      fc.tuple(hour, scope).map(([when, terms]) => consent(when, terms)),
      hour.map((when) => end('ConsentWithdrawn', when)),
      hour.map((when) => end('ConsentRefused', when)),
    );
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 12 }),
        hour,
        fc.array(scope, { maxLength: 4 }),
        (before, ending, later) => {
          const early = later.map((terms) => consent(0, terms));
          expect(scopes(...before, end('ConsentWithdrawn', ending), ...early)).toEqual([]);
        },
      ),
    );
  });
});

describe('reservations', () => {
  it('are the branches that accepted one, each once', () => {
    const accepted = { name: 'ReservationAccepted', data: { ground: 'OSL 10:14' } } as const;
    const actor = { person: '2', branch: SHELTER, role: 'support-worker' };
    const events = log({ ...accepted, actor }, { ...accepted, actor }, consent(1, ['account']));
    expect(reservationsIn(events, STREAM)).toEqual([SHELTER]);
    expect(reservationsIn(events, OTHER)).toEqual([]);
  });
});
