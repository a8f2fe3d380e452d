import { createLogger } from '@samsyn/web';
import { CHOSEN_LABELS } from '@samsyn/kernel';
import { CAST, EVENING, TestSamsyn, type Handle } from '../support/test-samsyn';
import { Course, mayRead, type Person, type Typed } from './oracle';
import { oneOf, RandomBodies, type BodySchema } from './random-bodies';
import { addresses, fetched } from './routes';
import { eraseByTwo } from '../support/administrators';

jest.setTimeout(600_000);

const SEED = Number(process.env['SEED'] ?? 20_261_128);
const OPERATIONS = Number(process.env['OPERATIONS'] ?? 2);
const COMMANDS = 260;
const TRIES = 6;
/** Those who may most. */
const BUSY = ['leader', 'coordB', 'officer'];
/** Entries that a field of that name points at. */
const MEANT: Readonly<Record<string, readonly string[]>> = {
  referral: ['ReferralRequested'],
  concern: ['ChildConcernReported'],
  decision: ['DecisionTaken', 'DisclosureDecided'],
  checkIn: ['SafetyCheckInStarted'],
  handover: ['LeadershipHandedOver'],
  met: ['PersonMetWithoutCoordinator'],
  from: ['PersonMetWithoutCoordinator'],
  perspective: ['PerspectiveSubmitted'],
  action: ['ActionAgreed'],
  lesson: ['LessonAgreed'],
  incident: ['WrongRecipientReported'],
};

interface Document {
  readonly paths: Readonly<
    Record<
      string,
      { readonly post?: { readonly requestBody?: { content: Record<string, { schema: BodySchema }> } } }
    >
  >;
  readonly components: { readonly schemas: Readonly<Record<string, BodySchema>> };
}

/** Beside the cast: another coordinator of the region whose office takes no part, a supervisor, who oversees. */
const FURTHER = {
  head: ['social-services/regional-coordinator', 'supervisor', ['syd']],
  regional: ['social-services/coordinator-syd', 'coordinator', ['syd']],
  far: ['social-services/coordinator-nord', 'coordinator', ['nord']],
  municipality: ['social-services/kalmar', 'case-officer', []],
  migration: ['migration-agency/investigation', 'case-officer', []],
  clinic: ['health-care/clinic', 'nurse', []],
  national: ['national-coordination/analysis', 'analyst', []],
} as const;

/** What no operation is about, ends the app for others, or is told in a batch that its own routes tell. */
const LEFT_OUT = /erasure|break-glass|\/entries$|^\/operations$|calendar|versions|public-records|copies/;
const ABOUT_AN_OPERATION = /^\/(operations|call-outs|encounters|entries|disclosures|debriefs)\b/;

/** Mulberry32: small, the same everywhere for a seed. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** An operation in which everybody tries every command, with a text of its own in every field that takes words. */
class RandomOperation {
  readonly typed: Typed[] = [];
  readonly course = new Course();
  readonly ids: Record<string, string[]> = { operationId: [], callOutId: [], encounterId: [], entryId: [] };
  readonly done = new Map<string, number>();
  private readonly bodies: RandomBodies;
  /** What the live stream has sent each of the cast. */
  readonly live = new Map<Handle, readonly string[]>();
  private canaries = 0;
  /** Those of the body that is being made. */
  private planted: { canary: string; field: string; label?: string }[] = [];

  constructor(
    private readonly app: TestSamsyn,
    private readonly document: Document,
    readonly persons: readonly Person[],
    private readonly random: () => number,
    private readonly prefix: string,
  ) {
    this.bodies = new RandomBodies(document.components.schemas, {
      random,
      canary: (field) => this.canary(field),
      label: () => this.label(),
      handle: () => oneOf(this.persons, random).handle,
      branch: () => oneOf(this.persons, random).branch,
      moment: (field) => this.moment(field),
      uuid: (field) => this.uuid(field),
    });
  }

  async play(): Promise<void> {
    await this.begin();
    const paths = Object.entries(this.document.paths)
      .filter(([path, { post }]) => post && ABOUT_AN_OPERATION.test(path) && !LEFT_OUT.test(path))
      .map(([path]) => path);
    for (let index = 0; index < COMMANDS; index += 1) {
      // Every route once, and then whichever.
      const path = paths[index] ?? oneOf(paths, this.random);
      for (let tried = 0; tried < TRIES && !(await this.attempt(path)); tried += 1);
      if (this.random() < 0.2) this.app.clock.moveTo(later(this.app.clock.now(), 3));
    }
  }

  /** So far that most commands can be told at all. */
  private async begin(): Promise<void> {
    const window = [later(this.app.clock.now(), 30), later(this.app.clock.now(), 240)];
    await this.tell('leader', '/operations', '/operations', {
      ...{ kind: oneOf(['apartment-visit', 'akc-inspection'], this.random), region: 'syd', window },
      ...{ municipality: this.canary('municipality'), purpose: this.canary('purpose') },
      ...{
        reference: this.canary('reference'),
        location: this.labelled('location'),
        source: this.labelled('source'),
      },
    });
    const [op] = this.ids['operationId']!;
    const at = (path: string) => [`/operations/{operationId}/${path}`, `/operations/${op}/${path}`] as const;
    const tell = (by: string, path: string, body: Record<string, unknown>) =>
      this.tell(by, ...at(path), body);
    const asked = ['border', 'work', 'tax', 'migration', 'clinic'].map(
      (handle) => this.person(handle).branch,
    );
    await tell('leader', 'invitations', { agencies: asked, answerBy: later(this.app.clock.now(), 600) });
    for (const by of ['border', 'work', 'migration'])
      await tell(by, 'confirmations', { staff: 1, focus: this.canary('focus') });
    await tell('leader', 'calls', { to: 'coordB', answerBy: later(this.app.clock.now(), 20) });
    const [call] = this.ids['callOutId']!;
    await this.tell('coordB', '/call-outs/{callOutId}/acceptance', `/call-outs/${call}/acceptance`, {
      mode: 'on-site',
    });
    await tell('leader', 'conduct/start', {});
    await tell('coordB', 'encounters', { identity: 'unknown', name: this.labelled('name') });
    await tell('leader', 'debrief', {});
    await tell('leader', 'facilitators', { who: 'facilitator' });
    for (const handle of Object.keys(CAST) as Handle[]) {
      // Who may not know the operation is not let in.
      this.live.set(handle, await this.app.watch(handle, op!).catch(() => []));
    }
  }

  /** @returns whether something was recorded */
  private async attempt(path: string): Promise<boolean> {
    const content = this.document.paths[path]!.post!.requestBody?.content['application/json'];
    const url = path.replaceAll(/\{(\w+)\}/g, (_, param: string) => oneOf(this.known(param), this.random));
    this.planted = [];
    const body = content ? (this.bodies.of(content.schema) as Record<string, unknown>) : {};
    const by = this.random() < 0.5 ? oneOf(BUSY, this.random) : oneOf(this.persons, this.random).handle;
    return this.tell(by, path, url, body);
  }

  private async tell(by: string, path: string, url: string, body: Record<string, unknown>): Promise<boolean> {
    const answer = await this.app.post(by as Handle, url, body);
    if (answer.status >= 500) throw new Error(`${by} POST ${url}: ${answer.status} ${answer.text}`);
    for (const { canary } of this.planted) {
      if (answer.status >= 400 && answer.text.includes(canary))
        throw new Error(`${url} repeats what was typed`);
    }
    const [operation, encounter] = [this.ids['operationId']!.at(-1) ?? '', this.encounterIn(url, path)];
    const [entry] = answer.status === 201 ? answer.body.entries : [];
    const person = this.person(by);
    for (const planted of this.planted) {
      const known = { ...planted, by: person, operation, body: this.pointing(path, url, body) };
      this.typed.push({ ...known, ...(encounter ? { encounter } : {}), ...(entry ? { entry } : {}) });
    }
    this.planted = [];
    if (!entry) return false;
    this.done.set(entry.type, (this.done.get(entry.type) ?? 0) + 1);
    this.happened(entry, person, body, answer.body.id, encounter);
    return true;
  }

  /** What a correction corrects, and whose request a decision answers. */
  private pointing(path: string, url: string, body: Record<string, unknown>): Record<string, unknown> {
    if (path.startsWith('/entries/')) return { ...body, target: url.split('/')[2] };
    const item = (body['item'] as { entry?: string } | undefined)?.entry;
    return item === undefined ? body : { ...body, requester: body['requester'] ?? this.recorderOf(item) };
  }

  private recorderOf(entry: string): string | undefined {
    return this.typed.find((one) => one.entry?.id === entry)?.by.branch;
  }

  private happened(
    entry: { readonly id: string; readonly type: string },
    by: Person,
    body: Record<string, unknown>,
    id: string | undefined,
    encounter: string | undefined,
  ): void {
    const { course, ids } = this;
    ids['entryId']!.push(entry.id);
    (ids[entry.type] ??= []).push(entry.id);
    const branchOf = (handle: unknown) => this.person(String(handle)).branch;
    switch (entry.type) {
      case 'OperationProposed':
        ids['operationId']!.push(id!);
        course.leader = by.branch;
        course.isInspection = body['kind'] === 'akc-inspection';
        course.gains(by.branch, 'leads');
        break;
      case 'AgencyInvited':
        for (const branch of body['agencies'] as string[]) course.invited.add(branch);
        break;
      case 'AgencyConfirmed':
        course.gains(by.branch, 'confirmed');
        break;
      case 'AgencyDeclined':
        course.loses(by.branch, 'confirmed', 'briefed');
        break;
      case 'InvitationWithdrawn':
        for (const branch of body['agencies'] as string[]) course.loses(branch, 'confirmed', 'briefed');
        break;
      case 'PreBriefingHeld':
        for (const handle of body['present'] as string[]) course.gains(branchOf(handle), 'briefed');
        break;
      case 'LateJoinerBriefed':
        course.gains(branchOf(body['who']), 'briefed');
        break;
      case 'CoordinatorCalled':
        ids['callOutId']!.push(id!);
        for (const handle of [body['to'], ...((body['then'] as string[] | undefined) ?? [])])
          course.called.add(branchOf(handle));
        break;
      case 'CoordinatorAccepted':
        course.gains(by.branch, `accepted ${by.handle}`);
        break;
      case 'CoordinatorDeclined':
        course.loses(by.branch, `accepted ${by.handle}`);
        break;
      case 'EncounterOpened':
        ids['encounterId']!.push(id!);
        course.holders.set(id!, new Set([by.handle]));
        break;
      case 'EncounterHandedOver':
        course.holders.get(encounter!)?.add(String(body['to']));
        break;
      case 'FacilitatorNamed':
        course.facilitators.add(String(body['who']));
        break;
      case 'DisclosureDecided':
        if (body['outcome'] === 'granted') this.given(body);
        break;
    }
  }

  private given(body: Record<string, unknown>): void {
    const { entry, field } = body['item'] as { entry: string; field: string };
    const key = `${entry}#${field}`;
    const given = this.course.given.get(key) ?? new Set();
    this.course.given.set(key, given.add(String(body['recipient'])));
  }

  private known(param: string): readonly string[] {
    const known = this.ids[param] ?? [];
    return known.length > 0 ? known : this.ids['entryId']!;
  }

  private encounterIn(url: string, path: string): string | undefined {
    return path.startsWith('/encounters/') ? url.split('/')[2] : undefined;
  }

  private person(handle: string): Person {
    return this.persons.find((one) => one.handle === handle) ?? this.persons[0]!;
  }

  private canary(field: string): string {
    this.canaries += 1;
    const canary = `${this.prefix}${String(this.canaries).padStart(5, '0')}K`;
    this.planted.push({ canary, field });
    return canary;
  }

  private label(): string | undefined {
    const label = this.random() < 0.5 ? undefined : oneOf(CHOSEN_LABELS, this.random);
    const last = this.planted.at(-1)!;
    if (label !== undefined) last.label = label;
    return label;
  }

  private labelled(field: string): unknown {
    const value = this.canary(field);
    const label = this.label();
    return label === undefined ? value : { value, label };
  }

  private moment(field: string): string {
    const ahead = /answerBy|until|due|window|eta|startsAt|^at$/.test(field);
    return later(this.app.clock.now(), ahead ? 60 + Math.floor(this.random() * 600) : -1);
  }

  private uuid(field: string): string {
    const meant = (MEANT[field] ?? []).flatMap((type) => this.ids[type] ?? []);
    return oneOf(meant.length > 0 ? meant : this.ids['entryId']!, this.random);
  }
}

const later = (at: string, minutes: number): string =>
  new Date(Date.parse(at) + minutes * 60_000).toISOString();

describe(`Operations in which everybody tries every command (SEED=${SEED}, OPERATIONS=${OPERATIONS})`, () => {
  const lines: string[] = [];
  const played: RandomOperation[] = [];
  let app: TestSamsyn;
  let persons: readonly Person[];

  beforeAll(async () => {
    const logger = createLogger({ level: 'trace', destination: { write: (line) => void lines.push(line) } });
    app = await TestSamsyn.open('memory', EVENING, { logger });
    for (const [handle, [branch, role, regions]] of Object.entries(FURTHER)) {
      app.parts.directory.registerBranch(branch, {}, null);
      app.parts.directory.registerPerson(handle, { branch, role, regions: [...regions] }, null);
    }
    persons = app.parts.directory
      .persons()
      .filter(({ handle }) => handle in CAST || handle in FURTHER)
      .map(({ handle, branch, role, regions }) => ({ handle, branch, role, regions }));
    const { body: document } = await app.get<Document>('leader', '/openapi.json');
    for (let index = 0; index < OPERATIONS; index += 1) {
      const operation = new RandomOperation(
        app,
        document,
        persons,
        randomOf(SEED + index),
        `KANARIE${index}x`,
      );
      played.push(operation);
      await operation.play();
    }
  });
  afterAll(() => app.close());

  /** Who reads what they may not, by every exit; and how often anything was read. */
  async function leaksOf(): Promise<{ leaks: readonly string[]; found: number; reads: number }> {
    const leaks = new Set<string>();
    let [found, reads] = [0, 0];
    for (const operation of played) {
      const byCanary = new Map(operation.typed.map((typed) => [typed.canary, typed]));
      for (const { url, type } of await addresses(app, operation.ids)) {
        for (const viewer of persons) {
          const { text, status } = await fetched(app, viewer.handle as Handle, url, type);
          reads += 1;
          if (status >= 500) leaks.add(`${status} ${url}`);
          for (const [canary] of text.matchAll(/KANARIE\dx\d{5}K/g)) {
            const typed = byCanary.get(canary);
            if (!typed) continue;
            found += 1;
            if (!mayRead(viewer, typed, operation.course, operation.typed))
              leaks.add(leak(typed, viewer, url));
          }
        }
      }
    }
    return { leaks: [...leaks].sort(), found, reads };
  }

  it('shows each text to those alone whom its label, audience or a decision lets read it, by every exit', async () => {
    const { leaks, found, reads } = await leaksOf();
    const typed = played.flatMap((one) => one.typed);
    const kinds = new Set(played.flatMap((one) => [...one.done.keys()]));
    process.stdout.write(
      `random operations: ${typed.length} texts typed, ${typed.filter(({ entry }) => entry).length} recorded, ` +
        `${kinds.size} kinds of events, ${reads} reads, ${found} times found\n`,
    );
    expect(leaks).toEqual([]);
    expect(kinds.size).toBeGreaterThan(40);
    expect(found).toBeGreaterThan(1_000);
  });

  it('streams each text to those alone who may, or might when it was sent, read it', () => {
    let sent = 0;
    const leaks = played.flatMap(({ typed, course, live }) => {
      const byCanary = new Map(typed.map((one) => [one.canary, one]));
      course.asEver = true;
      return [...live].flatMap(([handle, frames]) => {
        const viewer = persons.find((one) => one.handle === handle)!;
        const shown = [...frames.join('').matchAll(/KANARIE\dx\d{5}K/g)].map(([canary]) =>
          byCanary.get(canary)!,
        );
        sent += shown.length;
        return shown
          .filter((one) => !mayRead(viewer, one, course, typed))
          .map((one) => leak(one, viewer, 'live stream'));
      });
    });
    expect([...new Set(leaks)]).toEqual([]);
    expect(sent).toBeGreaterThan(50);
  });

  it('shows what was told of a person met to nobody but those it was sent to, once her encounter is erased', async () => {
    for (const { course, ids } of played) {
      course.asEver = false;
      for (const encounter of ids['encounterId']!) {
        const { status } = await eraseByTwo(app, 'head', `/encounters/${encounter}/erasure`);
        if (status === 201) course.erased.add(encounter);
      }
    }
    expect(played.every(({ course }) => course.erased.size > 0)).toBe(true);
    await app.parts.processing.settled();
    const { leaks, found } = await leaksOf();
    expect(leaks).toEqual([]);
    expect(found).toBeGreaterThan(500);
  });

  it('leaves what was typed in no line of the log and in no metric', async () => {
    expect(lines.join('\n')).not.toMatch(/KANARIE/);
    expect(await app.parts.metrics.exposition()).not.toMatch(/KANARIE/);
  });
});

const leak = ({ entry, field, by, label, body }: Typed, viewer: Person, url: string): string =>
  `${entry?.type ?? 'refused'}.${field} of ${by.handle}${label === undefined ? '' : ` (${label})`}` +
  `${body['through'] === undefined ? '' : ` through the facilitator`} → ${viewer.handle} by ` +
  url.replaceAll(/[0-9a-f-]{36}/g, '…');
