import { exerciseOnEngine, EXERCISES } from '../exercises/on-engine';
import { freshEngine } from './engine';

describe('An exercise, with the log on the engine', () => {
  it.each(EXERCISES)('%s leaves the same as with the embedded log', async (name) => {
    const { url, prefix } = freshEngine();
    const { there, here } = await exerciseOnEngine(name, { kind: 'kurrentdb', url, prefix });
    expect([...there.keys()].sort()).toEqual([...here.keys()].sort());
    for (const [file, content] of here) expect([file, there.get(file)]).toEqual([file, content]);
  });
});
