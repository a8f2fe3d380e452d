import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export const PROJECT = join(__dirname, '../..');
export const LAYERS = join(PROJECT, '.dependency-cruiser.cjs');
export const RUN_TIME_CYCLES = join(__dirname, 'run-time-cycles.cjs');
const CRUISER = join(PROJECT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');

export interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
  readonly to: string;
}

export interface Cruise {
  readonly violations: readonly Violation[];
  readonly totalCruised: number;
}

/** Dependency-cruiser's verdict on `apps`, `libs` and `test` of a folder. It is ESM-only, so it has a process of its own. */
export function cruise(config: string, folder: string): Cruise {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [CRUISER, '--config', config, '--output-type', 'json', 'apps', 'libs', 'test'],
    { cwd: folder, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  );
  if (!stdout.startsWith('{')) throw new Error(`dependency-cruiser gave no verdict: ${stderr || stdout}`);
  return (JSON.parse(stdout) as { summary: Cruise }).summary;
}

/** `rule: from → to`, sorted: how a violation reads in a failed test. */
export const spelled = ({ violations }: Cruise): string[] =>
  violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`).sort();

export const rules = (): readonly { readonly name: string; readonly severity: string }[] =>
  (createRequire(__filename)(LAYERS) as { forbidden: readonly { name: string; severity: string }[] })
    .forbidden;

/** Writes the files (path → content) below the folder. */
export function plant(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
