import { MemoryEventStore } from '@samsyn/event-store';
import { ConductingSamsyn } from './conducting-samsyn';

interface Warned {
  readonly code: string;
  readonly field?: string;
  readonly title: string;
  readonly details?: object;
}
interface Answered {
  readonly warnings?: readonly Warned[];
}

const LAST_YEAR = '2025-11-19T18:34:00.000Z';

describe('what the answer to a command warns of', () => {
  let app: ConductingSamsyn;
  let operationId: string;
  beforeEach(async () => {
    app = await ConductingSamsyn.open(new MemoryEventStore());
    operationId = await app.plan();
  });
  afterEach(() => app.close());
  const secured = (occurredAt: string | undefined, headers = {}) =>
    app.post<Answered>('officer', `/operations/${operationId}/conduct/site-secured`, { occurredAt }, headers);

  it('is said in the language of the caller, and recorded all the same', async () => {
    const swedish = await secured(LAST_YEAR, { 'idempotency-key': 'w1' });
    expect(swedish.status).toBe(201);
    const long = {
      code: 'TIME.LONG_AGO',
      field: 'occurredAt',
      details: { days: 365, clock: app.clock.now() },
    };
    expect(swedish.body.warnings).toEqual([
      { ...long, title: 'Tidpunkten ligger mer än en vecka tillbaka. Kontrollera att den stämmer.' },
    ]);
    expect((await app.entries(operationId)).at(-1)?.occurredAt).toBe(LAST_YEAR);
    const english = await secured(LAST_YEAR, { 'idempotency-key': 'w1', 'accept-language': 'en' });
    expect(english.headers['content-language']).toBe('en');
    expect(english.body.warnings).toEqual([
      { ...long, title: 'The time lies more than a week back. Check that it is right.' },
    ]);
  });

  it('is absent where there is nothing to warn of', async () => {
    expect((await secured(undefined)).body).not.toHaveProperty('warnings');
    expect((await secured('2026-11-19T08:00:00Z')).body).not.toHaveProperty('warnings');
  });

  it('is the same whenever the command is repeated, whatever the clock says then', async () => {
    const first = await secured(LAST_YEAR, { 'idempotency-key': 'w2' });
    app.clock.moveTo('2027-12-24T12:00:00.000Z');
    app.forget(operationId);
    expect((await secured(LAST_YEAR, { 'idempotency-key': 'w2' })).body).toEqual(first.body);
  });

  it('stands at its item in a batch, and nowhere else', async () => {
    const items = [
      { key: 'w3', does: 'SiteEntered', persons: 2, occurredAt: LAST_YEAR },
      { key: 'w4', does: 'SiteSecured' },
    ];
    const send = () =>
      app.post<{ items: readonly Answered[] }>('officer', `/operations/${operationId}/entries`, { items });
    const { body } = await send();
    expect(body.items.map(({ warnings }) => warnings?.map(({ code }) => code))).toEqual([
      ['TIME.LONG_AGO', 'CONDUCT.NOT_RELEASED'],
      undefined,
    ]);
    expect((await send()).body.items).toEqual(body.items);
  });

  it('tells of a clock that is ahead, which is no reason to refuse', async () => {
    const { status, body } = await secured('2026-11-19T18:34:30.000Z');
    expect([status, body.warnings?.map(({ code }) => code)]).toEqual([201, undefined]);
    const ahead = new Date(Date.parse(app.clock.now()) + 60_000).toISOString();
    expect((await secured(ahead)).body.warnings?.map(({ code }) => code)).toEqual(['TIME.AHEAD_OF_CLOCK']);
  });
});
