import fc from 'fast-check';
import { LogDamage, type EventCodec, type EventStore, type StoredEvent } from '@samsyn/event-store';
import type { Recorded } from '@samsyn/kernel';
import { OperationLog } from '@samsyn/operations';
import { accessAt, type Access, type OperationSnapshot } from '@samsyn/secrecy';
import { ACTS, ACTS_ON_RIGHTS, choice, tell } from '../random-operation.fixture';
import { OPERATION, proposal, RecordedOperation } from '../recorded-operation.fixture';

/** Everything that an access says, as text: sets and maps in their order, entries by their ids. */
function textOf(access: Access): string {
  const ids = [...access.byId.values()].map(({ id }) => id);
  return JSON.stringify({ ...access, byId: ids }, (_, value: unknown) => {
    if (value instanceof Map) return [...(value as Map<unknown, unknown>)];
    if (value instanceof Set) return [...(value as Set<unknown>)];
    return isEntry(value) ? value.id : value;
  });
}
const isEntry = (value: unknown): value is Recorded =>
  typeof value === 'object' && value !== null && 'revision' in value;

/** The log of an operation in memory, of which the first event was read and the others are added as they come. */
function logOf(first: Recorded): OperationLog {
  const store = {
    readAll: ({ after }: { after: number }) =>
      Promise.resolve(after < first.position ? [first as unknown as StoredEvent] : []),
  };
  const codec = {
    damage: new LogDamage(),
    load: () => {},
    decodeLazily: (event: Recorded) => event,
  };
  return new OperationLog(store as unknown as EventStore, codec as unknown as EventCodec, {
    onlyWriter: true,
  });
}

interface Held {
  readonly snapshot: OperationSnapshot;
  readonly count: number;
  readonly access: string;
}

describe('a snapshot of an operation', () => {
  it('does not change under whoever holds it, whatever is recorded, and is what folding its entries gives', async () => {
    const acts = [...ACTS, ...ACTS_ON_RIGHTS];
    const step = fc.tuple(fc.nat(acts.length - 1), choice, fc.boolean());
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 40 }), async (steps) => {
        const op = new RecordedOperation();
        op.tell('leader', 'OperationProposed', proposal);
        const log = logOf(op.entries[0]!);
        const held: Held[] = [];
        const hold = async () => {
          const snapshot = await log.snapshot(OPERATION);
          const { access, entries } = snapshot;
          held.push({ snapshot, count: entries.length, access: textOf(access) });
        };
        await hold();
        let added = 1;
        for (const [index, chosen, isHeld] of steps) {
          tell(op, acts[index]!, chosen);
          log.add(op.entries.slice(added));
          added = op.entries.length;
          if (isHeld) await hold();
        }
        await hold();
        for (const { snapshot, count, access } of held) {
          expect(snapshot.entries).toEqual(op.entries.slice(0, count));
          expect(snapshot.position).toBe(op.entries[count - 1]!.position);
          expect(textOf(snapshot.access)).toBe(access);
          expect(access).toBe(textOf(accessAt(snapshot.entries, Infinity)));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is the same one until something is recorded, and is copied for nobody who holds none', async () => {
    const op = new RecordedOperation();
    op.tell('leader', 'OperationProposed', proposal);
    const log = logOf(op.entries[0]!);
    const one = await log.snapshot(OPERATION);
    expect(await log.snapshot(OPERATION)).toBe(one);
    op.tell('leader', 'FindingRecorded', { area: 'housing', severity: 'high' });
    log.add(op.entries.slice(1));
    const other = await log.snapshot(OPERATION);
    // Who takes part has not changed: that is shared.
    expect(other.access.participants).toBe(one.access.participants);
    expect([one.access.byId.size, other.access.byId.size]).toEqual([1, 2]);
  });
});
