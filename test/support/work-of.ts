import { Session, type Profiler } from 'node:inspector';

/** Built-in functions that look at every item in one call, where V8 counts nothing. */
const OF_LISTS = [
  'indexOf',
  'lastIndexOf',
  'includes',
  'concat',
  'slice',
  'splice',
  'shift',
  'unshift',
  'join',
];
const OF_OBJECTS = ['keys', 'values', 'entries', 'assign'] as const;

type Method = (this: { readonly length: number }, ...given: unknown[]) => unknown;

/**
 * Counts work instead of time: how often each block of code was entered (V8's precise coverage), libraries included, and
 * the items that built-in functions went through. The same request costs the same on a slow machine and a busy one.
 */
export class WorkCounter {
  /** From the first import on: V8 counts the blocks of those functions alone that it compiles afterwards. */
  static readonly running = new WorkCounter();

  private readonly session = new Session();
  private readonly originals: (() => void)[] = [];
  private items = 0;

  private constructor() {
    this.session.connect();
    this.session.post('Profiler.enable');
    this.session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    for (const name of OF_LISTS) this.count(Array.prototype, name, (list) => list.length);
    for (const name of OF_OBJECTS)
      this.count(Object, name, (_, given) => {
        let members = 0;
        for (const _member in given as object) members += 1;
        return members;
      });
  }

  stop(): void {
    for (const restore of this.originals) restore();
    this.session.post('Profiler.stopPreciseCoverage');
    this.session.disconnect();
  }

  /** Steps since it was asked last, or since the start, until the work is done. */
  async of(work: () => Promise<unknown>): Promise<number> {
    await work();
    const steps = this.taken() + this.items;
    this.items = 0;
    return steps;
  }

  private taken(): number {
    let steps = 0;
    this.session.post(
      'Profiler.takePreciseCoverage',
      (_, { result }: Profiler.TakePreciseCoverageReturnType) => {
        for (const { functions } of result)
          for (const { ranges } of functions) for (const { count } of ranges) steps += count;
      },
    );
    return steps;
  }

  private count(owner: object, name: string, itemsOf: (self: { length: number }, given: unknown) => number) {
    const methods = owner as Record<string, Method>;
    const original = methods[name]!;
    const add = (items: number) => (this.items += items);
    methods[name] = function (...given) {
      add(itemsOf(this, given[0]));
      return original.apply(this, given);
    };
    this.originals.push(() => (methods[name] = original));
  }
}
