import { createLogger, faultOf } from '@samsyn/web';
import { Samsyn } from './samsyn';
import { dataFolder, feeds, host, logLevel, port } from './settings';
import { closeOnSignal, logUncaught } from './shutdown';
import { exitStatusOf, startFailureOf } from './start-failure';

/** Serves what stands in the data folder; SAMSYN_EXAMPLES=1 registers invented persons in the embedded profile. */
async function main(): Promise<void> {
  const logger = createLogger({ level: logLevel(process.env, 'info') });
  try {
    const samsyn = await Samsyn.create({
      place: { folder: dataFolder(process.env) },
      logger,
      examples: process.env['SAMSYN_EXAMPLES'] === '1',
      ...feeds(process.env),
    });
    closeOnSignal(samsyn, logger);
    logUncaught(logger);
    await samsyn.listen(port(process.env), host(process.env));
    logger.info({ port: port(process.env) }, 'listening');
  } catch (error) {
    if (startFailureOf(error) === undefined) logger.fatal({ fault: faultOf(error) }, 'cannot start');
    throw error;
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${startFailureOf(error) ?? 'Samsyn cannot start: its log says where'}\n`);
  process.exit(exitStatusOf(error));
});
