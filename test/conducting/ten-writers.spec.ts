import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MemoryEventStore, SqliteEventStore, type EventStore } from '@samsyn/event-store';
import { unkept } from '../support/unkept-log';
import { ConductingSamsyn, type Answer, type Recorded201 } from './conducting-samsyn';

const folder = mkdtempSync(join(tmpdir(), 'samsyn-ten-writers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const STORES: readonly [string, () => Promise<EventStore>][] = [
  ['in memory', () => Promise.resolve(new MemoryEventStore())],
  ['in SQLite', () => SqliteEventStore.open({ file: join(folder, 'log.sqlite'), bind: unkept })],
];
const WRITERS = [
  'leader',
  'officer',
  'border',
  'coordA',
  'coordB',
  'head',
  'jour',
  'work',
  'officer',
  'work',
];
const FACTS_EACH = 20;

describe.each(STORES)('ten persons who write to one site at once, %s', (_, open) => {
  let app: ConductingSamsyn;
  beforeEach(async () => {
    app = await ConductingSamsyn.open(await open());
  });
  afterEach(() => app.close());

  it('are refused nothing, and everything is recorded once, although each sends it twice', async () => {
    const operationId = await app.plan();
    const send = (writer: number, fact: number): Promise<Answer<Recorded201>> => {
      const note = { text: `note ${fact} of writer ${writer}` };
      const key = { 'idempotency-key': `writer-${writer}-fact-${fact}` };
      return app.post(WRITERS[writer]!, `/operations/${operationId}/conduct/notes`, note, key);
    };
    const asks = WRITERS.flatMap((_handle, writer) =>
      Array.from({ length: FACTS_EACH }, (_fact, fact) => [writer, fact]),
    );
    const answers = await Promise.all([...asks, ...asks].map(([writer, fact]) => send(writer!, fact!)));

    expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
    const notes = (await app.entries(operationId)).filter(({ name }) => name === 'NoteAdded');
    const texts = notes.map(({ data }) => (data as { text: string }).text);
    expect(new Set(texts).size).toBe(WRITERS.length * FACTS_EACH);
    expect(texts).toHaveLength(WRITERS.length * FACTS_EACH);
    expect(notes.map(({ revision }) => revision)).toEqual(notes.map((_note, index) => index));
    const ids = answers.map(({ body }) => body.entries[0]?.id);
    expect(ids.slice(0, asks.length)).toEqual(ids.slice(asks.length));
  });
});
