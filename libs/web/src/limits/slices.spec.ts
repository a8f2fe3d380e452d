import { breath } from './slices';

/** Turns of the loop until all works are done: how many slices ran in each. */
async function slicesInTurns(works: readonly Promise<void>[], ran: { slices: number }): Promise<number[]> {
  const inTurns: number[] = [];
  let isOver = false;
  void Promise.all(works).then(() => (isOver = true));
  while (!isOver) {
    const before = ran.slices;
    await new Promise((resolve) => setImmediate(resolve));
    inTurns.push(ran.slices - before);
  }
  return inTurns;
}

describe('long work', () => {
  it('runs one slice in each turn of the loop, each work in turn, and whatever else comes is looked at between', async () => {
    const order: string[] = [];
    const ran = { slices: 0 };
    const work = async (name: string): Promise<void> => {
      for (let slice = 0; slice < 3; slice += 1) {
        await breath();
        ran.slices += 1;
        order.push(name);
      }
    };
    const inTurns = await slicesInTurns(['a', 'b', 'c'].map(work), ran);
    expect(Math.max(...inTurns)).toBe(1);
    expect(order.join('')).toBe('abcabcabc');
  });
});
