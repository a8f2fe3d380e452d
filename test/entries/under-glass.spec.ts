import { TestSamsyn } from '../support/test-samsyn';
import { documentOfInterface } from '../support/document-of-interface';

jest.setTimeout(120_000);

/** Opens what is open already, and records nothing. */
const OPENS = '/entries/{entryId}/break-glass';
const ACCOUNT = { account: { value: 'KANARIE', label: 'social-services' } };

/** The example with ids of what there is, and whether it names the entry. */
function filled(example: object, ids: Readonly<Record<string, string>>): readonly [string, boolean] {
  let namesEntry = false;
  const body = JSON.stringify(example, (key, value: unknown) => {
    const id = ids[key];
    if (typeof value !== 'string' || id === undefined) return value;
    if (key === 'entry') namesEntry = true;
    return id;
  });
  return [body, namesEntry];
}

/** coordA reads under glass what coordB recorded. */
describe('under broken glass', () => {
  let app: TestSamsyn;
  const params: Record<string, string> = {};
  const inBodies: Record<string, string> = {};
  const head = () => app.parts.eventStore.head();

  beforeAll(async () => {
    app = await TestSamsyn.open();
    const operation = await app.plan();
    await app.start(operation);
    const broken = async () => {
      const encounter = await app.encounter(operation);
      const { entry } = await app.tell('coordB', `/encounters/${encounter}/conversation-ended`, ACCOUNT);
      const facts = { ground: 'holder-unreachable', reason: 'she called, and was afraid' };
      const glass = await app.tell('coordA', `/entries/${entry}/break-glass`, facts);
      return { encounter, entry, glass: glass.entry };
    };
    const [one, other] = [await broken(), await broken()];
    Object.assign(params, { encounterId: one.encounter, entryId: one.entry, accessedId: one.glass });
    Object.assign(inBodies, { entry: one.entry, encounter: other.encounter, field: 'account' });
  });
  afterAll(() => app.close());

  it('every command on the encounter is refused by that first, whatever else stands against it', async () => {
    const { paths } = await documentOfInterface();
    const asked: string[] = [];
    const given: string[] = [];
    const before = await head();
    for (const [path, { post }] of Object.entries(paths)) {
      const examples = post?.requestBody?.content['application/json']?.examples ?? {};
      const param = /\{(\w+)\}/.exec(path)?.[1] ?? '';
      const id = params[param];
      if (!post || path === OPENS || (param !== '' && id === undefined)) continue;
      for (const [name, { value = {} }] of Object.entries({ empty: {}, ...examples } as typeof examples)) {
        const [body, namesEntry] = filled(value as object, inBodies);
        if (id === undefined && !namesEntry) continue;
        if (name === 'needed') asked.push(path);
        const url = path.replace(`{${param}}`, id ?? '');
        const { text } = await app.raw({
          method: 'POST',
          by: 'coordA',
          url,
          body,
          type: 'application/json',
        });
        given.push(`${(JSON.parse(text) as { code?: string }).code} ${name} ${path}`);
      }
    }
    const answered = given.filter((one) => !one.startsWith('REQUEST.INVALID '));
    // Of a body that is none nothing else is asked.
    expect(answered.filter((one) => !one.startsWith('BREAK_GLASS.READ_ONLY '))).toEqual([]);
    const routes = new Set(answered.map((one) => one.split(' ')[2]!));
    expect(asked.filter((path) => !routes.has(path))).toEqual([]);
    expect(routes.size).toBeGreaterThan(38);
    expect(await head()).toBe(before);
  });
});
