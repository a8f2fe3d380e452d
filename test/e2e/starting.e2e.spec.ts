import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT } from '../architecture/cruise';
import { Command, freePort } from '../support/command';
import { eventCount } from '../support/event-count';

jest.setTimeout(120_000);

const scratch = mkdtempSync(join(tmpdir(), 'samsyn-starting-'));
const running: Command[] = [];

afterAll(async () => {
  for (const command of running) await command.stop('SIGKILL');
  rmSync(scratch, { recursive: true, force: true });
});

let folders = 0;
const newFolder = (): string => join(scratch, `data-${(folders += 1)}`);
const settingsFor = async (folder: string): Promise<Record<string, string>> => ({
  SAMSYN_DATA: folder,
  SAMSYN_PORT: String(await freePort()),
  SAMSYN_ISSUER_PORT: String(await freePort()),
});
const begun = (command: Command): Command => {
  running.push(command);
  return command;
};
const start = (settings: Record<string, string>): Command => begun(Command.built('start', [], settings));
const WELCOME = 'Stop with Ctrl-C; nothing is lost.';
const PLAYED = 'exercises/evening-visit/police__trafficking-unit/debrief.sv.html';
const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');
/** Begun, and held in the middle of the play, of which that folder has the log. */
async function heldInPlay(command: Command, folder: () => string): Promise<Command> {
  begun(command);
  await command.standsStill();
  expect(eventCount(folder())).toBeGreaterThan(0);
  return command;
}
const firstStart = (settings: Record<string, string>): Promise<Command> =>
  heldInPlay(Command.held('start', [], settings), () =>
    join(settings['SAMSYN_DATA']!, 'first-start.unfinished'),
  );
/** Without how far it had come, which is said each second and on a slow machine oftener than on another. */
const logLines = (stderr: string): string[] =>
  lines(stderr).filter((line) => !/^[^:]+: \d+ \/ \d+$/.test(line));

describe('a first start', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'that %s ends while it plays says so, leaves nothing of it, and the next one plays from the beginning',
    async (signal) => {
      const folder = newFolder();
      const settings = await settingsFor(folder);
      const first = await firstStart(settings);
      const { status, stderr } = await first.stop(signal);
      expect(status).toBe(0);
      expect(lines(stderr).at(-1)).toBe(
        'Stopped. The next start plays the evening visit from its beginning.',
      );
      expect(stderr).not.toMatch(/Error|\bat /);
      expect(readdirSync(folder).filter((name) => !name.startsWith('log.sqlite.lock'))).toEqual(['world']);
      const second = start(settings);
      await second.says(WELCOME);
      expect(existsSync(join(folder, PLAYED))).toBe(true);
      const { status: ended, stdout } = await second.stop(signal);
      expect(ended).toBe(0);
      expect(stdout).toMatch(/\b7\d events in the log/);
    },
  );

  it('that was killed plays from the beginning the next time, and only then; two at once play once', async () => {
    const folder = newFolder();
    const settings = await settingsFor(folder);
    const first = await firstStart(settings);
    await first.stop('SIGKILL');
    const second = await firstStart(settings);
    await second.says('Playing the evening visit');
    const beside = await start(settings).ended;
    expect([beside.status, lines(beside.stderr)]).toEqual([
      1,
      [
        `the event store cannot answer: ${join(folder, 'log.sqlite')} is open already, in this process or another`,
      ],
    ]);
    second.letGo();
    await second.says(WELCOME);
    await second.stop('SIGINT');
    const events = eventCount(folder);
    expect(existsSync(join(folder, PLAYED))).toBe(true);
    const third = start(settings);
    await third.says(WELCOME);
    const { stderr } = await third.stop('SIGINT');
    expect([stderr, eventCount(folder)]).toEqual(['', events]);
  });

  it('prints a command that gets a token from this Samsyn and from no other', async () => {
    const settings = await settingsFor(join(scratch, "data of a day's work"));
    const samsyn = start(settings);
    await samsyn.says(WELCOME);
    const { stdout } = await samsyn.stop('SIGTERM');
    expect(stdout).toContain(
      `SAMSYN_ISSUER_PORT=${settings['SAMSYN_ISSUER_PORT']} npm run -s token -- leader)`,
    );
    const again = start(settings);
    await again.says(WELCOME);
    const [, command] = /TOKEN=\$\((.+)\)/.exec(stdout) ?? [];
    // npm would be asked for in the environment of the test; what it runs is what counts.
    const script = command!.replace('npm run -s token --', `"${process.execPath}" scripts/token.js`);
    const token = execFileSync('sh', ['-c', script], { cwd: PROJECT, encoding: 'utf8' });
    const answer = await fetch(`http://127.0.0.1:${settings['SAMSYN_PORT']}/operations`, {
      headers: { authorization: `Bearer ${token.trim()}` },
    });
    expect(answer.status).toBe(200);
    await again.stop('SIGTERM');
  });
});

describe('Samsyn started through npm', () => {
  it('ends when npm and its shell do, and leaves its ports', async () => {
    const settings = await settingsFor(newFolder());
    const script = `"${process.execPath}" scripts/start.js; exit $?`;
    const shell = begun(new Command('sh', ['-c', script], { ...settings, npm_lifecycle_event: 'start' }));
    await shell.says(WELCOME);
    const url = `http://127.0.0.1:${settings['SAMSYN_PORT']}/health/live`;
    expect((await fetch(url)).status).toBe(200);
    // `ended` waits for the pipes, which the process below the shell holds too.
    await shell.stop('SIGTERM');
    await expect(fetch(url)).rejects.toThrow();
  });
});

describe('what cannot start', () => {
  const file = join(scratch, 'a-file');
  beforeAll(() => writeFileSync(file, 'x'));

  it.each<[string, Record<string, string>, string]>([
    ['a log level that is none', { SAMSYN_LOG_LEVEL: 'blah' }, 'SAMSYN_LOG_LEVEL is one of trace'],
    ['a host that is none', { SAMSYN_HOST: 'nosuchhost.invalid' }, 'SAMSYN_HOST'],
    ['a data folder that is a file', { SAMSYN_DATA: file }, 'the data folder (SAMSYN_DATA) cannot be used: '],
    ['a world that is none', { SAMSYN_WORLD: 'parallel' }, 'SAMSYN_WORLD is real or training'],
    ['a port that is none', { SAMSYN_PORT: 'x' }, 'SAMSYN_PORT is a port'],
    [
      'a proxy that is no address',
      { SAMSYN_PROXIES: '127.0.0.1,all' },
      'SAMSYN_PROXIES is a list of addresses',
    ],
    [
      'an engine that is none',
      { SAMSYN_KURRENTDB_URL: 'postgres://x:KANARIE@127.0.0.1' },
      'SAMSYN_KURRENTDB_URL is a connection string',
    ],
    [
      'a connection that anybody could listen to',
      { SAMSYN_KURRENTDB_URL: 'esdb://x:KANARIE@engine.example:2113?tls=false' },
      'SAMSYN_KURRENTDB_URL may say tls=false for an engine on this machine only',
    ],
    [
      'half of the settings of an engine',
      { SAMSYN_KURRENTDB_PREFIX: 'samsyn' },
      'SAMSYN_KURRENTDB_PREFIX is set, and SAMSYN_KURRENTDB_URL is not',
    ],
  ])('says why in one line: %s', async (_, changed, words) => {
    const settings = { ...(await settingsFor(newFolder())), SAMSYN_LOG_LEVEL: 'warn', ...changed };
    const { status, stdout, stderr } = await begun(Command.built('main', [], settings)).ended;
    // A host is looked up; what is wrong with the others is in the settings themselves.
    expect([status, stdout]).toEqual(['SAMSYN_HOST' in changed ? 1 : 78, '']);
    expect(lines(stderr)).toEqual([expect.stringContaining(words)]);
    expect(stderr).not.toContain('KANARIE');
  });

  it('says in one line that a port is taken', async () => {
    const settings = { ...(await settingsFor(newFolder())), SAMSYN_LOG_LEVEL: 'warn' };
    const samsyn = begun(Command.built('main', [], { ...settings, SAMSYN_LOG_LEVEL: 'info' }));
    await samsyn.says('listening');
    for (const other of ['SAMSYN_PORT', 'SAMSYN_ISSUER_PORT']) {
      const taken = { ...settings, SAMSYN_DATA: newFolder(), [other]: String(await freePort()) };
      const { status, stdout, stderr } = await begun(Command.built('main', [], taken)).ended;
      expect([status, stdout]).toEqual([1, '']);
      expect(lines(stderr)).toEqual(['a port is taken: set SAMSYN_PORT and SAMSYN_ISSUER_PORT to others']);
    }
    await samsyn.stop('SIGTERM');
  });

  it.each(['main', 'start', 'exercise', 'token'])('says in one line which Node %s needs', async (entry) => {
    const other = `Object.defineProperty(process, 'version', { value: 'v20.20.2' });`;
    const built = JSON.stringify(join(PROJECT, `dist/samsyn/${entry}.js`));
    const settings = await settingsFor(newFolder());
    const command = new Command(process.execPath, ['-e', `${other} require(${built})`], settings);
    const { status, stdout, stderr } = await begun(command).ended;
    expect([status, stdout]).toEqual([1, '']);
    expect(lines(stderr)).toEqual([expect.stringMatching(/behöver Node 24.*v20\.20\.2.*needs Node 24/)]);
    expect(existsSync(settings['SAMSYN_DATA']!)).toBe(false);
  });
});

describe('what nobody caught', () => {
  const built = JSON.stringify(join(PROJECT, 'dist/samsyn/main.js'));
  /** Runs it in the process of Samsyn once that is ready. */
  const withFault = async (fault: string) => {
    const settings: Record<string, string> = {
      ...(await settingsFor(newFolder())),
      SAMSYN_LOG_LEVEL: 'error',
    };
    const script = `require(${built}); const ask = async () => { const answer = await fetch('http://127.0.0.1:${settings['SAMSYN_PORT']}/health/ready').catch(() => undefined); if (answer?.ok) { ${fault} } else setTimeout(ask, 50); }; ask();`;
    return { settings, command: begun(new Command(process.execPath, ['-e', script], settings)) };
  };

  it('ends the process, and is written to the log without its words', async () => {
    const { command } = await withFault(`setImmediate(() => { throw new TypeError('KANARIE'); });`);
    const { status, stdout, stderr } = await command.ended;
    expect([status, stderr]).toEqual([1, '']);
    expect(lines(stdout).map((line) => JSON.parse(line) as object)).toEqual([
      expect.objectContaining({ level: 'fatal', msg: 'nobody caught an error' }),
    ]);
    expect(stdout).toContain('TypeError');
    expect(stdout).not.toContain('KANARIE');
  });

  it('is written to the log where nobody waited for a promise, and the process goes on', async () => {
    const { settings, command } = await withFault(`Promise.reject(new TypeError('KANARIE'));`);
    await command.says('nobody waited for a promise that failed');
    const answer = await fetch(`http://127.0.0.1:${settings['SAMSYN_PORT']}/health/live`);
    expect(answer.status).toBe(200);
    const { status, stdout, stderr } = await command.stop('SIGTERM');
    expect([status, stderr, stdout.includes('KANARIE')]).toEqual([0, '', false]);
  });
});

describe('an exercise', () => {
  const EXERCISE = join(PROJECT, 'test/exercises/evening-visit.json');
  const temporary = join(scratch, 'tmp');
  const play = (file: string, out: string) =>
    begun(Command.built('exercise', [file, '--out', out], { TMPDIR: temporary }));
  beforeAll(() => mkdirSync(temporary));

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('that %s ends while it plays leaves no log and no keys behind', async (signal, expected) => {
    const args = [EXERCISE, '--out', join(scratch, 'out-1')];
    const command = await heldInPlay(Command.held('exercise', args, { TMPDIR: temporary }), () =>
      join(temporary, ...readdirSync(temporary)),
    );
    const { status, stdout, stderr } = await command.stop(signal);
    expect([status, stdout, logLines(stderr)]).toEqual([expected, '', ['held', 'Stopped.']]);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('that fails removes what an earlier one wrote, and nothing else', async () => {
    const out = join(scratch, 'out-2');
    for (const [folder, name] of [
      ['police__trafficking-unit', 'history.json'],
      ['ngo__shelter', 'refused.json'],
      ['my__notes', 'notes.txt'],
    ] as const) {
      mkdirSync(join(out, folder), { recursive: true });
      writeFileSync(join(out, folder, name), '{}');
    }
    const broken = join(scratch, 'broken.json');
    writeFileSync(broken, '{"exercise": ');
    const { status, stderr } = await play(broken, out).ended;
    expect([status, logLines(stderr)]).toEqual([1, ['file: is not JSON']]);
    expect(readdirSync(out)).toEqual(['my__notes']);
  });

  it('says in one line, in one language, what is wrong', async () => {
    const source = JSON.parse(readFileSync(EXERCISE, 'utf8')) as {
      steps: { does: string; facts: Record<string, unknown> }[];
    };
    const changed = async (steps: object[]) => {
      const file = join(scratch, 'changed.json');
      writeFileSync(file, JSON.stringify({ ...source, steps }));
      const { status, stderr } = await play(file, join(scratch, 'out-3')).ended;
      expect(status).toBe(1);
      return logLines(stderr);
    };
    const proposed = source.steps.findIndex(({ does }) => does === 'OperationProposed');
    const wrong = source.steps.map((step) =>
      step.does === 'OperationProposed' ? { ...step, facts: { ...step.facts, purpose: 5 } } : step,
    );
    expect(await changed(wrong)).toEqual([
      `step ${proposed + 1}, /purpose: 400 REQUEST.INVALID /purpose: A text is expected, in quotation marks.`,
    ]);
    const none = source.steps.filter(({ does }) => does !== 'OperationProposed');
    expect(await changed(none)).toEqual(['steps: no OperationProposed: there is no operation to show']);
  });
});
