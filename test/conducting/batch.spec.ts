import { MemoryEventStore, newUuid, SqliteEventStore, StoreUnavailable } from '@samsyn/event-store';
import { unkept } from '../support/unkept-log';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConductingSamsyn, type Answer } from './conducting-samsyn';

interface Item {
  readonly key?: string;
  readonly status: number;
  readonly id?: string;
  readonly entries?: readonly { readonly id: string; readonly type: string }[];
  readonly problem?: {
    readonly code: string;
    readonly title: string;
    readonly errors?: { path: string; rule: string }[];
  };
}
type Batch = Answer<{ readonly items: readonly Item[]; readonly code?: string; readonly position: string }>;

const short = ({ key, status, problem, entries }: Item) => [
  key,
  status,
  problem?.code ?? entries?.[0]?.type,
  ...(problem?.errors ?? []).map(({ path, rule }) => `${path} ${rule}`),
];

describe('a batch of facts', () => {
  let app: ConductingSamsyn;
  let operationId: string;
  beforeEach(async () => {
    app = await ConductingSamsyn.open(new MemoryEventStore());
    operationId = await app.plan();
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await app.close();
  });
  const send = (handle: string, items: unknown[], headers = {}): Promise<Batch> =>
    app.post(handle, `/operations/${operationId}/entries`, { items }, headers);

  it('is looked at no further than its first hundred faults, and what is left is recorded when it comes again', async () => {
    const bad = Array.from({ length: 99 }, (_, index) => ({ key: `b${index}`, does: 'SiteEntered' }));
    const last = { key: 'two-faults', does: 'SiteEntered', more: 1, unknown: 2 };
    const good = { key: 'good', does: 'SiteEntered', persons: 2 };
    const late = { key: 'late', does: 'SiteSecured' };
    const { status, body } = await send('officer', [good, ...bad, last, { does: 1 }, late]);
    expect(status).toBe(207);
    const codes = body.items.map(({ problem }) => problem?.code);
    expect([codes[0], ...new Set(codes.slice(1, 101))]).toEqual([undefined, 'REQUEST.INVALID']);
    expect(body.items.slice(101).map(short)).toEqual([
      [undefined, 400, 'REQUEST.TOO_MANY_FAULTS'],
      ['late', 400, 'REQUEST.TOO_MANY_FAULTS'],
    ]);
    const again = await send('officer', [late]);
    expect(again.body.items.map(short)).toEqual([['late', 201, 'SiteSecured']]);
  });

  it('answers each item in order, and a bad one hinders no other', async () => {
    const before = '2026-11-19T18:34:00.000Z';
    const items = [
      { key: 'a1', does: 'SiteEntered', occurredAt: '2026-11-19T19:34:00+01:00', persons: 2 },
      { key: 'a2', does: 'SiteEntered', persons: 'two' },
      { key: 'a3', does: 'CoordinatorCalled' },
      { does: 'SiteSecured' },
      { key: 'a4', does: 'NoteAdded', text: 'plain', more: true },
      { key: 'a5', does: 'ConductStarted' },
      { key: 'a6', does: 'VictimConversationEnded', encounter: newUuid() },
      { key: 'a7', does: 'VictimConversationEnded' },
      { key: 'a8', does: 'SiteSecured', encounter: newUuid() },
      { key: 'a9', does: 'SiteSecured', occurredAt: '2027-01-01T00:00:00Z' },
      { key: 'a10', does: 'SiteSecured' },
    ];
    const { status, body, headers } = await send('officer', items, { 'accept-language': 'en' });
    expect(status).toBe(207);
    expect(body.items.map(short)).toEqual([
      ['a1', 201, 'SiteEntered'],
      ['a2', 400, 'REQUEST.INVALID', '/persons count'],
      ['a3', 400, 'REQUEST.INVALID', '/does code'],
      [undefined, 400, 'REQUEST.INVALID', '/key required'],
      ['a4', 400, 'REQUEST.INVALID', '/more unknown-field'],
      ['a5', 403, 'ACCESS.NOT_YOURS'],
      ['a6', 404, 'ENCOUNTER.UNKNOWN'],
      ['a7', 400, 'REQUEST.INVALID', '/encounter required'],
      ['a8', 400, 'REQUEST.INVALID', '/encounter unknown-field'],
      ['a9', 400, 'TIME.IN_THE_FUTURE'],
      ['a10', 201, 'SiteSecured'],
    ]);
    expect(body.items[6]?.problem?.title).toBe('There is no such meeting with an exposed person.');
    expect(headers['samsyn-position']).toBe(body.position);
    const recorded = (await app.entries(operationId)).slice(-2);
    expect(recorded.map(({ name, occurredAt }) => [name, occurredAt])).toEqual([
      ['SiteEntered', before],
      ['SiteSecured', app.clock.now()],
    ]);
  });

  it('records each item once, however often and in whichever way it is sent', async () => {
    const items = [
      { key: 'k1', does: 'SiteEntered', persons: 2 },
      { key: 'k2', does: 'PersonEntered', role: 'officer' },
    ];
    await app.post(
      'officer',
      `/operations/${operationId}/conduct/site-entered`,
      { persons: 2 },
      { 'idempotency-key': 'k1' },
    );
    const first = await send('officer', items);
    const again = await send('officer', [...items, ...items]);
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body.items.slice(0, 2)).toEqual(first.body.items);
    expect(again.body.items.slice(2)).toEqual(first.body.items);
    const names = (await app.entries(operationId)).map(({ name }) => name);
    expect(names.slice(-2)).toEqual(['SiteEntered', 'PersonEntered']);
    expect(names.filter((name) => name === 'SiteEntered')).toHaveLength(1);
    const changed = await send('officer', [{ ...items[0], persons: 3 }]);
    expect(changed.body.items.map(short)).toEqual([['k1', 409, 'REQUEST.IDEMPOTENCY_KEY_REUSED']]);
  });

  it('holds a whole encounter, named by the key that opened it, and only for its holder', async () => {
    const items = [
      { key: 'e1', does: 'EncounterOpened', identity: 'unknown', occurredAt: '2026-11-19T18:46:00Z' },
      { key: 'e2', does: 'VictimConversationStarted', encounterKey: 'e1' },
      { key: 'e3', does: 'ReferralRequested', encounterKey: 'e1', to: 'ngo/shelter', service: 'shelter' },
    ];
    const { status, body } = await send('coordA', items);
    expect([status, ...body.items.map(({ entries }) => entries?.[0]?.type)]).toEqual([
      200,
      'EncounterOpened',
      'VictimConversationStarted',
      'ReferralRequested',
    ]);
    const [opened, , referral] = body.items;
    expect(referral?.id).toBe(referral?.entries?.[0]?.id);
    const more = [{ key: 'e4', does: 'VictimConversationEnded', encounter: opened?.id }];
    expect((await send('coordA', more)).status).toBe(200);
    for (const handle of ['coordB', 'leader', 'work']) {
      expect((await send(handle, more)).body.items.map(short)).toEqual([['e4', 404, 'ENCOUNTER.UNKNOWN']]);
      const byKey = await send(handle, [{ key: 'e5', does: 'ContactCardGiven', encounterKey: 'e1' }]);
      expect(byKey.body.items.map(short)).toEqual([['e5', 404, 'ENCOUNTER.UNKNOWN']]);
    }
    const other = await app.plan();
    const misplaced = await app.post<Batch['body']>('coordA', `/operations/${other}/entries`, {
      items: [{ ...more[0], key: 'e6' }],
    });
    expect(misplaced.body.items.map(short)).toEqual([['e6', 404, 'ENCOUNTER.UNKNOWN']]);
  });

  it('is refused as a whole where it is no batch, or the operation is none for the caller', async () => {
    const one = { key: 'x', does: 'SiteSecured' };
    for (const items of [[], Array.from({ length: 501 }, () => one), ['x'], [[one]]]) {
      expect((await send('officer', items)).body.code).toBe('REQUEST.INVALID');
    }
    const foreign = await send('stranger', [one]);
    const absent = await app.post('stranger', `/operations/${newUuid()}/entries`, { items: [one] });
    expect([foreign.status, foreign.body.code, foreign.text]).toEqual([
      404,
      'OPERATION.UNKNOWN',
      absent.text,
    ]);
  });

  it('is answered 503 as a whole where the store is gone, and can be sent again', async () => {
    const items = ['b1', 'b2'].map((key) => ({ key, does: 'NoteAdded', text: key }));
    jest.spyOn(app.store, 'append').mockRejectedValueOnce(new StoreUnavailable('full'));
    expect((await send('officer', items)).status).toBe(503);
    const again = await send('officer', items);
    expect([again.status, again.body.items.map(short)]).toEqual([
      200,
      [
        ['b1', 201, 'NoteAdded'],
        ['b2', 201, 'NoteAdded'],
      ],
    ]);
  });

  it('answers a fault of ours in its item, without any text of the error', async () => {
    jest.spyOn(app.store, 'append').mockRejectedValueOnce(new Error('KANARIE'));
    const { status, body, text } = await send(
      'officer',
      ['c1', 'c2'].map((key) => ({ key, does: 'SiteSecured' })),
    );
    expect([status, ...body.items.map(({ status: own }) => own)]).toEqual([207, 500, 201]);
    expect(text).not.toContain('KANARIE');
  });
});

describe('a batch of five hundred', () => {
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-batch-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is recorded whole and in order, durably, beside what others write', async () => {
    const app = await ConductingSamsyn.open(
      await SqliteEventStore.open({ file: join(folder, 'log.sqlite'), bind: unkept }),
    );
    const operationId = await app.plan();
    const items = Array.from({ length: 500 }, (_item, index) => ({
      key: `n${index}`,
      does: 'NoteAdded',
      text: `n${index}`,
    }));
    const [batch, ...others] = await Promise.all([
      app.post<Batch['body']>('work', `/operations/${operationId}/entries`, { items }),
      ...Array.from({ length: 20 }, () =>
        app.post('officer', `/operations/${operationId}/conduct/site-secured`),
      ),
    ]);
    expect(others.map(({ status }) => status)).toEqual(others.map(() => 201));
    expect(batch.status).toBe(200);
    const notes = (await app.entries(operationId)).filter(({ name }) => name === 'NoteAdded');
    expect(notes.map(({ data }) => (data as { text: string }).text)).toEqual(items.map(({ text }) => text));
    await app.close();
  });
});
