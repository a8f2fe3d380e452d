import { parseArgs } from 'node:util';
import { KurrentStandIn } from './kurrent-stand-in';

/**
 * The stand-in in a process of its own: `--port` (0: one that is free), `--file` (absent: in memory), `--version`.
 * Prints one line when it can be asked, `ready URL`; ends on SIGTERM and SIGINT.
 */
async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { port: text, file: text, version: text } });
  const { port, file, version } = values;
  const standIn = await KurrentStandIn.start({
    port: Number(port ?? 0),
    ...(file === undefined ? {} : { file }),
    ...(version === undefined ? {} : { version }),
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void standIn.stop().then(() => process.exit(0)));
  process.stdout.write(`ready ${standIn.url}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
});
