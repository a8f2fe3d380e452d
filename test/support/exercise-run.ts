import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HistoryEntry } from '@samsyn/secrecy';
import type { DebriefDocument } from '../../libs/debriefing/src/report/debrief.schema';

export const EXERCISES = join(__dirname, '../exercises');
const BUILT = join(__dirname, '../../dist/samsyn/exercise.js');

export interface ExerciseSource {
  readonly exercise: string;
  readonly cast: Readonly<Record<string, { agency: string; branch: string; role: string }>>;
  readonly steps: readonly {
    by: string;
    does: string;
    at: string;
    operation?: string;
    secret?: Readonly<Record<string, string | { value: string; label: string }>>;
  }[];
  readonly expect: {
    readonly measures: Readonly<Record<string, number | null>>;
    readonly calls: Readonly<Record<string, unknown>>;
    readonly deviations: readonly string[];
    readonly lateEntries: number;
    readonly tasks?: readonly string[];
    readonly hidden: Readonly<Record<string, readonly string[]>>;
    readonly disclosed?: Readonly<Record<string, readonly string[]>>;
    readonly perspectives?: { readonly in: string; readonly unanswered: readonly string[] };
    /** Branches that may know a combined debrief of the campaign. */
    readonly campaign?: readonly string[];
    readonly also: readonly string[];
  };
}

export const readSource = (name: string): ExerciseSource =>
  JSON.parse(readFileSync(join(EXERCISES, `${name}.json`), 'utf8')) as ExerciseSource;

/** Plays a file with the command of the README on the built output. */
export async function playBuilt(file: string, out: string): Promise<{ status: number; stderr: string }> {
  const child = spawn(process.execPath, [BUILT, file, '--out', out], { stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
  const status = await new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? -1)));
  return { status, stderr };
}

export const scratch = (): string => mkdtempSync(join(tmpdir(), 'samsyn-exercise-out-'));

/** What the exercise wrote for one branch. */
export class BranchOutput {
  private readonly folder: string;

  constructor(out: string, branch: string) {
    this.folder = join(out, branch.replace('/', '__'));
  }

  /** Not the folders of further operations. */
  get files(): readonly string[] {
    return readdirSync(this.folder, { withFileTypes: true }).flatMap((entry) =>
      entry.isFile() ? [entry.name] : [],
    );
  }

  /** Everything in the folder as one text. */
  text(): string {
    return readdirSync(this.folder, { recursive: true })
      .map((name) => join(this.folder, String(name)))
      .filter((file) => statSync(file).isFile())
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
  }

  /** A document as it was written, by the name of its file. */
  page(file: string): string {
    return readFileSync(join(this.folder, file), 'utf8');
  }

  history(): readonly HistoryEntry[] {
    return (this.json('history.json') as { entries: HistoryEntry[] }).entries;
  }

  debrief(): DebriefDocument {
    return this.json('debrief.json') as DebriefDocument;
  }

  /** What the live stream sent. */
  frames(): readonly { readonly event: string; readonly data: unknown }[] {
    return readFileSync(join(this.folder, 'live.jsonl'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { event: string; data: unknown });
  }

  /** The entries that the live stream sent, in the order in which they came. */
  live(): readonly HistoryEntry[] {
    return readFileSync(join(this.folder, 'live.jsonl'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { event: string; data: HistoryEntry })
      .filter(({ event }) => event === 'entry')
      .map(({ data }) => data);
  }

  get isRefused(): boolean {
    return existsSync(join(this.folder, 'refused.json'));
  }

  refusal(): { status: number; body: Readonly<Record<string, unknown>> } {
    return this.json('refused.json') as { status: number; body: Record<string, unknown> };
  }

  json(file: string): unknown {
    return JSON.parse(readFileSync(join(this.folder, file), 'utf8')) as unknown;
  }
}
