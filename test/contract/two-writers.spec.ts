import { EventCodec, MemoryEventStore, newUuid, uuidV5, type EventStore } from '@samsyn/event-store';
import { DomainError, ManualClock, type Actor, type Decider, type NewEvent } from '@samsyn/kernel';
import { planStream } from '@samsyn/planning/contract';
import { CommandExecutor, type CommandContext } from '@samsyn/processing';
import { OperationCommands, OperationLog } from '@samsyn/operations';
import { EphemeralRootKey, KeyStore, KeyStoreSealer } from '@samsyn/secrecy';
import { eventRegistry } from '../../apps/samsyn/src/event-registry';

const MOMENT = '2026-11-19T15:20:00.000Z';
const actor: Actor = {
  ...{ person: newUuid(), branch: 'police/trafficking-unit', role: 'operation-leader' },
  regions: [],
};
const assessed: NewEvent = { name: 'RiskAssessed', data: { level: 'low' } };
const proposed: NewEvent = {
  name: 'OperationProposed',
  data: {
    ...{ kind: 'apartment-visit', kindVersion: 1, region: 'syd', municipality: 'Växjö' },
    ...{
      window: ['2026-11-19T18:00:00.000Z', '2026-11-19T22:00:00.000Z'],
      purpose: 'visit',
      reference: 'K1',
    },
  },
};

/** Counts its events; `refuseAt` refuses where there are so many. */
interface Count {
  readonly events: readonly NewEvent[];
  readonly refuseAt?: number;
}
const counting: Decider<number, Count, NewEvent> = {
  initial: 0,
  evolve: (count) => count + 1,
  decide: ({ events, refuseAt }, count) => {
    if (count === refuseAt) throw new DomainError('TEST.REFUSED', { count });
    return events;
  },
};

const keys = new KeyStore(':memory:', new EphemeralRootKey());
afterAll(() => keys.close());

function writerOver(store: EventStore, onlyWriter = false) {
  const codec = new EventCodec(eventRegistry(), new KeyStoreSealer(keys));
  const log = new OperationLog(store, codec, { onlyWriter });
  const recorded = log.add.bind(log);
  const executor = new CommandExecutor(
    ...([store, codec, new ManualClock(MOMENT), keys.fingerprint()] as const),
    ...([recorded, undefined, { onlyWriter }] as const),
  );
  const commands = new OperationCommands(executor, log, () => Promise.resolve());
  return { log, executor, commands };
}
type Writer = ReturnType<typeof writerOver>;

const contextOf = (commandId = newUuid()): CommandContext => ({ actor, commandId, content: {} });
const begin = ({ commands }: Writer, operationId: string) =>
  commands.begin(
    { decider: counting, stream: planStream(operationId), operationId },
    { events: [proposed] },
    contextOf(),
  );
const add = ({ commands }: Writer, operationId: string, refuseAt?: number, context = contextOf()) =>
  commands.execute(
    { decider: counting, stream: planStream(operationId), operationId },
    () => ({ events: [assessed], ...(refuseAt === undefined ? {} : { refuseAt }) }),
    context,
  );
const outside = ({ commands }: Writer, stream: string, refuseAt?: number, context = contextOf()) =>
  commands.outside(
    { decider: counting, stream },
    () => Promise.resolve({ events: [assessed], ...(refuseAt === undefined ? {} : { refuseAt }) }),
    context,
  );

describe('two writers over one log', () => {
  let store: EventStore;
  let one: Writer;
  let other: Writer;
  let operationId: string;
  beforeEach(async () => {
    store = new MemoryEventStore({ positionStep: 3 });
    [one, other] = [writerOver(store), writerOver(store)];
    operationId = newUuid();
    await begin(one, operationId);
  });

  it('each decides on what the other has written, also where it refuses', async () => {
    await add(one, operationId);
    await add(other, operationId);
    await add(one, operationId);
    // It was 3 when the other had written.
    expect(await add(other, operationId, 3)).toMatchObject({ repeated: false });
    await expect(add(one, operationId, 5)).rejects.toMatchObject({ details: { count: 5 } });
  });

  it('each decides so outside operations, too', async () => {
    const stream = `test-${newUuid()}`;
    await outside(one, stream);
    await outside(other, stream);
    await outside(one, stream);
    expect(await outside(other, stream, 2)).toMatchObject({ repeated: false });
    await expect(outside(one, stream, 4)).rejects.toMatchObject({ details: { count: 4 } });
  });

  it('each knows the commands that the other has carried out', async () => {
    await add(other, operationId);
    const stream = `test-${newUuid()}`;
    await outside(other, stream);
    for (const command of [
      (writer: Writer, context: CommandContext, at?: number) => add(writer, operationId, at, context),
      (writer: Writer, context: CommandContext, at?: number) => outside(writer, stream, at, context),
    ]) {
      const context = contextOf();
      const first = await command(one, context);
      // Where the other had stopped it would be refused.
      for (const refuseAt of [1, 2])
        expect(await command(other, context, refuseAt)).toEqual({ ...first, repeated: true });
    }
  });

  it('neither loses what the other wrote before its own', async () => {
    await one.log.snapshot(operationId);
    await add(other, operationId);
    const target = { decider: counting, stream: `conducting.conduct-${operationId}`, operationId };
    await one.commands.begin(target, { events: [assessed] }, contextOf());
    expect((await one.log.snapshot(operationId)).entries.map(({ revision }) => revision)).toEqual([0, 1, 0]);
  });

  it('is decided again where the other appends to another stream of the operation meanwhile', async () => {
    const stream = `conducting.conduct-${operationId}`;
    let formed = 0;
    const outcome = await one.commands.execute(
      { decider: counting, stream: planStream(operationId), operationId },
      async ({ entries }) => {
        formed += 1;
        // After the operation was read, and before what is decided on it is appended.
        if (formed <= 3)
          await other.commands.execute(
            { decider: counting, stream, operationId },
            () => ({ events: [assessed] }),
            contextOf(),
          );
        return { events: Array.from({ length: entries.length }, () => assessed) };
      },
      contextOf(),
    );
    expect(formed).toBe(4);
    expect(outcome.events).toHaveLength(4);
  });

  it('is told that it cannot be done now where others always come first', async () => {
    const stream = `conducting.conduct-${operationId}`;
    const attempt = one.commands.execute(
      { decider: counting, stream: planStream(operationId), operationId },
      async () => {
        await other.commands.execute(
          { decider: counting, stream, operationId },
          () => ({ events: [assessed] }),
          contextOf(),
        );
        return { events: [assessed] };
      },
      contextOf(),
    );
    await expect(attempt).rejects.toMatchObject({
      code: 'COMMANDS.TOO_MANY_WAITING',
      kind: 'unavailable',
    });
  });
});

describe('the only writer of a log', () => {
  it('reads nothing for a command on what it has in memory', async () => {
    const store = new MemoryEventStore();
    const writer = writerOver(store, true);
    const operationId = newUuid();
    await begin(writer, operationId);
    await add(writer, operationId);
    await outside(writer, 'test-outside');
    const reads = (['readAll', 'readStream', 'readEvent'] as const).map((read) => jest.spyOn(store, read));
    await add(writer, operationId);
    await outside(writer, 'test-outside');
    for (const read of reads) expect(read).not.toHaveBeenCalled();
  });

  it('reads anew where something is in the log all the same, as after an answer that was lost', async () => {
    const store = new MemoryEventStore();
    const writer = writerOver(store, true);
    const operationId = newUuid();
    await begin(writer, operationId);
    await add(writer, operationId);
    const [event] = await store.readLatest(1);
    const { position: _, stream: __, revision: ___, envelopeVersion: ____, leaf: _____, ...own } = event!;
    const lost = { ...own, id: uuidV5(newUuid(), '0'), commandId: newUuid() };
    await store.append(`conducting.conduct-${operationId}`, [lost], -1);
    expect(await add(writer, operationId)).toMatchObject({ repeated: false });
    expect((await writer.log.snapshot(operationId)).entries).toHaveLength(4);
  });
});
