import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { measureAccessLog } from './access-log';
import { measureColdStart } from './cold-start';
import { compareWith } from './compare';
import { measureCommandPath } from './command-path';
import { enginesReport, measureEngines } from './engines';
import { measureHistories } from './histories';
import { measureLargeOperations } from './large-operations';
import { measureOversight } from './oversight';
import { measureReadModels } from './read-models';
import { performanceReport } from './report';

const REPORT = 'docs/performance.md';

/** `npm run bench`: measures everything in one run, prints the table and writes it to docs/performance.md. */
async function main(): Promise<void> {
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const [what, other] = process.argv.slice(2);
  if (what === 'compare' && other !== undefined) {
    process.stdout.write(await compareWith(other, say));
    return;
  }
  if (what === 'engines') {
    process.stdout.write(enginesReport(await measureEngines(say)));
    return;
  }
  const commandPath = await measureCommandPath(say);
  const report = performanceReport({
    machine: `${cpus().length} cores, Node ${process.version}`,
    day: new Date().toISOString().slice(0, 10),
    commandPath,
    engines: await measureEngines(say),
    histories: await measureHistories(say),
    accessLog: await measureAccessLog(say),
    largeOperations: await measureLargeOperations(say),
    readModels: await measureReadModels(say),
    oversight: await measureOversight(say),
    coldStart: await measureColdStart(say),
  });
  writeFileSync(REPORT, report);
  process.stdout.write(report);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
