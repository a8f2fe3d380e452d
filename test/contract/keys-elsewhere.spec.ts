import { setImmediate as nextTurn } from 'node:timers/promises';
import { EventCodec, SeparateCiphertexts, SqliteCiphertexts, type EventStore } from '@samsyn/event-store';
import { CommandExecutor, Processing, ProcessingStore, ReadModelDatabase } from '@samsyn/processing';
import { OperationLog } from '@samsyn/operations';
import { LoadedKeys, type FieldKeys } from '@samsyn/secrecy';
import { Metrics } from '@samsyn/web';
import { eventRegistry } from '../../apps/samsyn/src/event-registry';
import type { SamsynParts } from '../../apps/samsyn/src/samsyn-parts';
import { TestSamsyn, type Handle } from '../support/test-samsyn';

/** A key store in another process: each answer takes a turn of the loop. */
const elsewhere = (keys: FieldKeys): FieldKeys => ({
  load: (scopes) => nextTurn().then(() => keys.load(scopes)),
  make: (place) => nextTurn().then(() => keys.make(place)),
  destroy: (scope, at) => nextTurn().then(() => keys.destroy(scope, at)),
  destroyedAfter: (mark) => nextTurn().then(() => keys.destroyedAfter(mark)),
});

/** The same store, with all that is in memory anew, and keys that come from elsewhere. */
function withKeysElsewhere(parts: SamsynParts): { parts: SamsynParts; loaded: LoadedKeys } {
  const loaded = new LoadedKeys(elsewhere(parts.keys));
  const codec = new EventCodec(eventRegistry(), loaded);
  const { eventStore, clock, keys } = parts;
  const operationLog = new OperationLog(eventStore, codec);
  const executor = new CommandExecutor(eventStore, codec, clock, keys.fingerprint(), (events) =>
    operationLog.add(events),
  );
  const readModels = new ReadModelDatabase(':memory:');
  const store = new ProcessingStore(':memory:');
  // With keys of its own: what it has loaded is of no help to those who answer.
  const followed = new EventCodec(eventRegistry(), new LoadedKeys(elsewhere(keys)));
  const processing = new Processing({ eventStore, codec: followed, readModels, store, clock });
  const metrics = new Metrics();
  return { loaded, parts: { ...parts, codec, operationLog, executor, readModels, processing, metrics } };
}

const ciphertexts = new SqliteCiphertexts(':memory:');
const COMPOSITIONS: readonly [string, (log: EventStore) => EventStore][] = [
  ['ciphertexts in the log', (log) => log],
  ['ciphertexts beside the log', (log) => new SeparateCiphertexts(log, ciphertexts)],
];

describe.each(COMPOSITIONS)('keys of fields in another process, %s', (_, storeOver) => {
  let app: TestSamsyn;
  let loaded: LoadedKeys;
  beforeAll(async () => {
    app = await TestSamsyn.open('memory', undefined, {
      refit: (parts) => {
        const made = withKeysElsewhere({ ...parts, eventStore: storeOver(parts.eventStore) });
        ({ loaded } = made);
        return made.parts;
      },
    });
  });
  afterAll(() => app.close());

  it('are loaded before anything is decoded, and made before anything is sealed', async () => {
    const operationId = await app.plan();
    await app.start(operationId);
    await app.tell('leader', `/operations/${operationId}/conduct/notes`, { text: { value: 'KANARIE-note' } });
    const encounter = await app.encounter(operationId);
    const account = { account: { value: 'KANARIE-account' } };
    await app.tell('coordB', `/encounters/${encounter}/conversation-ended`, account);
    const reads = async (reader: TestSamsyn) => {
      const texts: Partial<Record<Handle, readonly string[]>> = {};
      for (const handle of ['leader', 'border', 'coordA', 'coordB', 'stranger'] as const)
        texts[handle] = await reader.canaries(handle, operationId);
      return texts;
    };
    const facts = await reads(app);
    expect(facts).toMatchObject({ leader: ['KANARIE-note'], stranger: [] });
    expect(facts.coordB).toContain('KANARIE-account');
    // With nothing in memory: each way of reading asks for its keys itself.
    const cold = await TestSamsyn.open('memory', app.clock.now(), {
      refit: (parts) => withKeysElsewhere({ ...parts, ...shared(app.parts) }).parts,
    });
    expect(await reads(cold)).toEqual(facts);
    await cold.close();
    await app.parts.keys.destroy(`conducting.encounter-${encounter}`, app.clock.now());
    await loaded.evict();
    await app.parts.operationLog.forgetStream(`conducting.encounter-${encounter}`);
    expect(await app.canaries('coordB', operationId)).not.toContain('KANARIE-account');
  });
});

/** What two processes over one store have together. */
const shared = ({ eventStore, keys, directory }: SamsynParts) => ({ eventStore, keys, directory });
