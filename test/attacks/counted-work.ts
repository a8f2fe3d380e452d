import { AsyncLocalStorage } from 'node:async_hooks';
import { Denials } from '@samsyn/access-log';
import type { TestSamsyn } from '../support/test-samsyn';

export type Work = Record<string, number>;

/** Counts what is asked of the log, the read models and the keys from then on. */
export class Counted {
  private work: Work = {};
  private readonly denials: Denials;

  /** What is written down after the answer, of who was refused what. */
  private readonly afterwards = new AsyncLocalStorage<boolean>();

  constructor(app: TestSamsyn) {
    const { eventStore, readModels, codec, operationLog } = app.parts;
    const denials = app.part(Denials);
    this.denials = denials;
    const answered = denials.answered.bind(denials);
    denials.answered = (...args) => this.afterwards.run(true, () => answered(...args));
    const { sealer } = codec as unknown as { readonly sealer: object };
    this.count('log', eventStore, 'readStream', 'readAll', 'readEvent', 'append', 'head');
    this.count('read-models', readModels, 'get', 'all');
    this.count('codec', codec, 'decode', 'field', 'decodeLazily');
    this.count('keys', sealer, 'open', 'seal');
    this.count('operations', operationLog, 'snapshot', 'operationOf', 'ofEntry');
  }

  async of(work: () => Promise<unknown>): Promise<Work> {
    // Of what was refused before.
    await this.denials.settled();
    this.work = {};
    await work();
    return { ...this.work };
  }

  private count(part: string, of: object, ...methods: readonly string[]): void {
    const counted = of as Record<string, (...args: unknown[]) => unknown>;
    for (const method of methods) {
      const original = counted[method]!.bind(of);
      counted[method] = (...args) => {
        if (this.afterwards.getStore()) return original(...args);
        const name = `${part}.${method}`;
        this.work[name] = (this.work[name] ?? 0) + 1;
        return original(...args);
      };
    }
  }
}
