import { SeparateCiphertexts, SqliteCiphertexts } from '@samsyn/event-store';
import { KurrentStandIn, type StandInOptions } from '../standins/kurrentdb/kurrent-stand-in';
import { crossStreamRaces } from './cross-stream-races';
import { eventStoreContract } from './event-store.contract';
import { aBinding, KurrentLogs, type Engine } from './kurrentdb-log';

/** Records of the engine, its own among them: enough for the first event of a test, not for its largest append. */
const LITTLE_ROOM = 200;
/** The embedded log is raced more often: here it is the engine's expected revision that decides, and that is its own. */
const RACES = Number(process.env['RACES'] ?? 50);

const logs = new KurrentLogs();

async function anEngine(options: StandInOptions = {}): Promise<Engine> {
  const standIn = await KurrentStandIn.start(options);
  logs.onDiscard(() => standIn.stop());
  return { url: standIn.url, prefix: 'samsyn', callMs: 2_000, answerMs: 500 };
}

eventStoreContract('KurrentDB (a stand-in)', {
  open: async (options) => logs.openWhole(await anEngine(), options?.subscriptions),
  openWithLittleRoom: async () => logs.openWhole(await anEngine({ capacity: LITTLE_ROOM })),
  discard: () => logs.discard(),
});

eventStoreContract('EventStoreDB 22.10 (a stand-in)', {
  open: async (options) => logs.openWhole(await anEngine({ version: '22.10.5' }), options?.subscriptions),
  openWithLittleRoom: async () =>
    logs.openWhole(await anEngine({ version: '22.10.5', capacity: LITTLE_ROOM })),
  discard: () => logs.discard(),
});

crossStreamRaces('KurrentDB (a stand-in), a mirror each', RACES, async () => {
  const engine = { ...(await anEngine()), answerMs: 15_000 };
  const binding = aBinding();
  const mirrored = [await logs.open(engine, { binding }), await logs.open(engine, { binding })] as const;
  const ciphertexts = new SqliteCiphertexts(':memory:');
  const [first, second] = mirrored.map((log) => new SeparateCiphertexts(log, ciphertexts));
  return {
    stores: [first!, second!],
    upToDate: async () => void (await Promise.all(mirrored.map((log) => log.refresh()))),
    discard: () => logs.discard(),
  };
});
