import { faultOf } from '@samsyn/web';
import type { Logger } from 'pino';
import type { Samsyn } from './samsyn';

const LONGEST_CLOSE_MS = 20_000;

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
  process.on('SIGTERM', () => close('SIGTERM'));
  process.on('SIGINT', () => close('SIGINT'));
}
