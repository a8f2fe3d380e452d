import { ConfigurationError } from '@samsyn/identity';
import { createLogger, faultOf } from '@samsyn/web';
import { Samsyn } from './samsyn';
import { dataFolder, host, port } from './settings';
import { closeOnSignal } from './shutdown';

/** Serves what stands in the data folder; SAMSYN_EXAMPLES=1 registers invented persons in the embedded profile. */
async function main(): Promise<void> {
  const logger = createLogger({ level: process.env['SAMSYN_LOG_LEVEL'] ?? 'info' });
  try {
    const samsyn = await Samsyn.create({
      place: { folder: dataFolder(process.env) },
      logger,
      examples: process.env['SAMSYN_EXAMPLES'] === '1',
    });
    closeOnSignal(samsyn, logger);
    await samsyn.listen(port(process.env), host(process.env));
    logger.info({ port: port(process.env) }, 'listening');
  } catch (error) {
    if (error instanceof ConfigurationError) process.stderr.write(`${error.message}\n`);
    else logger.fatal({ fault: faultOf(error) }, 'cannot start');
    process.exit(1);
  }
}

void main();
