import { constants } from 'node:os';
import { faultOf } from '@samsyn/web';
import type { Logger } from 'pino';
import type { Samsyn } from './samsyn';

const LONGEST_CLOSE_MS = 20_000;
const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/** On SIGTERM or SIGINT: takes no more requests, ends those at hand, closes the stores, exits. */
export function closeOnSignal(samsyn: Samsyn, logger: Logger): void {
  let closing = false;
  const close = (signal: string) => {
    if (closing) return;
    closing = true;
    logger.info({ signal }, 'closing');
    setTimeout(() => process.exit(1), LONGEST_CLOSE_MS).unref();
    samsyn.close().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ fault: faultOf(error) }, 'closing failed');
        process.exit(1);
      },
    );
  };
  for (const signal of SIGNALS) process.on(signal, close);
}

/**
 * What nobody caught. A promise without anybody waiting for it is written to the log and the process goes on; after an
 * exception nothing is known of its state, so it ends: what was acknowledged is durable. Node's own last words would
 * repeat the text of the error, which may be a person's.
 */
export function logUncaught(logger: Logger): void {
  process.on('unhandledRejection', (error: unknown) => {
    logger.error({ fault: faultOf(error) }, 'nobody waited for a promise that failed');
  });
  process.on('uncaughtException', (error: unknown) => {
    logger.fatal({ fault: faultOf(error) }, 'nobody caught an error');
    process.exit(1);
  });
}

/** A signal came before the work was done. */
export class Stopped extends Error {
  /** What a shell says of a process that a signal ended. */
  readonly status: number;

  constructor(signal: (typeof SIGNALS)[number]) {
    super('stopped');
    this.name = 'Stopped';
    this.status = 128 + constants.signals[signal];
  }
}

/**
 * Runs the work until it is done or SIGTERM or SIGINT comes. Then the caller cleans up at once, for which it has twenty
 * seconds, and the result of the work is ignored.
 * @throws Stopped
 */
export async function untilStopped<Result>(work: () => Promise<Result>): Promise<Result> {
  const { promise: stopped, reject } = Promise.withResolvers<never>();
  const stop = (signal: NodeJS.Signals) => {
    setTimeout(() => process.exit(1), LONGEST_CLOSE_MS).unref();
    reject(new Stopped(signal as (typeof SIGNALS)[number]));
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  const result = await Promise.race([work(), stopped]);
  // Only now: a second signal must not cut the cleaning up short.
  for (const signal of SIGNALS) process.off(signal, stop);
  return result;
}
