import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Dispatcher, NOTIFICATIONS_OFF } from '@samsyn/notifications';
import { createLogger } from '@samsyn/web';
import { CAST, EVENING, TestSamsyn, type Handle } from '../support/test-samsyn';
import { SmtpInbox } from '../notifications/smtp-inbox';
import { READERS, SHOWN_ELSEWHERE } from './readers';
import { addresses, fetched, readable } from './routes';
import { PERSONS, Story } from './story';
import { eraseByTwo } from '../support/administrators';

jest.setTimeout(120_000);

const CANARY = /KANARIE-(\w+\.\w+)/g;
const canariesIn = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(CANARY)].map(([, field]) => field!));

/**
 * What stands in the stream of the person met, without what was said of another whom she was taken for. The concern
 * that is redirected was told outside every encounter and stands in a stream of its own.
 */
const OF_THE_PERSON =
  /^(EncounterOpened\.(name|ageBand)|Subject|Victim|Support|FollowUp|Consent|Referral|ChildConcernReported)/;

/** What was sent to another authority is that authority's as well (ADR 0045). */
const SENT_TO: Readonly<Record<string, RegExp>> = { municipality: /^ChildConcern/, shelter: /^Referral/ };

/** How many messages wait and were sent: numbers of the whole app, for its administrator. */
const OUTBOX = '/admin/notifications';
/** Who has read what of the own branch: each reading of this very test stands there. */
const WHO_READ = /\/access(\/denials)?(\?|$)/;

/** Fields whose schema takes words of a person's own. */
interface Schema {
  readonly type?: string;
  readonly pattern?: string;
  readonly const?: string;
  readonly items?: Schema | readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: object;
}
const takesWords = (schema: Schema | readonly Schema[]): boolean => {
  if (Array.isArray(schema)) return schema.some(takesWords);
  const { type, pattern, const: fixed, items, anyOf, properties, patternProperties } = schema as Schema;
  if (type === 'string' && pattern === undefined && fixed === undefined) return true;
  if (patternProperties !== undefined) return true;
  return [...(items ? [items] : []), ...(anyOf ?? []), ...Object.values(properties ?? {})].some(takesWords);
};

describe('What is told to Samsyn with every command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-attack-'));
  const lines: string[] = [];
  let app: TestSamsyn;
  let story: Story;
  let mail: SmtpInbox;
  /** What the live streams have sent each, since each operation was proposed. */
  const watched = new Map<Handle, readonly (readonly string[])[]>();
  /** Each has an e-mail address of her own, so that all there is to tell is sent. */
  async function reachedByMail(by: Handle): Promise<void> {
    const address = `${by.toLowerCase()}@example.se`;
    const { body } = await app.post(by, '/me/notification-channels', { kind: 'e-mail', address });
    await app.part(Dispatcher).settled();
    const code = /\b\d{6}\b/.exec(mail.mails.at(-1)?.text ?? '')?.[0];
    const verified = await app.post(by, `/me/notification-channels/${body.id}/verification`, { code });
    expect([by, verified.status]).toEqual([by, 201]);
  }

  beforeAll(async () => {
    mail = await SmtpInbox.open();
    const logger = createLogger({ level: 'trace', destination: { write: (line) => void lines.push(line) } });
    const smtp = { url: mail.url, from: 'samsyn@samsyn.example' };
    const notifications = { ...NOTIFICATIONS_OFF, publicUrl: 'https://samsyn.example', smtp };
    app = await TestSamsyn.open({ folder }, EVENING, { logger, notifications });
    story = new Story(app);
    for (const by of PERSONS) await reachedByMail(by);
    story.onProposed = async (operationId) => {
      for (const by of Object.keys(CAST) as Handle[]) {
        // Who may not know the operation is not let in; she is tried again in history.http.spec.
        const frames = await app.watch(by, operationId).catch(() => []);
        watched.set(by, [...(watched.get(by) ?? []), frames]);
      }
    };
    await story.tell();
    await app.part(Dispatcher).settled();
    const tables = await app.get<{ tables: { name: string }[] }>('national' as Handle, '/oversight/tables');
    Object.assign(story.ids, { code: ['apartment-visit'], version: ['1'] });
    story.ids['name'] = tables.body.tables.map(({ name }) => name);
  });
  afterAll(async () => {
    await app.close();
    await mail.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('leaves no field of words untried, and none in clear', () => {
    const fields = app.parts.codec.registry.all().flatMap(({ definition: { name, fields } }) =>
      Object.entries(fields)
        .filter(([, { schema }]) => takesWords(schema as Schema))
        .map(([field, { label }]) => ({ name: `${name}.${field}`, label })),
    );
    expect(fields.filter(({ label }) => label === 'shared')).toEqual([]);
    const untried = fields.map(({ name }) => name).filter((name) => !story.planted.has(name));
    expect(untried.filter((name) => !SHOWN_ELSEWHERE.has(name))).toEqual([]);
    expect([...story.planted].sort()).toEqual(Object.keys(READERS).sort());
  });

  it('reaches those who may know it, and nobody else, by whatever route', async () => {
    const viewed = new Map<string, Set<string>>();
    const leaks = new Set<string>();
    const failures = new Set<string>();
    for (const { url, type } of await addresses(app, story.ids)) {
      for (const by of PERSONS) {
        const { status, text } = await fetched(app, by, url, type);
        if (status >= 500) failures.add(`${status} ${url}`);
        for (const field of canariesIn(text)) {
          viewed.set(field, (viewed.get(field) ?? new Set()).add(by));
          if (!READERS[field]?.includes(by))
            leaks.add(`${field} → ${by} by ${type} ${url.replaceAll(/[0-9a-f-]{36}/g, '…')}`);
        }
      }
    }
    expect([...failures]).toEqual([]);
    expect([...leaks].sort()).toEqual([]);
    // Everything is found by somebody: else the search above would have looked in the wrong places.
    expect([...story.planted].filter((field) => !viewed.has(field))).toEqual([]);
  });

  it('is streamed to those alone who may know it', () => {
    const streamed = [...watched].map(([by, frames]) => [by, canariesIn(frames.flat().join(''))] as const);
    expect(streamed.flatMap(([, fields]) => [...fields]).length).toBeGreaterThan(50);
    const leaks = streamed.flatMap(([by, fields]) =>
      [...fields].filter((field) => !READERS[field]?.includes(by)).map((field) => `${field} → ${by}`),
    );
    expect(leaks).toEqual([]);
  });

  it('stands in no line of the log, no metric and no file but sealed', async () => {
    expect(canariesIn(lines.join('\n'))).toEqual(new Set());
    const text = await app.parts.metrics.exposition();
    expect(canariesIn(text)).toEqual(new Set());
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    expect(files.length).toBeGreaterThan(3);
    for (const { parentPath, name } of files) {
      const bytes = readFileSync(join(parentPath, name));
      expect([name, bytes.includes('KANARIE')]).toEqual([name, false]);
    }
  });

  it('stands in no message', () => {
    const messages = mail.mails.filter(({ text }) => !/\b\d{6}\b/.test(text));
    expect(messages.length).toBeGreaterThan(8);
    for (const { raw, subject, text } of messages) {
      expect(canariesIn(`${raw} ${subject} ${text}`)).toEqual(new Set());
      expect(`${raw} ${subject} ${text}`).not.toMatch(/KANARIE|Kalmar/);
    }
  });

  it('stands in no calendar feed', async () => {
    expect(story.feeds.length).toBeGreaterThan(8);
    for (const { by, path } of story.feeds) {
      const { status, text } = await app.fetch('stranger', path, { authorization: '' });
      expect(status).toBe(200);
      expect([by, path.length, canariesIn(readable(text))]).toEqual([by, path.length, new Set()]);
    }
  });

  it('changes nothing for those who may not know of it, not even an ETag', async () => {
    const [op, met] = [story.ids['operationId']![0]!, story.ids['encounterId']![0]!];
    await app.tell('leader', `/debriefs/${op}/reopenings`, { why: 'one more perspective' });
    // A cursor is sealed anew each time: what it stands on is asked for without one.
    const urls = (await addresses(app, story.ids)).filter(
      ({ url, type }) =>
        type === 'application/json' && !url.endsWith('limit=1') && url !== OUTBOX && !WHO_READ.test(url),
    );
    const hidden: readonly (readonly [Handle, string, object, readonly string[]])[] = [
      ['coordB', `/encounters/${met}/support-contacts`, { how: 'telephone' }, ['coordB', 'head']],
      [
        'coordB',
        `/encounters/${met}/reflection-period/applications`,
        { applicant: 'social-services-committee' },
        ['coordB', 'head'],
      ],
      [
        'coordB',
        `/debriefs/${op}/perspectives`,
        { hard: 'x', through: 'facilitator' },
        ['coordB', 'facilitator'],
      ],
      [
        'leader',
        `/operations/${op}/public-records-requests`,
        { asked: 'x' },
        ['leader', 'officer', 'deputy'],
      ],
      [
        'leader',
        '/advice-calls',
        {
          ...{ topic: 'approach', region: 'syd', to: 'coordA', question: 'x' },
          answerBy: '2026-11-19T21:50:00+01:00',
        },
        ['leader', 'coordA'],
      ],
    ];
    const snapshot = async () => {
      const shown = new Map<string, string>();
      for (const { url, type } of urls)
        for (const by of PERSONS) {
          const { status, etag, text } = await fetched(app, by, url, type);
          shown.set(`${by} ${url}`, `${status} ${etag} ${text}`);
        }
      return shown;
    };
    let before = await snapshot();
    for (const [by, url, body, knowing] of hidden) {
      const sent = mail.mails.length;
      await app.tell(by, url, body);
      await app.parts.processing.settled();
      await app.part(Dispatcher).settled();
      const mailed = mail.mails.slice(sent).map(({ to }) => to.replace(/^<?(\w+)@.*$/, '$1'));
      const known = knowing.map((handle) => handle.toLowerCase());
      expect([url, mailed.filter((handle) => !known.includes(handle))]).toEqual([url, []]);
      const after = await snapshot();
      const found = [...after].filter(
        ([key, shown]) => before.get(key) !== shown && !knowing.includes(key.split(' ')[0]!),
      );
      expect([url, found.map(([key, shown]) => [key, before.get(key), shown])]).toEqual([url, []]);
      before = after;
    }
  });

  it('answers what is another’s exactly as what is not there', async () => {
    const head = () => app.parts.eventStore.head();
    const before = await head();
    const id = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
    const other = new Map<string, string>();
    const elsewhere = (text: string) =>
      text.replaceAll(id, (one) => other.get(one) ?? other.set(one, randomUUID()).get(one)!);
    const plain = (text: string) => text.replaceAll(id, 'id');
    const found: (readonly [string, string, string])[] = [];
    // Nor may they learn of a person met who take part in the operation and do not hold the encounter.
    const half = ['work', 'border', 'coordA', 'leader', 'facilitator'] as const;
    const met = new RegExp(`^/encounters/${story.ids['encounterId']![0]!}`);
    const commands = story.asked.filter(({ url, body }) => id.test(`${url} ${JSON.stringify(body)}`));
    for (const by of [
      'stranger',
      'outsider',
      'farCoordinator',
      'national',
      'administrator',
      ...half,
    ] as Handle[]) {
      const isHalf = (half as readonly Handle[]).includes(by);
      for (const { url, body } of commands) {
        if (isHalf && !met.test(url)) continue;
        const real = await app.post(by, url, body);
        const none = await app.post(
          by,
          elsewhere(url),
          JSON.parse(elsewhere(JSON.stringify(body))) as object,
        );
        if (real.status !== none.status || plain(real.text) !== plain(none.text))
          found.push([`${by} ${plain(url)}`, real.text, none.text]);
      }
      for (const { url, type } of await addresses(app, story.ids)) {
        if (url === elsewhere(url) || (isHalf && !met.test(url))) continue;
        const [real, none] = [
          await fetched(app, by, url, type),
          await fetched(app, by, elsewhere(url), type),
        ];
        if (real.status !== none.status || plain(real.text) !== plain(none.text))
          found.push([`${by} GET ${plain(url)}`, real.text, none.text]);
      }
    }
    expect(found).toEqual([]);
    expect(await head()).toBe(before);
  });

  it('is gone for all but those it was sent to, once what was recorded of a person is erased', async () => {
    const met = story.ids['encounterId']![0]!;
    // What went to the wrong recipient is dealt with before it is erased.
    const incident = `/disclosures/incidents/${story.ids['incidentId']![0]!}`;
    for (const [by, step] of [
      ['coordB', 'deletion-requested'],
      ['border', 'deletion-confirmed'],
      ['coordB', 'person-informed'],
    ] as const)
      await app.tell(by, `${incident}/steps`, { step, outcome: 'done' });
    await app.tell('coordB', `${incident}/closing`);
    await eraseByTwo(app, 'head', `/encounters/${met}/erasure`, 'recorded-without-ground');
    const left = new Set<string>();
    const kept = new Set<string>();
    for (const { url, type } of await addresses(app, story.ids))
      for (const by of PERSONS)
        for (const field of canariesIn((await fetched(app, by, url, type)).text))
          if (SENT_TO[by]?.test(field)) kept.add(by);
          else if (OF_THE_PERSON.test(field)) left.add(`${field} ${by} ${url}`);
    expect([...left]).toEqual([]);
    expect(kept).toEqual(new Set(Object.keys(SENT_TO)));
  });
});
