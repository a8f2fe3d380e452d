import { encounterStream } from '@samsyn/conducting/contract';
import { MemoryEventStore } from '@samsyn/event-store';
import type { Answer, Recorded201 } from '../conducting/conducting-samsyn';
import { EntriesTestSamsyn } from './entries-samsyn';

const NOBODYS = '3f1c2f0e-5c0b-5b7e-9d0e-0d7c2f3a1b42';
const recorded = ({ status, body }: Answer<Recorded201>) => [
  status,
  body.code ?? (body.entries ?? []).map(({ type }) => type).join(),
];
const CORRECTED = [201, 'EntryCorrected'];
const UNKNOWN = [404, 'ENTRY.UNKNOWN'];

describe('a correction', () => {
  let app: EntriesTestSamsyn;
  let operationId: string;
  beforeAll(async () => {
    app = await EntriesTestSamsyn.open(new MemoryEventStore());
  });
  beforeEach(async () => {
    operationId = await app.plan();
  });
  afterAll(() => app.close());

  const correct = (handle: string, entry: string, body: object, headers?: Record<string, string>) =>
    app.post(handle, `/entries/${entry}/corrections`, { reason: 'CANARY reason', ...body }, headers);
  const secured = () => app.conduct(operationId, 'officer', { name: 'SiteSecured', data: {} });
  const finding = () =>
    app.conduct(operationId, 'work', {
      name: 'FindingRecorded',
      data: { area: 'kitchen', severity: 'high', detail: 'CANARY' },
      labels: { detail: ['tax', 'agency-own'] },
    });
  const met = async (): Promise<{ encounter: string; stream: string }> => {
    const opened = await app.post('coordA', `/operations/${operationId}/encounters`, {
      identity: 'unknown',
    });
    return { encounter: opened.body.id!, stream: encounterStream(opened.body.id!) };
  };
  const ended = async (encounter: string): Promise<string> => {
    const body = { account: { value: 'CANARY account' } };
    return (await app.post('coordA', `/encounters/${encounter}/conversation-ended`, body)).body.entries[0]!
      .id;
  };

  it('of a time is recorded in the stream of the entry, in UTC, by any colleague', async () => {
    const entry = await secured();
    const is = '2026-11-19T19:39:00+01:00';
    expect(
      recorded(await correct('leader', entry, { field: 'occurredAt', is, was: '2026-11-19T19:38:00+01:00' })),
    ).toEqual(CORRECTED);
    const entries = await app.entries(operationId);
    const [original, correction] = [entries.find(({ id }) => id === entry)!, entries.at(-1)!];
    expect(correction.stream).toBe(original.stream);
    expect(correction.data).toMatchObject({
      is: '2026-11-19T18:39:00.000Z',
      was: '2026-11-19T18:38:00.000Z',
    });
    expect(original.occurredAt).not.toBe((correction.data as { is: string }).is);
    expect(await app.seen('border', operationId, correction.id)).toMatchObject({
      facts: { is: '2026-11-19T18:39:00.000Z' },
    });
  });

  it('is sealed as the corrected field is, and is there for those alone who may know that', async () => {
    const entry = await finding();
    expect(recorded(await correct('work', entry, { field: 'detail', is: 'CANARY corrected' }))).toEqual(
      CORRECTED,
    );
    const correction = (await app.entries(operationId)).at(-1)!;
    const sealed = ['agency-own', 'tax'];
    expect(correction.labels).toEqual({ is: sealed, reason: sealed });
    for (const handle of ['leader', 'border', 'coordA', 'clinic'])
      expect(await app.seen(handle, operationId, correction.id)).toBeUndefined();
    expect(await app.seen('work', operationId, correction.id)).toMatchObject({
      facts: { is: 'CANARY corrected' },
    });
  });

  it('is for the branch that recorded the entry; what one may not know is unknown', async () => {
    const entry = await finding();
    const body = { field: 'area', is: 'cellar' };
    for (const handle of ['leader', 'coordA'])
      expect(recorded(await correct(handle, entry, body))).toEqual([403, 'ACCESS.NOT_YOURS']);
    for (const handle of ['clinic', 'municipality'])
      expect(recorded(await correct(handle, entry, body))).toEqual(UNKNOWN);
    const [hidden, absent] = [await correct('clinic', entry, body), await correct('clinic', NOBODYS, body)];
    expect(hidden.text.replaceAll(entry, '')).toBe(absent.text.replaceAll(NOBODYS, ''));
    expect(recorded(await correct('leader', 'not-an-id', body))).toEqual(UNKNOWN);
    expect(recorded(await correct('work', entry, body))).toEqual(CORRECTED);
  });

  it('in an encounter is for its holder', async () => {
    const { encounter, stream } = await met();
    await app.post('leader', `/operations/${operationId}/conduct/start`, {});
    const entry = await ended(encounter);
    const body = { field: 'account', is: 'CANARY other' };
    expect(recorded(await correct('coordB', entry, body))).toEqual([403, 'ACCESS.NOT_YOURS']);
    expect(recorded(await correct('leader', entry, body))).toEqual([403, 'ACCESS.NOT_YOURS']);
    expect(recorded(await correct('coordA', entry, body))).toEqual(CORRECTED);
    const opening = (await app.entries(operationId)).find((event) => event.stream === stream)!;
    for (const handle of ['coordB', 'leader'])
      expect(recorded(await correct(handle, opening.id, { field: 'identity', is: 'known' }))).toEqual(
        UNKNOWN,
      );
  });

  it('of a correction is refused, and does not say what was corrected', async () => {
    const entry = await secured();
    const first = await correct('officer', entry, { field: 'occurredAt', is: '2026-11-19T18:39:00Z' });
    const again = await correct('officer', first.body.entries[0]!.id, { field: 'reason', is: 'x' });
    expect(recorded(again)).toEqual([409, 'CORRECTION.OF_A_CORRECTION']);
    expect(again.text).not.toContain(entry);
    expect(again.text).not.toContain('CANARY');
  });

  it.each([
    ['detail', 1, 'CORRECTION.VALUE_INVALID'],
    ['nothing', 'x', 'CORRECTION.FIELD_NOT_CORRECTABLE'],
    ['constructor', 'x', 'CORRECTION.FIELD_NOT_CORRECTABLE'],
    ['occurredAt', '2026-11-19T18:39:00', 'CORRECTION.VALUE_INVALID'],
    ['occurredAt', '2026-11-20T18:39:00Z', 'TIME.IN_THE_FUTURE'],
    ['detail', null, 'REQUEST.INVALID'],
    ['detail', { value: 'x' }, 'REQUEST.INVALID'],
    ['detail', undefined, 'REQUEST.INVALID'],
    ['detail', ' ', 'REQUEST.INVALID'],
  ])('of %s to %j is not possible', async (field, is, code) => {
    expect(recorded(await correct('work', await finding(), { field, is }))).toEqual([400, code]);
  });

  it('is recorded once for one key, and not at all where it is already so', async () => {
    const entry = await finding();
    const ask = () => correct('work', entry, { field: 'area', is: 'cellar' }, { 'idempotency-key': 'once' });
    const [first, second] = [await ask(), await ask()];
    expect(second.body.entries).toEqual(first.body.entries);
    expect(recorded(await correct('work', entry, { field: 'area', is: 'cellar' }))).toEqual([201, '']);
    expect(recorded(await correct('work', entry, { field: 'area', is: 'kitchen', was: 'cellar' }))).toEqual(
      CORRECTED,
    );
  });

  it('is erased with the person met, and what was erased is not told again', async () => {
    const { encounter, stream } = await met();
    const entry = await ended(encounter);
    await correct('coordA', entry, { field: 'account', is: 'CANARY other' });
    app.erase(stream);
    app = await app.restarted();
    const correction = (await app.entries(operationId)).at(-1)!;
    expect(correction.erased).toEqual(['is', 'reason']);
    expect(recorded(await correct('coordA', entry, { field: 'account', is: 'CANARY again' }))).toEqual([
      400,
      'CORRECTION.FIELD_NOT_CORRECTABLE',
    ]);
  });

  it('after a restart leaves the owner of the stream with its own state', async () => {
    const { encounter } = await met();
    const entry = await ended(encounter);
    app = await app.restarted();
    expect(recorded(await correct('coordA', entry, { field: 'account', is: 'CANARY other' }))).toEqual(
      CORRECTED,
    );
    const booking = { at: '2026-11-21T10:00:00+01:00' };
    expect(recorded(await app.post('coordA', `/encounters/${encounter}/follow-ups`, booking))).toEqual([
      201,
      'FollowUpBooked',
    ]);
    expect(recorded(await app.post('coordA', `/encounters/${encounter}/follow-ups/kept`, {}))).toEqual([
      201,
      'FollowUpKept',
    ]);
    const third = { field: 'account', is: 'CANARY third' };
    const meanwhile = await correct('coordA', entry, third);
    expect(recorded(meanwhile)).toEqual([409, 'CORRECTION.CORRECTED_MEANWHILE']);
    expect(meanwhile.text).not.toContain('CANARY');
    expect(recorded(await correct('coordA', entry, { ...third, was: 'CANARY other' }))).toEqual(CORRECTED);
  });
});
