import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alteredLog } from './altered-log';
import {
  junkTokens,
  largeBodies,
  manyStreams,
  slowSenders,
  unreadAnswers,
  withoutCredential,
} from './bounded-work';
import {
  guessedSecrets,
  hangUps,
  heavyDocuments,
  killed,
  readsWithoutRow,
  timedIds,
  twoHosts,
} from './further';
import { administratorAlone, brokenGlass, foreignIds } from './glass-and-power';
import { held, table, type Result } from './result';
import { Target } from './target';

/** An attack that does not end by itself has fallen, and all that comes after it is not tried. */
const LONGEST_MS = 10 * 60_000;

class Endless extends Error {}

const KILLS = 20;
const KILLS_IN_SHORT = 8;

interface Attack {
  readonly section: string;
  readonly name: string;
  /** Nothing of its outcome depends on how fast the machine is, and it is over in seconds. */
  readonly inShort: boolean;
  play(target: Target, inShort: boolean): Promise<readonly Result[]>;
}

const kills: Attack['play'] = (_target, inShort) => killed(inShort ? KILLS_IN_SHORT : KILLS);

const attack = (section: string, inShort: boolean, play: Attack['play']): Attack => ({
  ...{ section, name: play.name, inShort, play },
});

/** The sections of what is defended; what makes the issuer or an address wait for its guesses comes last. */
const ATTACKS: readonly Attack[] = [
  attack('work', true, largeBodies),
  attack('work', true, withoutCredential),
  attack('work', true, manyStreams),
  attack('work', true, unreadAnswers),
  attack('work', false, heavyDocuments),
  attack('work', false, slowSenders),
  attack('glass', true, brokenGlass),
  attack('power', true, administratorAlone),
  attack('reads', true, readsWithoutRow),
  attack('ids', true, foreignIds),
  attack('ids', false, timedIds),
  attack('small', true, twoHosts),
  attack('small', true, hangUps),
  attack('log', true, alteredLog),
  attack('work', true, junkTokens),
  attack('small', true, guessedSecrets),
  attack('faults', true, kills),
];

async function outcome({ name, play }: Attack, target: Target, inShort: boolean): Promise<readonly Result[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Endless('it did not end')), LONGEST_MS);
  });
  try {
    return await Promise.race([play(target, inShort), late]);
  } catch (error) {
    if (error instanceof Endless) throw error;
    return [held(name, 1, false, error instanceof Error ? error.message : String(error))];
  } finally {
    clearTimeout(timer);
  }
}

/**
 * `npm run -s attack`, with `--short` what a continuous integration runs: starts a Samsyn of its own on the loopback,
 * attacks it, and prints what held. Ends with 1 where something fell.
 */
async function main(): Promise<void> {
  const inShort = process.argv.includes('--short');
  const scratch = mkdtempSync(join(tmpdir(), 'samsyn-attack-'));
  const results: (Result & { section: string })[] = [];
  const target = await Target.started(scratch);
  const stop = () => void Target.endAll().finally(() => process.exit(130));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    for (const one of ATTACKS) {
      if (inShort && !one.inShort) continue;
      const began = Date.now();
      const found = await outcome(one, target, inShort).catch((error: Error) => error);
      if (found instanceof Error) {
        results.push({ section: one.section, ...held(one.name, 1, false, found.message) });
        break;
      }
      results.push(...found.map((result) => ({ ...result, section: one.section })));
      const seconds = ((Date.now() - began) / 1_000).toFixed(1);
      process.stderr.write(`${one.section}: ${one.name}, ${seconds} s\n`);
    }
  } finally {
    await Target.endAll();
    rmSync(scratch, { recursive: true, force: true });
  }
  const fallen = results.filter((result) => !result.held).length;
  process.stdout.write(`${table(results)}\n\n${results.length - fallen} held, ${fallen} fell\n`);
  process.exit(fallen === 0 ? 0 : 1);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
