import { setTimeout as pause } from 'node:timers/promises';
import { ConfigurationError } from '@samsyn/identity';
import type { ProcessorReport } from '@samsyn/processing';
import { forAWhile } from '../for-a-while';
import type { ShowProgress } from '../progress';
import type { Samsyn, SamsynOptions } from '../samsyn';

const LOOKED_AT_EVERY_MS = 20;

export interface RebuiltReadModel {
  /** Position up to which the log was read. */
  readonly position: number;
  readonly deadLetters: number;
}

/**
 * Makes one read model of a stopped store anew from the log. Workflows and timers stand still meanwhile.
 * @throws ConfigurationError where there is no read model of that name (the message names those that there are), or its
 * file cannot be written
 */
export function rebuildReadModel(
  options: SamsynOptions,
  name: string,
  showProgress: ShowProgress,
): Promise<RebuiltReadModel> {
  return forAWhile(options, async ({ parts: { processing } }: Samsyn) => {
    await processing.startReadModels();
    const reports = processing.lag().filter(({ kind }) => kind === 'projection');
    const names = reports.map((report) => report.name);
    if (!names.includes(name))
      throw new ConfigurationError(`there is no read model ${name}: ${names.sort().join(', ')}`);
    processing.rebuild(name);
    const progress = showProgress(name);
    for (;;) {
      const { position, head, state, failure, deadLetters } = processing
        .lag()
        .find((report): report is ProcessorReport => report.name === name)!;
      if (state === 'retrying') throw new ConfigurationError(`the read models cannot be written: ${failure}`);
      if (position === head) return { position, deadLetters };
      progress(position, head);
      await pause(LOOKED_AT_EVERY_MS);
    }
  });
}
