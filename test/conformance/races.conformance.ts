import { SeparateCiphertexts, SqliteCiphertexts } from '@samsyn/event-store';
import { crossStreamRaces } from '../contract/cross-stream-races';
import { aBinding, KurrentLogs } from '../contract/kurrentdb-log';
import { freshEngine } from './engine';

const RACES = Number(process.env['RACES'] ?? 200);
const logs = new KurrentLogs();

crossStreamRaces('the engine, a mirror each', RACES, async () => {
  const [engine, binding] = [freshEngine(), aBinding()];
  const mirrored = [await logs.open(engine, { binding }), await logs.open(engine, { binding })] as const;
  const ciphertexts = new SqliteCiphertexts(':memory:');
  const [first, second] = mirrored.map((log) => new SeparateCiphertexts(log, ciphertexts));
  return {
    stores: [first!, second!],
    upToDate: async () => void (await Promise.all(mirrored.map((log) => log.refresh()))),
    discard: () => logs.discard(),
  };
});
