import { KurrentStandIn } from '../standins/kurrentdb/kurrent-stand-in';
import { exerciseOnEngine } from './on-engine';

/** A whole operation, and one of each event; `npm run -s conformance -- kurrentdb` plays them all. */
const EXERCISES = ['evening-visit.json', 'every-event.json'];

describe('An exercise, with the log on KurrentDB (a stand-in)', () => {
  it.each(EXERCISES)(
    '%s leaves the same as with the embedded log',
    async (name) => {
      const standIn = await KurrentStandIn.start();
      try {
        const engine = { kind: 'kurrentdb', url: standIn.url, prefix: 'samsyn' } as const;
        const { there, here } = await exerciseOnEngine(name, engine);
        expect([...there.keys()].sort()).toEqual([...here.keys()].sort());
        for (const [file, content] of here) expect([file, there.get(file)]).toEqual([file, content]);
      } finally {
        await standIn.stop();
      }
    },
    300_000,
  );
});
