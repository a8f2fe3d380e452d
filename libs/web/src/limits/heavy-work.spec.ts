import { HeavyWork } from './heavy-work';

const LIMITS = { atOnce: 3, atOnceOfPerson: 2, waitingOfPerson: 4, waitingInAll: 6, longestWaitMs: 40 };

class Desk {
  readonly work = new HeavyWork(LIMITS);
  readonly begun: string[] = [];
  readonly refused: string[] = [];
  ask(person: string, name: string): () => void {
    return this.work.ask(
      person,
      () => this.begun.push(name),
      ({ code }) => this.refused.push(`${name} ${code}`),
    );
  }
  codeOf(person: string): string | undefined {
    try {
      this.ask(person, 'refused');
      return undefined;
    } catch (error) {
      return (error as { code: string }).code;
    }
  }
}

describe('documents', () => {
  it('are made few at once, fewer of one person, and then in turn between persons', () => {
    const desk = new Desk();
    const leave = ['a0', 'a1'].map((name) => desk.ask('a', name));
    const waiting = ['a2', 'a3', 'a4'].map((name) => desk.ask('a', name));
    const other = desk.ask('b', 'b0');
    desk.ask('c', 'c0');
    desk.ask('b', 'b1');
    expect(desk.begun).toEqual(['a0', 'a1', 'b0']);
    leave[0]!();
    leave[0]!();
    expect(desk.begun.slice(3)).toEqual(['a2']);
    waiting[0]!();
    leave[1]!();
    expect(desk.begun.slice(4)).toEqual(['c0', 'b1']);
    other();
    expect(desk.begun.slice(6)).toEqual(['a3']);
  });

  it('do not wait in endless numbers', () => {
    const desk = new Desk();
    for (let index = 0; index < 6; index += 1) desk.ask('a', `a${index}`);
    expect(desk.codeOf('a')).toBe('REQUEST.TOO_MANY_DOCUMENTS');
    for (let index = 0; index < 3; index += 1) desk.ask('b', `b${index}`);
    expect(desk.codeOf('c')).toBe('REQUEST.SERVER_BUSY');
  });

  it('are not made for whoever has gone, nor long after they were asked for', async () => {
    const desk = new Desk();
    const leave = ['a0', 'a1'].map((name) => desk.ask('a', name));
    const gone = desk.ask('a', 'gone');
    desk.ask('a', 'late');
    gone();
    gone();
    await new Promise((resolve) => setTimeout(resolve, LIMITS.longestWaitMs * 2));
    expect(desk.refused).toEqual(['late REQUEST.SERVER_BUSY']);
    for (const free of leave) free();
    expect(desk.begun).toEqual(['a0', 'a1']);
    desk.ask('a', 'next');
    expect(desk.begun).toEqual(['a0', 'a1', 'next']);
  });
});
