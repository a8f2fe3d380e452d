import { randomUUID } from 'node:crypto';
import { TestSamsyn, POLICE, type Handle } from '../support/test-samsyn';

jest.setTimeout(120_000);

interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, object>>>>;
}
interface Problem {
  readonly code?: string;
  readonly status?: number;
  readonly errors?: readonly { readonly path: string; readonly rule: string }[];
}

const CANARY = 'KANARIE-UNKNOWN';
const SUPERVISOR = 'supervisor' as Handle;
const deep = (levels: number): object => (levels === 0 ? {} : { a: deep(levels - 1) });
/** Bodies that no command takes, whatever it is about. */
const BODIES: readonly (readonly [string, string])[] = [
  ['a list', `["${CANARY}"]`],
  ['a text', `"${CANARY}"`],
  ['nothing', 'null'],
  ['half a JSON', `{"a": "${CANARY}"`],
  ['__proto__', `{"__proto__": {"role": "${CANARY}"}}`],
  ['constructor', `{"constructor": {"prototype": {"role": "${CANARY}"}}}`],
  ['a deep body', JSON.stringify(deep(200))],
  ['who acts', `{"actor": "${CANARY}", "by": "leader"}`],
];

/** Every command that the interface has, from its own description: none is forgotten here, and none that comes later. */
describe('Every command of the interface', () => {
  let app: TestSamsyn;
  let commands: string[] = [];
  let questions: string[] = [];
  const head = () => app.parts.eventStore.head();
  const concrete = (path: string, id: string = randomUUID()): string => path.replace(/\{\w+\}/g, id);
  /** Where the leader is not let in, somebody who is. */
  const send = (leader: Handle, url: string, body: string, type = 'application/json') =>
    app.raw({ method: 'POST', url, by: url.startsWith('/access/') ? SUPERVISOR : leader, body, type });

  beforeAll(async () => {
    app = await TestSamsyn.open();
    const supervisor = { branch: POLICE, role: 'supervisor', regions: [] };
    app.parts.directory.registerPerson(SUPERVISOR, supervisor, null);
    const { body } = await app.get<Described>('leader', '/openapi.json');
    const withMethod = (method: string) =>
      Object.entries(body.paths).flatMap(([path, methods]) => (method in methods ? [path] : []));
    commands = withMethod('post');
    questions = withMethod('get').filter((path) => path.includes('{'));
    expect(commands.length).toBeGreaterThan(100);
  });
  afterAll(() => app.close());

  it('refuses what no body can be, with a code, no word of what was sent, and no event', async () => {
    const before = await head();
    for (const command of commands) {
      for (const [name, body] of BODIES) {
        const { status, text } = await send('leader', concrete(command), body);
        const about = `${command} ${name} ${status}`;
        expect([about, status >= 400 && status < 500]).toEqual([about, true]);
        expect([about, (JSON.parse(text) as Problem).code]).toEqual([
          about,
          expect.stringMatching(/^[A-Z_]+\.[A-Z_]+$/),
        ]);
        expect([about, text]).toEqual([about, expect.not.stringMatching(/KANARIE|node_modules|at .*\.ts:/)]);
      }
    }
    expect(await head()).toBe(before);
  });

  it('names a field that it does not know, and takes no other media type', async () => {
    for (const command of commands) {
      const { status, text } = await send('leader', concrete(command), JSON.stringify({ [`x${CANARY}`]: 1 }));
      const { errors = [] } = JSON.parse(text) as Problem;
      expect([command, status, errors.map(({ rule }) => rule)]).toEqual([
        command,
        400,
        expect.arrayContaining(['unknown-field']),
      ]);
      const form = await send('leader', concrete(command), 'a=b', 'application/x-www-form-urlencoded');
      expect([command, form.status]).toEqual([command, 415]);
    }
    expect(await head()).toBe(0);
  });

  it('is for nobody without a token', async () => {
    for (const command of commands) {
      const { status } = await app.raw({
        method: 'POST',
        url: concrete(command),
        body: '{}',
        type: 'application/json',
      });
      expect([command, status]).toEqual([command, 401]);
    }
  });

  it('answers an id that nothing has with 404 or a fault of the body, and an id that is none in the same way', async () => {
    for (const path of questions) {
      const [unknown, none] = [
        await app.get<Problem>('stranger', concrete(path)),
        await app.get<Problem>('stranger', concrete(path, 'none')),
      ];
      expect([path, unknown.status >= 400 && unknown.status < 500]).toEqual([path, true]);
      expect([path, none.status, none.body.code]).toEqual([path, unknown.status, unknown.body.code]);
    }
  });
});
