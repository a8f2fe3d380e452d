import { randomUUID } from 'node:crypto';
import { Denials, PLACES, type ReadRow } from '@samsyn/access-log';
import { CAST, COORDINATORS, TestSamsyn, POLICE, type Handle } from '../support/test-samsyn';

interface AccessList {
  readonly rows: readonly {
    readonly at: string;
    readonly who: string;
    readonly branch: string;
    readonly route: string;
    readonly form: string;
    readonly read: readonly {
      readonly type: string;
      readonly within?: string;
      readonly fields: readonly string[];
      readonly basis: string;
      readonly entries: readonly string[];
    }[];
  }[];
  readonly next?: string;
  readonly intact: boolean;
  readonly code?: string;
}
interface DenialList {
  readonly rows: readonly {
    readonly who: string;
    readonly status: number;
    readonly id: string;
    route: string;
  }[];
}
interface Received {
  readonly looked: readonly { readonly branch: string; readonly first: string; readonly last: string }[];
}

const SUPERVISORS = {
  head: COORDINATORS,
  policeHead: POLICE,
  strangerHead: CAST.stranger[0],
} as const;
const [head, policeHead, strangerHead] = Object.keys(SUPERVISORS) as Handle[];
const PROTECTION = 'protection' as Handle;

describe('who looked', () => {
  let app: TestSamsyn;
  let operationId: string;
  let encounter: string;
  const rowsOf = (by: Handle): readonly ReadRow[] =>
    app.parts.accessLog
      .find(PLACES.person(app.parts.directory.byHandle(by)!.person), 200)
      .rows.filter((row): row is ReadRow & { seq: number } => row.kind === 'read');
  const access = (by: Handle, url: string) => app.get<AccessList>(by, url);

  beforeAll(async () => {
    app = await TestSamsyn.open();
    for (const [handle, branch] of Object.entries(SUPERVISORS))
      app.parts.directory.registerPerson(handle, { branch, role: 'supervisor', regions: ['syd'] }, null);
    app.parts.directory.registerPerson(
      PROTECTION,
      { branch: COORDINATORS, role: 'data-protection-officer', regions: [] },
      null,
    );
    operationId = await app.plan();
    await app.start(operationId);
    encounter = await app.encounter(operationId);
    await app.tell('coordB', `/encounters/${encounter}/support-contacts`, {
      how: 'telephone',
      note: { value: 'KANARIE', label: 'social-services' },
    });
    await app.history('border', operationId);
    await app.history('coordB', operationId);
    await app.get('coordB', `/encounters/${encounter}`);
  });
  afterAll(() => app.close());

  it('is listed of an operation for each branch, of its own fields alone', async () => {
    const ofPolice = await access(policeHead!, `/operations/${operationId}/access`);
    expect(ofPolice.status).toBe(200);
    const types = (list: AccessList) =>
      new Set(list.rows.flatMap(({ read }) => read.map(({ type }) => type)));
    expect(types(ofPolice.body)).toContain('OperationProposed');
    expect(types(ofPolice.body)).not.toContain('AgencyConfirmed');
    const border = ofPolice.body.rows.find(({ branch }) => branch === CAST.border[0])!;
    // Of another branch by what they do, of the own by name.
    expect(border.who).toBe(`${CAST.border[0]} officer`);
    const ofCoordinators = await access(head!, `/operations/${operationId}/access`);
    expect(types(ofCoordinators.body)).toContain('AgencyConfirmed');
    expect(types(ofCoordinators.body)).not.toContain('OperationProposed');
    expect(ofCoordinators.body.rows.map(({ who }) => who)).toContain('coordB');
    expect(ofCoordinators.body.intact).toBe(true);
  });

  it('is listed of an encounter for its office, and of none for others', async () => {
    const url = `/encounters/${encounter}/access`;
    for (const by of [head!, PROTECTION]) {
      const { body } = await access(by, url);
      expect([by, new Set(body.rows.map(({ who }) => who))]).toEqual([by, new Set(['coordB'])]);
      expect(body.rows.every(({ read }) => read.every(({ within }) => within === encounter))).toBe(true);
    }
    const none = await access(policeHead!, `/encounters/${randomUUID()}/access`);
    const theirs = await access(policeHead!, url);
    expect([theirs.status, theirs.body.code]).toEqual([404, 'ENCOUNTER.UNKNOWN']);
    expect(theirs.text).toBe(none.text);
    expect((await access('coordB', url)).body.code).toBe('AUTH.ROLE_NOT_ALLOWED');
    const elsewhere = await access(strangerHead!, `/operations/${operationId}/access`);
    expect([elsewhere.status, elsewhere.body.code]).toEqual([404, 'OPERATION.UNKNOWN']);
  });

  it('is listed page by page, each row once, for whoever asked alone', async () => {
    for (let times = 0; times < 5; times += 1) await app.get('coordB', `/encounters/${encounter}`);
    const all = (await access(head!, `/encounters/${encounter}/access?limit=200`)).body.rows;
    const paged: AccessList['rows'][number][] = [];
    let next: string | undefined = '';
    let pages = 0;
    while (next !== undefined) {
      const cursor: string = next === '' ? '' : `&cursor=${encodeURIComponent(next)}`;
      const { body }: { body: AccessList } = await access(
        head!,
        `/encounters/${encounter}/access?limit=2${cursor}`,
      );
      paged.push(...body.rows);
      if (body.next !== undefined)
        expect(
          (
            await access(
              PROTECTION,
              `/encounters/${encounter}/access?cursor=${encodeURIComponent(body.next)}`,
            )
          ).status,
        ).toBe(400);
      next = body.next;
      pages += 1;
    }
    expect(paged).toEqual(all);
    expect(pages).toBe(Math.ceil(all.length / 2));
  });

  it('is told the person met by office and by day, and by no name', async () => {
    const { body, text } = await app.get<Received>('coordB', `/encounters/${encounter}/received`);
    const own = body.looked.find(({ branch }) => branch === COORDINATORS)!;
    expect([own.first, own.last]).toEqual(['2026-11-19', '2026-11-19']);
    expect(JSON.stringify(body.looked)).not.toMatch(/coordB|person/);
    expect(text).not.toContain('KANARIE');
    const page = await app.page('coordB', `/encounters/${encounter}/received`, 'text/html');
    expect(page).toContain('Vilka som har läst');
    expect(page).toContain('2026-11-19');
  });

  it('is told of nobody whose answer only held the same code of something else', async () => {
    const offer = await app.tell('coordB', `/encounters/${encounter}/support-offers`, {
      kinds: ['health-care', 'not-called'],
    });
    await app.tell('coordB', `/encounters/${encounter}/support-answers`, { answer: 'accepted' });
    const readers = await app.get('officer', `/operations/${operationId}/readers`);
    expect(readers.text).toContain('"health-care"');
    const replay = await app.get('leader', `/operations/${operationId}/replay?at=${app.clock.now()}`);
    expect(replay.text).toContain('"not-called"');
    const { body } = await app.get<Received>('coordB', `/encounters/${encounter}/received`);
    expect(body.looked.map(({ branch }) => branch)).toEqual([COORDINATORS]);
    const typesRead = (by: Handle) => rowsOf(by).flatMap(({ fields }) => fields.map(({ type }) => type));
    for (const by of ['officer', 'leader'] as Handle[])
      expect(typesRead(by).filter((type) => type.startsWith('Support'))).toEqual([]);
    await app.history('coordB', operationId);
    expect(rowsOf('coordB')[0]!.fields.flatMap(({ entries }) => entries)).toContain(offer.entry);
  });

  it('knows who was refused what is there, and nothing of what is not', async () => {
    const unknown = randomUUID();
    for (const id of [encounter, unknown, encounter]) await app.get('officer', `/encounters/${id}`);
    await app.get('officer', `/operations/${operationId}/access`);
    await app.part(Denials).settled();
    const { body } = await app.get<DenialList>(policeHead!, '/access/denials');
    const ofOfficer = body.rows.filter(({ who }) => who === 'officer');
    expect(ofOfficer.map(({ status, id, route }) => [status, id, route])).toEqual([
      [403, operationId, 'GET /operations/:operationId/access'],
      [404, encounter, 'GET /encounters/:encounterId'],
    ]);
    expect(
      (await app.get<DenialList>(strangerHead!, '/access/denials')).body.rows.map(({ who }) => who),
    ).toEqual(['strangerHead']);
  });

  it('is written of a live stream, before each entry is sent', async () => {
    const before = rowsOf('work').length;
    const frames = await app.watch('work', operationId);
    const until = async (holds: () => boolean) => {
      for (let turn = 0; turn < 5_000 && !holds(); turn += 1)
        await new Promise((done) => setTimeout(done, 1));
    };
    await until(() => frames.at(-1)?.includes('caught-up') === true);
    const [row, ...more] = rowsOf('work').slice(0, rowsOf('work').length - before);
    expect([row?.route, row?.form, more]).toEqual([
      'GET /operations/:operationId/history/stream',
      'text/event-stream',
      [],
    ]);
    const facts = await app.tell('leader', `/operations/${operationId}/conduct/notes`, {
      text: { value: 'a note for all', label: 'participants-only' },
    });
    await until(() => frames.at(-1)?.includes(facts.entry) === true);
    expect(rowsOf('work')[0]).toMatchObject({ route: 'GET /operations/:operationId/history/stream' });
    expect(rowsOf('work')[0]!.fields.flatMap(({ entries }) => entries)).toEqual([facts.entry]);
  });

  it('is written of a document in whatever form, and not where nothing has changed', async () => {
    const url = `/operations/${operationId}/debrief`;
    const fieldsAs = async (accept: string) => {
      const before = rowsOf('border').length;
      const { status, headers } = await app.fetch('border', url, { accept });
      const rows = rowsOf('border');
      expect([accept, status, rows.length - before]).toEqual([accept, 200, 1]);
      const { form, fields } = rows[0]!;
      expect(form).toBe(accept);
      const read = fields.flatMap(({ type, fields: names }) => names.map((name) => `${type}.${name}`));
      return { tag: String(headers['etag']), read: [...new Set(read)].sort() };
    };
    const json = await fieldsAs('application/json');
    expect(json.read).toContain('OperationProposed.purpose');
    const forms = [];
    for (const form of ['text/html', 'text/markdown', 'application/pdf'])
      forms.push((await fieldsAs(form)).read);
    expect(forms).toEqual([json.read, json.read, json.read]);
    const before = rowsOf('border').length;
    const again = await app.fetch('border', url, { accept: 'application/json', 'if-none-match': json.tag });
    expect([again.status, rowsOf('border').length]).toEqual([304, before]);
  });

  it('is no matter of what Samsyn reads itself, nor of an answer to a command', async () => {
    const before = app.parts.accessLog.find(PLACES.operation(operationId, POLICE), 200).rows.length;
    await app.tell('leader', `/operations/${operationId}/conduct/notes`, {
      text: { value: 'another note', label: 'participants-only' },
    });
    await app.parts.processing.settled();
    const after = app.parts.accessLog.find(PLACES.operation(operationId, POLICE), 200).rows;
    const routes = new Set(after.slice(0, after.length - before).map(({ route }) => route));
    // Whoever still watches the stream reads it; nobody else does.
    routes.delete('GET /operations/:operationId/history/stream');
    expect([...routes]).toEqual([]);
  });
});
