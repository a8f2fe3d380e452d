import { Turns } from './turns';

/** A loop that turns when it is told, with a clock that only work moves. */
class Loop {
  private pending: (() => void)[] = [];
  private ms = 0;
  readonly turns = new Turns({ nowMs: () => this.ms, soon: (work) => void this.pending.push(work) });
  readonly done: string[] = [];

  ask(person: string, name: string, takesMs = 0.4): () => void {
    return this.turns.ask(person, () => {
      this.ms += takesMs;
      this.done.push(name);
    });
  }
  turn(): void {
    for (const work of this.pending.splice(0)) work();
  }
  toTheEnd(): void {
    while (this.pending.length > 0) this.turn();
  }
}

describe('whose request is begun next', () => {
  it('each at once, where the loop has time', () => {
    const loop = new Loop();
    for (let index = 0; index < 10; index += 1) {
      loop.ask('one', `a${index}`);
      loop.turn();
    }
    expect(loop.done.length).toBe(10);
    expect(loop.turns.size).toBe(0);
  });

  it('one of each in turn, however many somebody else has waiting', () => {
    const loop = new Loop();
    for (let index = 0; index < 200; index += 1) loop.ask('hungry', `h${index}`, 1.6);
    const before = loop.done.length;
    expect(before).toBeLessThan(5);
    loop.ask('other', 'o0');
    loop.ask('other', 'o1');
    loop.ask('third', 't0');
    loop.toTheEnd();
    expect(loop.done.slice(before, before + 6)).toEqual([
      `h${before}`,
      'o0',
      't0',
      `h${before + 1}`,
      'o1',
      `h${before + 2}`,
    ]);
    expect(loop.done.length).toBe(203);
  });

  it('looks at what has come after each slice, and lets those in between', () => {
    const loop = new Loop();
    for (let index = 0; index < 50; index += 1) loop.ask('hungry', `h${index}`, 5);
    loop.turn();
    loop.turn();
    const before = loop.done.length;
    loop.ask('other', 'mine');
    loop.turn();
    loop.turn();
    expect(loop.done.indexOf('mine')).toBeLessThanOrEqual(before + 1);
  });

  it('forgets whoever has gone', () => {
    const loop = new Loop();
    for (let index = 0; index < 4; index += 1) loop.ask('one', `a${index}`, 2);
    const gone = loop.ask('one', 'gone');
    gone();
    gone();
    loop.toTheEnd();
    expect([loop.done, loop.turns.size]).toEqual([['a0', 'a1', 'a2', 'a3'], 0]);
  });
});
