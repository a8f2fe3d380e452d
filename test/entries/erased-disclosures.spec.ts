import type { WorkItem } from '@samsyn/worklist';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestSamsyn, POLICE, type Handle, type HistoryEntry } from '../support/test-samsyn';
import { FURTHER, further, waitUntil } from '../encounter/persons';
import { eraseByTwo } from '../support/administrators';

jest.setTimeout(120_000);
const head = further('head');
const OWNERS = ['coordB', head] as const;
const RECIPIENTS = ['leader', 'officer', 'border'] as const;
const ALL = [...OWNERS, ...RECIPIENTS, 'coordA', 'work', 'tax', 'shelter', 'facilitator'] as const;
const WORDS = /KANARIE/;
const OF_DISCLOSURE = /^(Consent|Disclosure|WrongRecipient|Incident|EntryCorrected)/;

interface Row {
  readonly entry: string;
  readonly field: string;
  readonly recipient: string;
  readonly ground?: string;
  readonly purpose?: string;
  readonly decision: string;
  readonly erased?: true;
}

async function openWith(place: Parameters<typeof TestSamsyn.open>[0], now?: string): Promise<TestSamsyn> {
  const app = await TestSamsyn.open(place, now);
  for (const [handle, [branch, role]] of Object.entries(FURTHER)) {
    if (app.parts.directory.byHandle(handle)) continue;
    app.parts.directory.registerBranch(branch, {}, null);
    app.parts.directory.registerPerson(handle, { branch, role, regions: [] }, null);
  }
  return app;
}

/** An encounter of which the police had received, the border police were refused and had received what was not theirs. */
class Given {
  conversation = '';
  decision = '';
  refusal = '';
  consent = '';
  requested = '';
  incident = '';
  private constructor(
    public app: TestSamsyn,
    readonly operation: string,
    readonly encounter: string,
  ) {}

  static async in(app: TestSamsyn): Promise<Given> {
    const operation = await app.plan();
    await app.start(operation);
    const given = new Given(app, operation, await app.encounter(operation));
    const by = (path: string, body: object) =>
      app.tell('coordB', `/encounters/${given.encounter}/${path}`, body);
    given.conversation = (
      await by('conversation-ended', { account: { value: 'KANARIE-A' }, needs: { value: 'KANARIE-N' } })
    ).entry;
    const consent = { recipient: POLICE, scope: ['account'], purpose: 'KANARIE-PURPOSE' };
    given.consent = (await by('consents', consent)).entry;
    const item = (field: string) => ({ item: { entry: given.conversation, field } });
    const request = (who: Handle, field: string) =>
      app.tell(who, '/disclosures/requests', {
        ...item(field),
        ground: 'OSL 10:27',
        purpose: 'KANARIE-ASKED',
      });
    const texts = { purpose: 'KANARIE-FOR', weighing: 'KANARIE-WEIGHED and found to be what was agreed' };
    const decide = (body: object) =>
      app.tell('coordB', '/disclosures/decisions', { ...item('account'), ...body });
    given.decision = (
      await decide({ outcome: 'granted', recipient: POLICE, ground: 'OSL 12:2', ...texts })
    ).entry;
    await app.tell('coordB', `/entries/${given.conversation}/corrections`, {
      ...{ field: 'account', is: 'KANARIE-MISHEARD', reason: 'misheard' },
    });
    await request('border', 'account');
    given.refusal = (await decide({ outcome: 'refused', why: 'KANARIE-WHY' })).entry;
    await by('consents', { ...consent, recipient: 'police/border-police' });
    const wrong = await decide({
      ...{ outcome: 'granted', recipient: 'police/border-police', ground: 'OSL 12:2', ...texts },
    });
    given.incident = (
      await app.tell('coordB', `/disclosures/decisions/${wrong.entry}/wrong-recipient`, {
        what: 'KANARIE-WRONG',
      })
    ).entry;
    given.requested = (await request('leader', 'needs')).entry;
    return given;
  }

  async closeIncident() {
    const steps = `/disclosures/incidents/${this.incident}`;
    const step = (who: Handle, name: string) =>
      this.app.tell(who, `${steps}/steps`, { step: name, outcome: 'done' });
    for (const name of ['deletion-requested', 'person-informed', 'supervisory-authority'])
      await step('coordB', name);
    await step('border', 'deletion-confirmed');
    await this.app.tell('coordB', `${steps}/closing`);
  }
  async erase() {
    const answer = await eraseByTwo(this.app, head, `/encounters/${this.encounter}/erasure`);
    await this.app.parts.processing.settled();
    return answer;
  }
  history(who: Handle) {
    return this.app.history(who, this.operation);
  }
  async rows(who: Handle): Promise<readonly Row[]> {
    const { body } = await this.app.get<{ disclosures?: readonly Row[] }>(
      who,
      `/disclosures?operation=${this.operation}`,
    );
    return body.disclosures ?? [];
  }
  async items(who: Handle): Promise<readonly WorkItem[]> {
    const { body } = await this.app.get<{ items: readonly WorkItem[] }>(who, '/work-list?limit=500');
    return body.items.filter(({ operation }) => operation?.id === this.operation);
  }
  async everything(who: Handle) {
    return { history: await this.history(who), rows: await this.rows(who), items: await this.items(who) };
  }
}
const ids = (entries: readonly HistoryEntry[]) => entries.map(({ id, type }) => `${type} ${id}`);

describe('what had been given of an encounter that is erased', () => {
  let app: TestSamsyn;
  beforeAll(async () => {
    app = await openWith('memory');
  });
  afterAll(() => app.close());

  it('stays known: that it was decided, by whom, of what, to whom and on what ground, and none of its words', async () => {
    const given = await Given.in(app);
    await given.closeIncident();
    const before = await Promise.all(ALL.map((who) => given.history(who)));
    const rows = await Promise.all(ALL.map((who) => given.rows(who)));
    expect((await given.erase()).status).toBe(201);
    for (const [index, who] of ALL.entries()) {
      const after = await given.history(who);
      expect([who, ids(after).filter((id) => !id.startsWith('SubjectErased'))]).toEqual([
        who,
        ids(before[index]!),
      ]);
      expect(await app.everything(who, given.operation)).not.toMatch(WORDS);
      for (const entry of after.filter(({ type }) => OF_DISCLOSURE.test(type))) {
        const was = before[index]!.find(({ id }) => id === entry.id)!;
        // Who could read a field is told that it is erased, who could not, why not.
        const rules = Object.fromEntries(entry.withheld.map(({ field, rule }) => [field, rule]));
        for (const { field, rule } of was.withheld) expect([field, rules[field]]).toEqual([field, rule]);
        for (const [field, value] of Object.entries(was.facts)) {
          const isKept = ['recipient', 'requester', 'item', 'outcome', 'entry', 'field'].includes(field);
          if (isKept) expect([entry.type, field, entry.facts[field]]).toEqual([entry.type, field, value]);
          else if (!(field in entry.facts)) expect([field, rules[field]]).toEqual([field, 'erased']);
        }
      }
      expect(await given.rows(who)).toEqual(
        rows[index]!.map(({ purpose: _gone, ...row }) => ({ ...row, erased: true })),
      );
    }
    const police = await given.history('leader');
    const viewed = (id: string) => police.find((entry) => entry.id === id);
    expect(viewed(given.decision)?.facts).toMatchObject({
      recipient: POLICE,
      ground: 'OSL 12:2',
      outcome: 'granted',
    });
    expect(viewed(given.consent)?.facts).toEqual({ recipient: POLICE });
    expect(viewed(given.conversation)?.withheld).toEqual(
      expect.arrayContaining([
        { field: 'account', rule: 'erased' },
        { field: 'needs', rule: 'OSL 26:1' },
      ]),
    );
    expect((await given.rows('leader')).length).toBeGreaterThan(0);
    expect((await given.rows('coordB')).length).toBeGreaterThan(0);
    expect(await given.rows('work')).toEqual([]);
  });

  it('is told by a list that nobody sees as an entry', async () => {
    const given = await Given.in(app);
    await given.closeIncident();
    await given.erase();
    for (const who of ALL)
      expect((await given.history(who)).map(({ type }) => type)).not.toContain('DisclosuresListed');
  });

  it('is not erased while something that went to a wrong recipient is open', async () => {
    const given = await Given.in(app);
    const { status, body, text } = await given.erase();
    expect([status, body.code]).toEqual([409, 'ERASURE.INCIDENT_OPEN']);
    expect(text).toContain(given.incident);
    await given.closeIncident();
    expect((await given.erase()).status).toBe(201);
  });

  it('reads the same after a start, and with a key store restored from an older copy', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'samsyn-given-'));
    let own = await openWith({ folder });
    const given = await Given.in(own);
    await given.closeIncident();
    // The key of such lists is there already: a key store without it is refused, being older than the log.
    const other = await own.encounter(given.operation);
    await eraseByTwo(own, head, `/encounters/${other}/erasure`);
    const now = own.clock.now();
    await own.close();
    cpSync(join(folder, 'keys'), join(folder, 'older'), { recursive: true });
    own = await openWith({ folder }, now);
    given.app = own;
    await given.erase();
    const found = await Promise.all(ALL.map((who) => given.everything(who)));
    await own.close();
    for (const restored of [false, true]) {
      if (restored) {
        rmSync(join(folder, 'keys'), { recursive: true });
        cpSync(join(folder, 'older'), join(folder, 'keys'), { recursive: true });
        rmSync(join(folder, 'read-models'), { recursive: true, force: true });
      }
      own = await openWith({ folder }, now);
      given.app = own;
      expect(await Promise.all(ALL.map((who) => given.everything(who)))).toEqual(found);
      await own.close();
    }
    rmSync(folder, { recursive: true, force: true });
  });
});

describe('an encounter that is erased', () => {
  it('holds nothing that waits for its own side, of whatever kind, and guesses no state', async () => {
    const app = await openWith('memory');
    const given = await Given.in(app);
    await given.closeIncident();
    const by = (path: string, body: object = {}) =>
      app.tell('coordB', `/encounters/${given.encounter}/${path}`, body);
    await by('support-offers', { kinds: ['shelter'] });
    await by('support-answers', { answer: 'accepted' });
    for (const day of ['20', '21']) await by('follow-ups', { at: `2026-11-${day}T10:00:00+01:00` });
    await by('reflection-period/grants', { from: '2026-11-01' });
    await by('referrals', { to: 'ngo/shelter', service: 'shelter' });
    await by('child-concerns', { to: FURTHER.municipality[0], about: 'child-present' });
    await waitUntil(app, '2026-11-27T12:00:00+01:00');
    await by('follow-ups/missed', { followUp: 1, reason: 'KANARIE-MISSED' });
    const entries = await app.entries(given.operation);
    const stream = `conducting.encounter-${given.encounter}`;
    const of = new Set(entries.filter((entry) => entry.stream === stream).map(({ id }) => id));
    const waiting = async (who: Handle) =>
      (await given.items(who))
        .filter(({ parts }) => parts.some(({ reason }) => of.has(reason.entry)))
        .map(({ code }) => code);
    expect([...new Set(await waiting('coordB'))].sort()).toEqual([
      ...['child-concern-unacknowledged', 'disclosure-to-decide', 'follow-up-overdue'],
      ...['referral-unanswered', 'reflection-period-ending', 'support-contact-due'],
    ]);
    expect((await given.erase()).status).toBe(201);
    for (const who of OWNERS) expect([who, await waiting(who)]).toEqual([who, []]);
    for (const decision of [{ item: { entry: given.conversation, field: 'needs' } }, {}]) {
      const { status } = await app.post('coordB', '/disclosures/decisions', {
        ...{ ...decision, outcome: 'refused', why: 'no' },
      });
      expect(status).toBeGreaterThan(399);
    }
    const { body } = await app.get<{ followUps: readonly object[]; supportContact: object }>(
      'coordB',
      `/encounters/${given.encounter}`,
    );
    expect(body.followUps).toEqual([]);
    expect(body.supportContact).toEqual({ state: 'none-awaited' });
    await app.close();
  });
});
