import { HistoryApp, LiveClient } from '../history-app.fixture';
import {
  aWholeOperation,
  branchOf,
  call,
  OPERATION,
  person,
  proposal,
  RecordedOperation,
  type CastId,
  type Telling,
  HANDED_OVER,
} from '../recorded-operation.fixture';

const STREAM = `/operations/${OPERATION}/history/stream`;

let app: HistoryApp;
let op: RecordedOperation;
let clients: LiveClient[];

beforeEach(async () => {
  app = await HistoryApp.start();
  clients = [];
  op = new RecordedOperation();
  op.tell('leader', 'OperationProposed', proposal);
  op.tell('border', 'AgencyConfirmed', { staff: 1, focus: 'x' });
  op.tell('holder', 'AgencyConfirmed', { staff: 1, focus: 'x' });
  op.tell('leader', 'ConductStarted', HANDED_OVER);
  op.tell('holder', 'EncounterOpened', { identity: 'known' });
  await app.recordAll(op);
});
afterEach(async () => {
  await Promise.all(clients.map((client) => client.close()));
  await app.close();
});

async function watch(as: CastId, lastEventId?: string): Promise<LiveClient> {
  const client = await LiveClient.open(app, as, STREAM, lastEventId);
  clients.push(client);
  await client.caughtUp();
  return client;
}

async function tell(by: CastId, name: string, data: object = {}, telling: Telling = {}) {
  const event = op.tell(by, name, data, telling);
  await app.record(event);
  return event;
}

const FOR_ALL: Telling = { labels: { text: ['participants-only'] } };
const typesOf = (client: LiveClient) => client.entries.map(({ type }) => type);
const last = (client: LiveClient) => client.frames.at(-1)!;

test('first every entry so far, then caught-up, then what is new', async () => {
  const leader = await watch('leader');
  expect(typesOf(leader)).toEqual([
    'OperationProposed',
    'AgencyConfirmed',
    'AgencyConfirmed',
    'ConductStarted',
  ]);
  const { id } = await tell('officer', 'NoteAdded', { text: 'x' });
  await leader.until(() => last(leader).data.id === id);
  expect(leader.frames.map(({ event }) => event)).toEqual([
    ...Array<string>(4).fill('entry'),
    'caught-up',
    'entry',
  ]);
});

test('a disclosure sends the entry again with the field that it lacked before', async () => {
  const [leader, border] = [await watch('leader'), await watch('border')];
  const booked = await tell('holder', 'FollowUpBooked', {
    followUp: 1,
    at: '2026-11-21T09:00:00.000Z',
    place: 'PLACE',
  });
  const item = { entry: booked.id, field: 'at' };
  const granted = { outcome: 'granted', recipient: branchOf('leader'), ground: 'OSL 12:2', purpose: 'x' };
  await tell('holder', 'DisclosureDecided', { item, ...granted }, { about: booked });
  await tell('officer', 'NoteAdded', { text: 'the end' }, FOR_ALL);
  for (const client of [leader, border]) await client.until(() => last(client).data.type === 'NoteAdded');
  const received = (client: LiveClient) =>
    client.entries.filter(({ id }) => id === booked.id).map(({ facts }) => facts);
  // Until the decision there is no such entry for the recipient.
  expect(received(leader)).toEqual([{ at: '2026-11-21T09:00:00.000Z' }]);
  expect(received(border)).toEqual([]);
  expect(typesOf(border)).not.toContain('DisclosureDecided');
});

test('what was appended before anyone looked is taken in one by one, with the rights of each moment', async () => {
  const leader = await watch('leader');
  const booked = op.tell('holder', 'FollowUpBooked', { followUp: 1, at: '2026-11-21T09:00:00.000Z' });
  const item = { entry: booked.id, field: 'at' };
  const granted = { outcome: 'granted', recipient: branchOf('leader'), ground: 'OSL 12:2', purpose: 'x' };
  const decided = op.tell('holder', 'DisclosureDecided', { item, ...granted }, { about: booked });
  await app.record(booked, decided);
  await leader.until(() => typesOf(leader).includes('DisclosureDecided'));
  const received = leader.entries.filter(({ id }) => id === booked.id).map(({ facts }) => facts);
  expect(received).toEqual([{ at: '2026-11-21T09:00:00.000Z' }]);
});

test('what turns out to have happened after the end is taken back from those who take part', async () => {
  const [leader, holder] = [await watch('leader'), await watch('holder')];
  const offered = await tell('holder', 'SupportOffered', { kinds: ['shelter'] });
  await leader.until(() => typesOf(leader).includes('SupportOffered'));
  const before = new Date(Date.parse(offered.occurredAt) - 30_000).toISOString();
  await tell('leader', 'ConductEnded', {}, { at: before });
  for (const client of [leader, holder]) await client.until(() => typesOf(client).includes('ConductEnded'));
  await leader.until(() => leader.frames.some(({ event }) => event === 'hidden'));
  const hidden = (client: LiveClient) => client.frames.filter(({ event }) => event === 'hidden');
  expect(hidden(leader).map(({ data }) => data)).toEqual([{ id: offered.id }]);
  expect(hidden(holder)).toEqual([]);
});

test('a correction sends the corrected entry again, and who may not know it gets nothing', async () => {
  const secured = await tell('officer', 'SiteSecured');
  const ended = await tell('holder', 'VictimConversationEnded', { account: 'x' });
  const [leader, holder] = [await watch('leader'), await watch('holder')];
  const correct = (by: CastId, about: typeof secured, field: string, is: string) =>
    tell(by, 'EntryCorrected', { entry: about.id, field, is, reason: 'x' }, { about });
  await correct('holder', ended, 'account', 'y');
  await correct('officer', secured, 'occurredAt', '2026-11-19T15:00:00.000Z');
  await leader.until(() => typesOf(leader).includes('EntryCorrected'));
  await holder.until(() => typesOf(holder).filter((type) => type === 'EntryCorrected').length === 2);
  const count = (client: LiveClient, id: string) => client.entries.filter((entry) => entry.id === id).length;
  expect([count(leader, secured.id), count(leader, ended.id)]).toEqual([2, 1]);
  expect([count(holder, secured.id), count(holder, ended.id)]).toEqual([2, 2]);
});

test('the holder and her colleague are of the same branch and get different entries', async () => {
  const [holder, colleague] = [await watch('holder'), await watch('colleague')];
  const ended = await tell('holder', 'VictimConversationEnded', { account: 'x' });
  for (const client of [holder, colleague]) await client.until(() => last(client).data.id === ended.id);
  expect([last(holder).data.facts, last(colleague).data.facts]).toEqual([{ account: 'x' }, {}]);
  await tell('holder', 'EncounterHandedOver', { to: person('colleague') });
  await colleague.until(() => typesOf(colleague).includes('EncounterHandedOver'));
  const again = colleague.entries.filter(({ id }) => id === ended.id).at(-1);
  expect(again?.facts).toEqual({ account: 'x' });
});

test('whoever comes back with Last-Event-ID gets what has changed since, and nothing else', async () => {
  const first = await watch('leader');
  const secured = await tell('officer', 'SiteSecured');
  await first.until(() => last(first).data.id === secured.id);
  const { id } = last(first);
  await first.close();
  await tell('holder', 'ConsentRefused', { recipient: branchOf('border') });
  await tell(
    'officer',
    'EntryCorrected',
    { entry: secured.id, field: 'occurredAt', is: '2026-11-19T15:00:00.000Z', reason: 'x' },
    { about: secured },
  );
  const second = await watch('leader', id);
  expect(typesOf(second)).toEqual(['SiteSecured', 'EntryCorrected']);
  const third = await watch('leader', last(second).id);
  expect(third.entries).toEqual([]);
  const foreign = await watch('leader', 'not-ours');
  expect(foreign.entries).toHaveLength(op.entries.length - 2);
});

describe('an entry that is marked in error', () => {
  const mark = (by: CastId, about: Awaited<ReturnType<typeof tell>>, kind = 'entered-in-error') =>
    tell(by, 'EntryMarkedInError', { entry: about.id, kind, reason: 'REASON' }, { about });
  const correct = (about: Awaited<ReturnType<typeof tell>>, is: string) =>
    tell('officer', 'EntryCorrected', { entry: about.id, field: 'text', is, reason: 'x' }, { about });
  const gone = (client: LiveClient) =>
    client.frames.filter(({ event }) => event === 'in-error').map(({ data }) => data);
  const received = (client: LiveClient) => JSON.stringify(client.frames);

  test('is taken back, with its corrections, from whoever looks on and saw it', async () => {
    const note = await tell('officer', 'NoteAdded', { text: 'x' }, FOR_ALL);
    const ended = await tell('holder', 'VictimConversationEnded', { account: 'y' });
    const correction = await correct(note, 'z');
    const [leader, holder] = [await watch('leader'), await watch('holder')];
    const [ofNote, ofEnded] = [await mark('officer', note), await mark('holder', ended, 'wrong-person')];
    for (const client of [leader, holder]) await client.until(() => gone(client).length === 3);
    expect(gone(leader)).toEqual([
      { id: note.id, inError: { kind: 'entered-in-error', by: ofNote.id } },
      { id: correction.id, inError: { kind: 'entered-in-error', by: ofNote.id } },
      { id: ended.id, inError: { kind: 'wrong-person', by: ofEnded.id } },
    ]);
    expect(gone(holder)).toEqual(gone(leader));
    // Why it is in error stands in the history, where errors are asked for, and not among what is ordinary.
    expect([received(leader).includes('REASON'), typesOf(leader).includes('EntryMarkedInError')]).toEqual([
      false,
      false,
    ]);
    expect(last(leader).id).toBeDefined();
  });

  test('is not sent again by what is recorded about it later', async () => {
    const note = await tell('officer', 'NoteAdded', { text: 'TEXT' });
    await mark('officer', note);
    const leader = await watch('leader');
    await correct(note, 'TEXT again');
    const { id } = await tell('officer', 'NoteAdded', { text: 'the end' }, FOR_ALL);
    await leader.until(() => last(leader).data.id === id);
    expect([received(leader).includes('TEXT'), gone(leader)]).toEqual([false, []]);
  });

  test('is absent for whoever comes, and taken back from whoever comes back and saw it', async () => {
    const note = await tell('officer', 'NoteAdded', { text: 'TEXT' });
    const first = await watch('leader');
    const { id } = last(first);
    await first.close();
    const { id: by } = await mark('officer', note);
    const unseen = await tell('officer', 'NoteAdded', { text: 'TEXT' });
    await mark('officer', unseen);
    const [anew, back] = [await watch('leader'), await watch('leader', id)];
    expect([received(anew).includes('TEXT'), gone(anew)]).toEqual([false, []]);
    expect(back.entries).toEqual([]);
    expect(gone(back)).toEqual([{ id: note.id, inError: { kind: 'entered-in-error', by } }]);
    const again = await watch('leader', last(back).id);
    expect([again.entries, gone(again)]).toEqual([[], []]);
  });

  test('is told of to nobody who may not know it', async () => {
    const finding = await tell('holder', 'ConsentRefused', { recipient: branchOf('border') });
    const leader = await watch('leader');
    await mark('holder', finding);
    const { id } = await tell('officer', 'NoteAdded', { text: 'the end' }, FOR_ALL);
    await leader.until(() => last(leader).data.id === id);
    expect(received(leader)).not.toContain(finding.id);
  });
});

test('the ids tell nothing: one length, and never the same', async () => {
  const leader = await watch('leader');
  for (let nr = 0; nr < 5; nr += 1) await tell('officer', 'NoteAdded', { text: 'x' });
  await leader.until(() => typesOf(leader).filter((type) => type === 'NoteAdded').length === 5);
  const ids = leader.frames.flatMap(({ id }) => (id === undefined ? [] : [id]));
  expect(new Set(ids.map((id) => id.length)).size).toBe(1);
  expect(new Set(ids).size).toBe(6);
});

test('a new participant is told all at once what she may know now', async () => {
  await tell('leader', 'AgencyInvited', {
    ...proposalOf(),
    agencies: [branchOf('tax')],
    answerBy: '2026-11-19T17:00:00.000Z',
  });
  const tax = await watch('tax');
  expect(typesOf(tax)).toEqual(['AgencyInvited']);
  await tell('tax', 'AgencyConfirmed', { staff: 1, focus: 'x' });
  await tax.until(() => typesOf(tax).filter((type) => type === 'AgencyInvited').length === 2);
  expect(typesOf(tax)).toContain('OperationProposed');
});

test('who declines a call that goes on to her own branch does not lose the stream', async () => {
  await tell('leader', 'CoordinatorCalled', { ...call('called', 0), then: [] });
  const called = await watch('called');
  const next = { ...person('called'), person: person('stranger').person };
  const declined = op.tell('called', 'CoordinatorDeclined', { reason: 'illness' });
  await app.record(declined, op.tell('system', 'CallEscalated', { ...call('called', 1), to: next }));
  await called.until(() => typesOf(called).includes('CallEscalated'));
  expect(typesOf(called)).toEqual(['CoordinatorCalled', 'CoordinatorDeclined', 'CallEscalated']);
  await app.record(op.tell('system', 'CallExpired', { to: next }));
  await called.until(() => typesOf(called).includes('CallExpired'));
  expect(called.ended).toBe(false);
});

test('the stream ends when the branch declines', async () => {
  const border = await watch('border');
  await tell('border', 'AgencyDeclined', { reason: 'x' });
  await border.until(() => border.ended);
  expect(typesOf(border)).not.toContain('AgencyDeclined');
});

test('the stream ends at once when the person is deactivated, and no other does', async () => {
  const [border, leader] = [await watch('border'), await watch('leader')];
  app.directory.deactivate('border');
  const { id } = await tell('officer', 'NoteAdded', { text: 'x' });
  await leader.until(() => last(leader).data.id === id);
  await border.until(() => border.ended);
  expect(border.frames.map(({ data }) => data.id)).not.toContain(id);
});

test('the stream ends before it begins where the person was deactivated on the way', async () => {
  app.directory.inactive.add('border');
  const client = await LiveClient.open(app, 'border', STREAM);
  clients.push(client);
  await client.until(() => client.ended);
  expect(client.frames).toEqual([]);
});

describe('the stream ends within 30 seconds', () => {
  const endsSoon = async (client: LiveClient) => {
    const from = performance.now();
    while (!client.ended && performance.now() - from < 20_000)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(client.ended).toBe(true);
  };

  test('when the person is no longer active, though nobody said so', async () => {
    const [border, leader] = [await watch('border'), await watch('leader')];
    app.directory.inactive.add('border');
    await endsSoon(border);
    expect(leader.ended).toBe(false);
  }, 25_000);

  test('when the token expires', async () => {
    app.guard.tokenExpiresAtMs = Date.now() + 100;
    await endsSoon(await watch('border'));
  }, 25_000);
});

test('a long history arrives whole, however slowly it is read', async () => {
  const notes = Array.from({ length: 1_500 }, () =>
    op.tell('officer', 'NoteAdded', { text: 'x'.repeat(2_000) }),
  );
  await app.record(...notes);
  const leader = await watch('leader');
  expect(leader.entries).toHaveLength(1_504);
}, 20_000);

test('a hundred viewers of one branch get the same entry', async () => {
  const viewers = await Promise.all(Array.from({ length: 100 }, () => watch('leader')));
  const { id } = await tell('officer', 'NoteAdded', { text: 'x' });
  await Promise.all(viewers.map((client) => client.until(() => last(client).data.id === id)));
  expect(new Set(viewers.map((client) => JSON.stringify(last(client)))).size).toBe(1);
  // One more is too many for the person who has them, and for nobody else.
  const refused = await app.fetch('leader', STREAM);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '5']);
  expect(await refused.json()).toMatchObject({ code: 'HISTORY.TOO_MANY_OF_YOURS', details: { max: 100 } });
  expect((await watch('border')).entries.length).toBeGreaterThan(0);
  await viewers[0]!.close();
  let status = 429;
  while (status === 429) {
    const again = await app.fetch('leader', STREAM);
    ({ status } = again);
    await again.body?.cancel();
  }
  expect(status).toBe(200);
});

test('what the live stream has sent in the end is the history', async () => {
  await app.close();
  app = await HistoryApp.start();
  op = aWholeOperation();
  await app.record(...op.entries.slice(0, 5));
  const watching: [CastId, LiveClient][] = [];
  for (const as of ['leader', 'border', 'tax'] as const) watching.push([as, await watch(as)]);
  await app.record(...op.entries.slice(5));
  const whole = await app.get<{ entries: { id: string }[] }>('leader', `/operations/${OPERATION}/history`);
  await watching[0]![1].until(() => last(watching[0]![1]).data.id === op.entries.at(-1)?.id);
  expect(whole.entries.length).toBeGreaterThan(20);
  for (const [as, client] of watching) {
    await client.until(() => last(client).data.id === op.entries.at(-1)?.id);
    const { entries } = await app.get<{ entries: { id: string }[] }>(as, `/operations/${OPERATION}/history`);
    const sent = new Map(client.entries.map((entry) => [entry.id, entry]));
    for (const entry of entries) expect(sent.get(entry.id)).toEqual(entry);
  }
});

const proposalOf = () => {
  const { kind, region, municipality, window } = proposal;
  return { kind, region, municipality, window };
};
