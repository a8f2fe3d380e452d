import { CHOSEN_LABELS, type ChosenLabel } from '@samsyn/kernel';
import fc from 'fast-check';
import { EVENING, TestSamsyn, HANDLES, type Handle } from '../support/test-samsyn';

let app: TestSamsyn;
let operationId: string;

beforeAll(async () => {
  app = await TestSamsyn.open();
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.moveTo(EVENING);
  operationId = await app.plan();
  await app.tell('leader', `/operations/${operationId}/conduct/start`);
});

const conduct = (handle: Handle, fact: string, body: object = {}) =>
  app.tell(handle, `/operations/${operationId}/conduct/${fact}`, body);
const correct = (handle: Handle, entry: string, body: object, headers?: Record<string, string>) =>
  app.post(handle, `/entries/${entry}/corrections`, { reason: 'noted from the radio log', ...body }, headers);
const statusOf = async (...asked: Parameters<typeof correct>) => {
  const { status, body } = await correct(...asked);
  return [status, body.code];
};

describe('correcting an entry', () => {
  it('adds a fact that points at the old one, with any offset in UTC', async () => {
    const { entry } = await conduct('officer', 'site-secured');
    const is = '2026-11-19T19:39:00+01:00';
    const answer = await correct('officer', entry, { field: 'occurredAt', was: EVENING, is });
    expect(answer.status).toBe(201);
    const made = await app.entry(operationId, answer.body.entries[0]!.id);
    expect(made.data).toEqual({
      entry,
      field: 'occurredAt',
      is: '2026-11-19T18:39:00.000Z',
      was: EVENING,
      reason: 'noted from the radio log',
    });
    expect((await app.entry(operationId, entry)).occurredAt).toBe(EVENING);
  });

  it('leaves the service that owns the stream as it was', async () => {
    const { entry } = await conduct('officer', 'site-secured');
    await correct('officer', entry, { field: 'occurredAt', is: '2026-11-19T18:39:00.000Z' });
    await conduct('officer', 'site-entered', { persons: 2 });
    const again = await app.post('leader', `/operations/${operationId}/conduct/start`);
    expect([again.status, again.body.entries]).toEqual([201, []]);
  });

  it('names the time of an entry as it is read or as it is told', async () => {
    const { entry } = await conduct('officer', 'site-secured');
    const read = { field: 'at', is: '2026-11-19T18:39:00Z' };
    const corrected = await correct('officer', entry, read);
    expect(corrected.status).toBe(201);
    expect(await statusOf('officer', entry, { ...read, is: '2026-11-19T18:38:00Z', was: read.is })).toEqual([
      201,
      undefined,
    ]);
    const facts = { field: 'occurredAt', is: '2026-11-19T18:38:00Z' };
    expect((await correct('officer', entry, facts)).body.entries).toEqual([]);
  });

  it('says nothing twice', async () => {
    const { entry } = await conduct('officer', 'site-entered', { persons: 3 });
    const wrong = { field: 'persons', is: 4 };
    expect((await correct('officer', entry, wrong)).body.entries).toHaveLength(1);
    expect((await correct('officer', entry, wrong)).body.entries).toEqual([]);
    expect(await statusOf('officer', entry, { field: 'persons', is: 3 })).toEqual([
      409,
      'CORRECTION.CORRECTED_MEANWHILE',
    ]);
    const viewed = { field: 'persons', is: 3, was: 4 };
    expect((await correct('officer', entry, viewed)).body.entries).toHaveLength(1);
  });

  it('answers a repeated request with what it did, and refuses another under its key', async () => {
    const { entry } = await conduct('officer', 'site-entered', { persons: 3 });
    const key = { 'idempotency-key': 'once' };
    const first = await correct('officer', entry, { field: 'persons', is: 4 }, key);
    const second = await correct('officer', entry, { field: 'persons', is: 4 }, key);
    expect(second.body.entries).toEqual(first.body.entries);
    expect(await statusOf('officer', entry, { field: 'persons', is: 5 }, key)).toEqual([
      409,
      'REQUEST.IDEMPOTENCY_KEY_REUSED',
    ]);
  });

  it('is for the branch that recorded it', async () => {
    const { entry } = await conduct('officer', 'site-secured');
    const at = { field: 'occurredAt', is: '2026-11-19T18:39:00Z' };
    expect(await statusOf('border', entry, at)).toEqual([403, 'ACCESS.NOT_YOURS']);
    expect(await statusOf('coordB', entry, at)).toEqual([403, 'ACCESS.NOT_YOURS']);
    expect(await statusOf('leader', entry, at)).toEqual([201, undefined]);
  });

  it('answers for an entry that one may not know as for an id that nobody has', async () => {
    const { entry } = await conduct('officer', 'site-secured');
    const at = { field: 'occurredAt', is: '2026-11-19T18:39:00Z' };
    const unknown = await correct('stranger', '6f1c2f0e-5c0b-5b7e-9d0e-0d7c2f3a1b42', at);
    expect([unknown.status, unknown.body.code]).toEqual([404, 'ENTRY.UNKNOWN']);
    for (const id of [entry, 'no-uuid', `${operationId}`]) {
      const answer = await correct('stranger', id, at);
      expect([answer.status, answer.text]).toEqual([unknown.status, unknown.text]);
    }
  });

  it.each([
    ['a count', 'site-entered', { persons: 2 }, { field: 'persons', is: 'two' }, 'CORRECTION.VALUE_INVALID'],
    [
      'a count below none',
      'site-entered',
      { persons: 2 },
      { field: 'persons', is: -1 },
      'CORRECTION.VALUE_INVALID',
    ],
    [
      'a code of the table',
      'evidence',
      { manner: 'seized' },
      { field: 'manner', is: 'burnt' },
      'CORRECTION.VALUE_INVALID',
    ],
    [
      'a moment',
      'site-secured',
      {},
      { field: 'occurredAt', is: '2026-02-30T10:00:00Z' },
      'CORRECTION.VALUE_INVALID',
    ],
    [
      'a moment that has been',
      'site-secured',
      {},
      { field: 'occurredAt', is: '2026-12-01T10:00:00Z' },
      'TIME.IN_THE_FUTURE',
    ],
    [
      'a field of the entry',
      'site-secured',
      {},
      { field: 'persons', is: 2 },
      'CORRECTION.FIELD_NOT_CORRECTABLE',
    ],
    [
      'no field of every object',
      'site-secured',
      {},
      { field: 'constructor', is: 2 },
      'CORRECTION.FIELD_NOT_CORRECTABLE',
    ],
    [
      'no list',
      'decisions',
      { what: 'a', why: 'b', agreed: ['leader'] },
      { field: 'agreed', is: 'x' },
      'CORRECTION.FIELD_NOT_CORRECTABLE',
    ],
  ])('takes %s', async (_, fact, body, wrong, code) => {
    const { entry } = await conduct('leader', fact, body);
    const before = (await app.entries(operationId)).length;
    expect(await statusOf('leader', entry, wrong)).toEqual([400, code]);
    expect((await app.entries(operationId)).length).toBe(before);
  });

  it('does not touch what a later phase was handed over with, nor what points at another entry', async () => {
    const started = (await app.entries(operationId)).find(({ name }) => name === 'ConductStarted')!;
    const hash = 'A'.repeat(43);
    expect(await statusOf('leader', started.id, { field: 'planHash', is: hash })).toEqual([
      400,
      'CORRECTION.FIELD_NOT_CORRECTABLE',
    ]);
    const encounter = await app.encounter(operationId);
    const referral = await app.tell('coordB', `/encounters/${encounter}/referrals`, {
      to: 'ngo/shelter',
      service: 'bed',
    });
    const accepted = await app.tell('shelter', `/encounters/${encounter}/referral-acceptances`, {
      referral: referral.id,
    });
    expect(await statusOf('shelter', accepted.entry, { field: 'referral', is: started.id })).toEqual([
      400,
      'CORRECTION.FIELD_NOT_CORRECTABLE',
    ]);
  });

  it('takes text as any other text is taken', async () => {
    const { entry } = await conduct('officer', 'notes', {
      text: { value: 'a note', label: 'participants-only' },
    });
    for (const is of ['', '   ', 'a\u0000b', 'a\u202eb', 'x'.repeat(10_001), null, ['a'], { a: 1 }]) {
      expect(await statusOf('officer', entry, { field: 'text', is })).toEqual([400, 'REQUEST.INVALID']);
    }
  });
});

describe('a correction in an encounter', () => {
  const ended = async () => {
    const encounter = await app.encounter(operationId);
    const account = { value: 'KANARIE-account', label: ['social-services', 'identity'] };
    const { entry } = await app.tell('coordB', `/encounters/${encounter}/conversation-ended`, { account });
    return { encounter, entry };
  };

  it('is for the one who holds it', async () => {
    const { entry } = await ended();
    const at = { field: 'occurredAt', is: '2026-11-19T18:39:00Z' };
    expect(await statusOf('coordA', entry, at)).toEqual([403, 'ACCESS.NOT_YOURS']);
    expect(await statusOf('coordB', entry, at)).toEqual([201, undefined]);
  });

  it('tells nobody what the field does not tell, and the reason of a corrected time only to the holder', async () => {
    const { entry } = await ended();
    app.clock.moveTo('2026-11-19T19:30:00.000Z');
    await correct('coordB', entry, {
      field: 'account',
      is: 'KANARIE-is',
      was: 'KANARIE-was',
      reason: 'KANARIE-why',
    });
    await correct('coordB', entry, {
      field: 'occurredAt',
      is: '2026-11-19T19:10:00Z',
      reason: 'KANARIE-she-said',
    });
    for (const handle of HANDLES.filter((one) => one !== 'coordB')) {
      expect([handle, await app.canaries(handle, operationId)]).toEqual([handle, []]);
    }
    const given = ['KANARIE-account', 'KANARIE-is', 'KANARIE-she-said', 'KANARIE-was', 'KANARIE-why'];
    expect(await app.canaries('coordB', operationId)).toEqual(given);
    const viewed = (await app.history('leader', operationId)).filter(({ type }) => type === 'EntryCorrected');
    expect(viewed.map(({ facts }) => facts.field)).toEqual(['occurredAt']);
  });

  it('is sealed under a key of the person met, so that what erases her erases it', async () => {
    const { entry, encounter } = await ended();
    const { body } = await correct('coordB', entry, { field: 'account', is: 'another account' });
    const [facts, corrected] = await Promise.all(
      [entry, body.entries[0]!.id].map((id) => app.parts.eventStore.readEvent(id)),
    );
    expect(corrected!.stream).toContain(encounter);
    expect(corrected!.sealed['is']!.key).toBe(facts!.sealed['account']!.key);
  });

  it('of a consent leaves whom it concerns: it is withdrawn and told anew', async () => {
    const { encounter } = await ended();
    const consent = { recipient: 'police/border-police', scope: ['account'], purpose: 'interview' };
    const { entry } = await app.tell('coordB', `/encounters/${encounter}/consents`, consent);
    const refused = await correct('coordB', entry, { field: 'recipient', is: 'police/trafficking-unit' });
    expect([refused.status, refused.body.code]).toEqual([400, 'CORRECTION.NAMES_RECIPIENT']);
    const withdrawn = (recipient: string) =>
      app.post('coordB', `/encounters/${encounter}/consent-withdrawals`, { recipient });
    expect((await withdrawn('police/trafficking-unit')).body.code).toBe('ENCOUNTER.NO_CONSENT');
    expect((await withdrawn('police/border-police')).status).toBe(201);
  });
});

describe('the labels of a correction', () => {
  it('are never fewer than those of what it corrects', async () => {
    const chosen = fc.uniqueArray(fc.constantFrom(...CHOSEN_LABELS), { minLength: 1, maxLength: 4 });
    const notes = async (label: readonly ChosenLabel[]) => {
      const { entry } = await conduct('work', 'findings', {
        area: 'a',
        severity: 'b',
        detail: { value: 'KANARIE-detail', label },
      });
      const wrong = { field: 'detail', is: 'KANARIE-is', was: 'KANARIE-was', reason: 'KANARIE-reason' };
      const { body } = await correct('work', entry, wrong);
      const facts = await app.entry(operationId, entry);
      const made = await app.entry(operationId, body.entries[0]!.id);
      for (const field of ['is', 'was', 'reason']) {
        expect(made.labels[field]).toEqual(expect.arrayContaining([...facts.labels['detail']!]));
      }
      for (const handle of HANDLES) {
        const shown = await app.seen(handle, operationId, entry);
        const correction = await app.seen(handle, operationId, made.id);
        if (shown?.facts['detail'] === undefined) expect(correction).toBeUndefined();
        else expect(Object.keys(correction!.facts)).toEqual(expect.arrayContaining(['is', 'was']));
      }
    };
    await fc.assert(fc.asyncProperty(chosen, notes), { numRuns: 25 });
  });
});
