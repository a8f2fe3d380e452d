import type { EventStore, StoredEvent } from '@samsyn/event-store';
import type { Clock } from '@samsyn/kernel';
import type { AccessLog } from './access-log';
import type { AccessRow } from './access-row';
import { Denials } from './denials';

const THERE = '6f1c2f0e-5c0b-5b7e-9d0e-0d7c2f3a1b42';
const NOWHERE = '00000000-0000-4000-8000-000000000000';
const clock = { now: () => '2026-11-19T19:00:00.000Z' } as unknown as Clock;

describe('who was refused', () => {
  let reads: string[];
  let rows: AccessRow[];
  let denials: Denials;

  beforeEach(() => {
    [reads, rows] = [[], []];
    const found = (id: string) => (id.endsWith(THERE) ? [{ operationId: THERE } as StoredEvent] : []);
    const store = {
      readStream: (stream: string) => (reads.push('stream'), Promise.resolve(found(stream))),
      readEvent: () => (reads.push('event'), Promise.resolve(undefined)),
      readAll: () => (reads.push('all'), Promise.resolve([])),
    } as unknown as EventStore;
    const record = (some: readonly AccessRow[]) => Promise.resolve(void rows.push(...some));
    denials = new Denials({ record } as unknown as AccessLog, store, clock);
  });

  const refused = (callOutId: string) => {
    const request = {
      ...{ method: 'GET', routeOptions: { url: '/call-outs/:callOutId' }, params: { callOutId }, query: {} },
      actor: { person: 'p', branch: 'police/local-police', role: 'officer' },
    };
    denials.answered(request as never, { statusCode: 404 } as never);
  };
  const readsFor = async (id: string): Promise<readonly string[]> => {
    reads = [];
    refused(id);
    await denials.settled();
    return reads;
  };

  it('is looked for in the same places, whether what they asked for is there or not', async () => {
    const unknown = await readsFor(NOWHERE);
    expect(rows).toEqual([]);
    expect(await readsFor(THERE)).toEqual(unknown);
    expect(rows).toMatchObject([{ kind: 'denied', id: THERE, operation: THERE, status: 404 }]);
  });

  it('is looked for some time after the answer, so that the next one does not tell either', async () => {
    refused(THERE);
    for (let turns = 0; turns < 20; turns += 1) await new Promise((resolve) => setImmediate(resolve));
    expect([reads, rows]).toEqual([[], []]);
    await denials.settled();
    expect(rows).toHaveLength(1);
  });

  it('is written when a hundred wait, and once in a while without them', async () => {
    for (let at = 0; at < 100; at += 1) refused(NOWHERE.replace(/^0{8}/, String(10_000_000 + at)));
    for (let at = 0; at < 400 && reads.length < 300; at += 1)
      await new Promise((resolve) => setImmediate(resolve));
    expect(reads).toHaveLength(300);
    reads = [];
    refused(THERE);
    while (rows.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(rows).toMatchObject([{ id: THERE }]);
  });
});
