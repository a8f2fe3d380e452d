import { Samsyn, type SamsynOptions } from './samsyn';
import { untilStopped } from './shutdown';

/**
 * A Samsyn for one piece of work, closed when that is done, has failed, or a signal has come.
 * @throws Stopped
 */
export async function forAWhile<Result>(
  options: SamsynOptions,
  work: (samsyn: Samsyn) => Promise<Result>,
): Promise<Result> {
  const created = Samsyn.create(options);
  try {
    return await untilStopped(async () => work(await created));
  } finally {
    await created.then(
      (samsyn) => samsyn.close(),
      () => undefined,
    );
  }
}
