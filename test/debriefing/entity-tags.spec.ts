import { MORNING_AFTER, TestSamsyn, type Answer, type Handle } from '../support/test-samsyn';

const FORMS = ['application/json', 'text/html', 'text/markdown', 'application/pdf'];

describe('what a reader has already', () => {
  let app: TestSamsyn;
  let operationId: string;
  const debrief = () => `/operations/${operationId}/debrief`;
  const ask = (
    handle: Handle,
    url: string,
    headers: Record<string, string> = {},
  ): Promise<Answer<{ next?: string; entries: unknown[] }>> => app.fetch(handle, url, headers);
  const tagOf = async (
    handle: Handle,
    url: string,
    headers: Record<string, string> = {},
  ): Promise<string> => {
    const { status, headers: facts } = await ask(handle, url, headers);
    expect(status).toBe(200);
    return String(facts['etag']);
  };

  beforeEach(async () => {
    app = await TestSamsyn.open();
    operationId = await app.plan();
    await app.tell('leader', `/operations/${operationId}/conduct/start`);
    await app.tell('officer', `/operations/${operationId}/conduct/site-entered`, { persons: 2 });
  });
  afterEach(() => app.close());

  /** Something that the leader may not know of, and something that everybody may. */
  const hidden = async () => void (await app.encounter(operationId));
  const shown = async () => void (await app.tell('leader', `/operations/${operationId}/conduct/end`));

  it.each(FORMS)('is not sent again: the debrief as %s, however late it is asked for', async (accept) => {
    const etag = await tagOf('leader', debrief(), { accept });
    expect(etag).toMatch(/^W\/"/);
    app.clock.moveTo('2026-11-19T23:10:00.000Z');
    const again = await ask('leader', debrief(), { accept, 'if-none-match': etag });
    expect([again.status, again.text, again.headers['etag']]).toEqual([304, '', etag]);
    expect(again.headers).not.toHaveProperty('content-type');
  });

  // A PDF is tagged as the others are, and takes its time to print.
  it.each(FORMS.slice(0, -1))(
    'is told apart by what the reader sees of it, and by nothing else: %s',
    async (accept) => {
      const [leader, coordinator] = [
        await tagOf('leader', debrief(), { accept }),
        await tagOf('coordB', debrief(), { accept }),
      ];
      await hidden();
      expect(await tagOf('leader', debrief(), { accept })).toBe(leader);
      expect(await tagOf('coordB', debrief(), { accept })).not.toBe(coordinator);
      await shown();
      expect(await tagOf('leader', debrief(), { accept })).not.toBe(leader);
    },
  );

  it('is another in each form and language, and when a deadline has passed', async () => {
    const tags = [];
    for (const accept of FORMS) tags.push(await tagOf('leader', debrief(), { accept }));
    tags.push(await tagOf('leader', debrief(), { accept: 'text/html', 'accept-language': 'en' }));
    await shown();
    tags.push(await tagOf('leader', debrief()));
    app.clock.moveTo('2026-12-24T12:00:00.000Z');
    tags.push(await tagOf('leader', debrief()));
    expect(new Set(tags).size).toBe(tags.length);
  });

  it('is a page of the history whose cursor alone is another', async () => {
    const url = `/operations/${operationId}/history?limit=2`;
    const first = await ask('leader', url);
    const second = await ask('leader', url);
    expect(first.body.next).not.toBe(second.body.next);
    const etag = String(first.headers['etag']);
    expect(second.headers['etag']).toBe(etag);
    await hidden();
    const third = await ask('leader', url, { 'if-none-match': etag });
    expect([third.status, third.text]).toEqual([304, '']);
  });

  it('is no page of the history when what follows on it has changed', async () => {
    const url = `/operations/${operationId}/history?limit=2`;
    const first = await ask('leader', url);
    await shown();
    const later = await ask('leader', url, { 'if-none-match': String(first.headers['etag']) });
    expect(later.status).toBe(200);
    expect(later.body.entries).toEqual(first.body.entries);
    const rest = await ask('leader', `${url}&cursor=${later.body.next}`);
    expect(await tagOf('leader', `${url}&cursor=${later.body.next}`)).toBe(rest.headers['etag']);
  });

  it('is a page of the operations whose cursor alone is another', async () => {
    await app.propose();
    const etag = await tagOf('leader', '/operations?limit=1');
    const again = await ask('leader', '/operations?limit=1', { 'if-none-match': etag });
    expect([again.status, again.text]).toEqual([304, '']);
    await app.propose();
    expect(await tagOf('leader', '/operations?limit=1')).not.toBe(etag);
  });

  it('is a form for paper that says when it was printed', async () => {
    const url = `/operations/${operationId}/paper-form`;
    const etag = await tagOf('leader', url);
    app.clock.moveTo(MORNING_AFTER);
    expect((await ask('leader', url, { 'if-none-match': etag })).status).toBe(304);
  });
});

describe('a command that is sent again', () => {
  it('is answered alike, byte for byte', async () => {
    const app = await TestSamsyn.open();
    const operationId = await app.plan();
    const note = `/operations/${operationId}/conduct/notes`;
    const key = { 'idempotency-key': 'one' };
    const first = await app.post('officer', note, { text: 'two doors' }, key);
    await app.encounter(operationId);
    const second = await app.post('officer', note, { text: 'two doors' }, key);
    expect(second.text).toBe(first.text);
    expect(second.headers['samsyn-position']).toBe(first.headers['samsyn-position']);
    const items = [
      { key: 'a', does: 'SiteEntered', persons: 2 },
      { key: 'b', does: 'SiteEntered', persons: 'two' },
      { key: 'c', does: 'SiteSecured' },
    ];
    const batch = () => app.post('officer', `/operations/${operationId}/entries`, { items });
    const sent = await batch();
    await app.encounter(operationId);
    expect([sent.status, (await batch()).text]).toEqual([207, sent.text]);
    await app.close();
  });

  it('and recorded nothing either time does not tell whether something hidden was recorded meanwhile', async () => {
    const app = await TestSamsyn.open();
    const operationId = await app.plan();
    const assess = () =>
      app.post(
        'leader',
        `/operations/${operationId}/risk-assessments`,
        { level: 'low' },
        { 'idempotency-key': 'r' },
      );
    await app.tell('leader', `/operations/${operationId}/risk-assessments`, { level: 'low' });
    const [first, second] = [await assess(), await assess()];
    expect([first.body.entries, second.body.entries]).toEqual([[], []]);
    expect(first.headers['samsyn-position']).not.toBe(second.headers['samsyn-position']);
    await app.close();
  });
});
