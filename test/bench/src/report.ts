import type { WithAndWithout } from './access-log';
import type { ColdStartResult } from './cold-start';
import type { CommandPathResult } from './command-path';
import { enginesReport, type EnginesResult } from './engines';
import type { HistoryResult } from './histories';
import type { LargeOperationResult } from './large-operations';
import type { OversightResult } from './oversight';
import type { ReadModelsResult } from './read-models';

export interface Measured {
  readonly machine: string;
  readonly day: string;
  readonly commandPath: readonly CommandPathResult[];
  readonly engines: readonly EnginesResult[];
  readonly histories: readonly HistoryResult[];
  readonly accessLog: readonly WithAndWithout[];
  readonly largeOperations: readonly LargeOperationResult[];
  readonly readModels: ReadModelsResult;
  readonly oversight: OversightResult;
  readonly coldStart: ColdStartResult;
}

const n = (value: number, digits = 0): string =>
  value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const reached = (yes: boolean): string => (yes ? 'yes' : 'no');

function commandRows({ clients, plain, samsyn, throughputRatio, p99Ratio }: CommandPathResult): string {
  const figures = [plain.requestsPerSecond, samsyn.requestsPerSecond].map((value) => n(value));
  const tails = [plain.p99Ms, samsyn.p99Ms].map((value) => n(value, 1));
  const failed = n(plain.failed + samsyn.failed);
  return row(n(clients), ...figures, `${n(throughputRatio, 2)} ×`, ...tails, n(p99Ratio, 3), failed);
}

const accessRow = ({ what, withMs, withoutMs, ratio, withCpuMs, withoutCpuMs }: WithAndWithout): string =>
  row(what, n(withMs, 2), n(withoutMs, 2), `${n(ratio, 2)} ×`, n(withCpuMs, 2), n(withoutCpuMs, 2));

const LARGE_COLUMNS: readonly (readonly [string, keyof LargeOperationResult])[] = [
  ['A command', 'command'],
  ['With If-Match', 'commandIfMatch'],
  ['A page of the history after an entry', 'historyAfterEntry'],
  ['Debrief, JSON', 'debriefJson'],
  ['The same after an entry', 'debriefJsonAfterEntry'],
  ['Debrief, page', 'debriefHtml'],
];
const largeRow = (result: LargeOperationResult): string =>
  row(n(result.entries), ...LARGE_COLUMNS.map(([, figure]) => n(result[figure], 1)));

const slowestOf = ({ queries }: OversightResult): number =>
  Math.max(...queries.map(({ medianMs }) => medianMs));

/** docs/performance.md: figures of one run, medians, ratios taken pair by pair. */
export function performanceReport({
  machine,
  day,
  commandPath,
  engines,
  histories,
  accessLog,
  largeOperations,
  readModels,
  oversight,
  coldStart,
}: Measured): string {
  const at64 = commandPath.find(({ clients }) => clients === 64);
  const small = histories.find(({ entries }) => entries === 200);
  const large = histories.find(({ entries }) => entries === 10_000);
  const targets = [
    [
      'Throughput at 64 clients against the plain implementation',
      '≥ 5 ×',
      `${n(at64?.throughputRatio ?? 0, 2)} ×`,
      (at64?.throughputRatio ?? 0) >= 5,
    ],
    [
      'p99 at 64 clients against the plain implementation',
      '≤ 0.05',
      n(at64?.p99Ratio ?? 1, 3),
      (at64?.p99Ratio ?? 1) <= 0.05,
    ],
    [
      'Redacted history of 200 entries',
      '< 3 ms',
      `${n(small?.medianMs ?? 0, 2)} ms`,
      (small?.medianMs ?? 9) < 3,
    ],
    [
      'Redacted history of 10,000 entries',
      '< 150 ms',
      `${n(large?.medianMs ?? 0, 1)} ms`,
      (large?.medianMs ?? 999) < 150,
    ],
    [
      'All read models',
      '≥ 50,000 events/s',
      `${n(readModels.eventsPerSecond)} events/s`,
      readModels.eventsPerSecond >= 50_000,
    ],
    [
      `Statistics over ${n(oversight.events)} events, the slowest table`,
      '< 200 ms',
      `${n(slowestOf(oversight), 1)} ms`,
      slowestOf(oversight) < 200,
    ],
    [
      'Cold start to the first answer',
      '< 700 ms',
      `${n(coldStart.toFirstAnswerMs)} ms`,
      coldStart.toFirstAnswerMs < 700,
    ],
    ['Idle memory', '< 150 MB', `${n(coldStart.idleMegabytes)} MB`, coldStart.idleMegabytes < 150],
  ] as const;
  return `# Performance

Written by \`npm run bench\` on ${day} (${machine}); do not edit. Figures of one run: medians, and for the command path
medians of ratios taken round by round, because a shared machine's speed drifts. Compare ratios, not milliseconds.

## Targets

${row('What', 'Target', 'Measured', 'Reached')}
${row('---', '---', '---', '---')}
${targets.map(([what, target, measured, yes]) => row(what, target, measured, reached(yes))).join('\n')}

## One durable command

\`FindingRecorded\` on operations with a hundred entries: token, validation, rule, sealing of the secret field, append
with fsync before the answer. The plain implementation (\`test/bench/src/plain-server.ts\`) is Nest on Fastify with
class-validator, reads and folds the stream and writes one SQLite transaction with \`synchronous=FULL\` for each command;
it checks no token and seals nothing.

${row('Clients', 'Plain/s', 'Samsyn/s', 'Ratio', 'Plain p99 ms', 'Samsyn p99 ms', 'p99 ratio', 'Failed')}
${row('---', '---', '---', '---', '---', '---', '---', '---')}
${commandPath.map(commandRows).join('\n')}

${enginesReport(engines)}
## Redacted history, in the process

As a branch that may not read every field sees it, to JSON. Cold: the operation is read from the log and opened first.

${row('Entries', 'Median ms', 'Cold ms')}
${row('---', '---', '---')}
${histories.map(({ entries, medianMs, coldMs }) => row(n(entries), n(medianMs, 2), n(coldMs, 1))).join('\n')}

## Who reads, written down

With the log of who reads and without it, in the process and on the same disk, in turn. A read waits until its row is
durable; a command writes none.

${row('What', 'With, ms', 'Without, ms', 'Ratio', 'CPU with, ms', 'CPU without, ms')}
${row('---', '---', '---', '---', '---', '---')}
${accessLog.map(accessRow).join('\n')}

## Large operations

CPU milliseconds of the whole process, client included, of one operation before a branch that has signed off its debrief.

${row('Entries', ...LARGE_COLUMNS.map(([column]) => column))}
${row('---', ...LARGE_COLUMNS.map(() => '---'))}
${largeOperations.map(largeRow).join('\n')}

## Read models

${n(readModels.events)} events, one operation after the other as the exercises tell them, all read models together
(${readModels.projections.join(', ')}) from an empty file:
${n(readModels.eventsPerSecond)} events/s, ${n(readModels.deadLetters)} dead letters. Where the checkpoints of the workflows are gone too, as
after a restored log, everything including the deadlines that have passed meanwhile took ${n(readModels.allFromNothingSeconds)} s.

## Statistics

Tables of the national coordination over a read model that has taken in ${n(oversight.events)} events of
${n(oversight.operations)} operations, whole, in the process, to JSON. First: the table has not been asked for since the start.

${row('Table', 'Rows', 'Median ms', 'First ms')}
${row('---', '---', '---', '---')}
${oversight.queries.map(({ table, rows, medianMs, firstMs }) => row(table, n(rows), n(medianMs, 1), n(firstMs, 1))).join('\n')}
`;
}
