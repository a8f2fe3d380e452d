import type { ChangeCode } from '@samsyn/administration/contract';
import { WHO_APPROVES } from '@samsyn/administration';
import { plusMs } from '@samsyn/kernel';
import {
  COORDINATORS,
  EVENING,
  TestSamsyn,
  POLICE,
  SHELTER,
  type Answer,
  type Handle,
} from '../support/test-samsyn';
import { registerAdministrators } from '../support/administrators';

const OFFICE = 'samsyn/administration';
const DAY_MS = 86_400_000;
const as = (handle: string) => handle as Handle;
const [ADMIN, OTHER] = [as('admin'), as('admin2')];

interface Change {
  readonly id: string;
  readonly state: string;
  readonly branch: string;
  readonly changes: readonly { readonly code: string }[];
  readonly proposedBy: { readonly handle?: string };
  readonly decidedBy?: { readonly handle?: string };
  readonly reason?: string;
}
type Answered = Answer;

/** How each kind of change is asked for, and what shows that it was made. */
interface Example {
  /** Whose matter it is. */
  readonly branch: string;
  /** Whose account it is, where it exists and can act. */
  readonly account?: string;
  readonly by?: Handle;
  /** There has never been another administrator. */
  readonly isAloneFromTheStart?: true;
  /** Before it is asked for. */
  readonly given?: (app: TestSamsyn) => void | Promise<void>;
  readonly ask: (app: TestSamsyn, by: Handle) => Promise<Answered>;
  readonly isMade: (app: TestSamsyn) => boolean | Promise<boolean>;
}
const put = (handle: string, entry: object) => (app: TestSamsyn, by: Handle) =>
  app.put(by, `/admin/persons/${handle}`, entry);
const end = (handle: string) => (app: TestSamsyn, by: Handle) => app.delete(by, `/admin/persons/${handle}`);
const person = (app: TestSamsyn, handle: string) => app.parts.directory.byHandle(handle);
const officer = { branch: POLICE, role: 'officer', regions: ['syd'] };
const administrator = { branch: OFFICE, role: 'administrator', regions: [] };

/** Somebody was met, and a shelter was asked; both sides have two supervisors. */
async function meet(app: TestSamsyn): Promise<void> {
  const { directory } = app.parts;
  for (const [handle, branch] of [
    ['deputy-of-coordinators', COORDINATORS],
    ['deputy-of-shelter', SHELTER],
  ] as const)
    directory.registerPerson(handle, { branch, role: 'supervisor', regions: [] }, null);
  const operation = await app.plan();
  met.encounter = await app.encounter(operation);
  const path = `/encounters/${met.encounter}`;
  met.referral = (await app.tell('coordB', `${path}/referrals`, { to: SHELTER, service: 'shelter' })).entry;
  await app.tell('shelter', `${path}/referral-refusals`, { referral: met.referral, reason: 'full' });
}
const met = { encounter: '', referral: '' };
const recorded = (name: string) => async (app: TestSamsyn) =>
  (await app.parts.eventStore.readAll({ after: 0, limit: 500 })).some(({ type }) => type.includes(name));

const EXAMPLES: Readonly<Record<ChangeCode, Example>> = {
  'subject-erased': {
    branch: COORDINATORS,
    by: as('deputy-of-coordinators'),
    given: meet,
    ask: (app, by) => app.post(by, `/encounters/${met.encounter}/erasure`, { ground: 'retention-ended' }),
    isMade: recorded('SubjectErased'),
  },
  'received-copy-erased': {
    branch: SHELTER,
    by: as('deputy-of-shelter'),
    given: meet,
    ask: (app, by) => app.post(by, `/entries/${met.referral}/erasure`, { ground: 'retention-ended' }),
    isMade: recorded('ReceivedCopyErased'),
  },
  'person-registered': {
    branch: POLICE,
    ask: put('newcomer', officer),
    isMade: (app) => person(app, 'newcomer')?.active === true,
  },
  'person-reactivated': {
    branch: POLICE,
    given: ({ parts }) => void parts.directory.deactivate('officer', null),
    ask: put('officer', officer),
    isMade: (app) => person(app, 'officer')?.active === true,
  },
  'branch-moved': {
    branch: POLICE,
    account: 'border',
    ask: put('border', officer),
    isMade: (app) => person(app, 'border')?.branch === POLICE,
  },
  'role-changed': {
    branch: POLICE,
    account: 'officer',
    ask: put('officer', { ...officer, role: 'operation-leader' }),
    isMade: (app) => person(app, 'officer')?.role === 'operation-leader',
  },
  'regions-changed': {
    branch: COORDINATORS,
    account: 'coordA',
    ask: put('coordA', { branch: COORDINATORS, role: 'coordinator', regions: ['syd', 'ost'] }),
    isMade: (app) => person(app, 'coordA')?.regions.includes('ost') === true,
  },
  'subject-changed': {
    branch: POLICE,
    account: 'officer',
    ask: put('officer', { ...officer, subject: 'another-sign-in' }),
    isMade: (app) => person(app, 'officer')?.subject === 'another-sign-in',
  },
  'leading-person-deactivated': {
    branch: POLICE,
    account: 'leader',
    ask: end('leader'),
    isMade: (app) => person(app, 'leader')?.active === false,
  },
  'person-deactivated': {
    branch: POLICE,
    ask: end('officer'),
    isMade: (app) => person(app, 'officer')?.active === false,
  },
  'own-account-changed': {
    branch: OFFICE,
    account: 'admin',
    ask: put('admin', { branch: OFFICE, role: 'administrator', subject: 'my-other-sign-in' }),
    isMade: (app) => person(app, 'admin')?.subject === 'my-other-sign-in',
  },
  'administrator-registered': {
    branch: OFFICE,
    ask: put('admin3', { branch: OFFICE, role: 'administrator' }),
    isMade: (app) => person(app, 'admin3')?.active === true,
  },
  'second-administrator-registered': {
    branch: OFFICE,
    isAloneFromTheStart: true,
    ask: put('admin3', { branch: OFFICE, role: 'administrator' }),
    isMade: (app) => person(app, 'admin3')?.active === true,
  },
  'administrator-ended': {
    branch: OFFICE,
    account: 'third',
    given: ({ parts }) =>
      void parts.directory.registerPerson(
        'third',
        { branch: OFFICE, role: 'administrator', regions: [] },
        null,
      ),
    ask: end('third'),
    isMade: (app) => person(app, 'third')?.active === false,
  },
  'past-shown': {
    branch: POLICE,
    account: 'officer',
    given: ({ parts }) =>
      void parts.directory.registerPerson('officer', { ...officer, role: 'inspector' }, null, {
        position: 7,
      }),
    ask: put('officer', { ...officer, role: 'inspector', seesPast: true }),
    isMade: (app) => Object.keys(person(app, 'officer')?.since ?? {}).length === 0,
  },
  'branch-split': {
    branch: COORDINATORS,
    ask: (app, by) =>
      app.put(by, '/admin/agencies/social-services/branches/regional-coordinator/split', {
        offices: [
          {
            branch: 'social-services/coordinator-syd',
            persons: ['coordA', 'head-of-coordinators'],
            rest: true,
          },
          { branch: 'social-services/coordinator-ost', persons: ['coordB'] },
        ],
      }),
    isMade: ({ parts }) => parts.directory.splits().length === 1,
  },
};

describe('a change that two persons make', () => {
  let app: TestSamsyn;
  beforeEach(async () => {
    app = await TestSamsyn.open();
    registerAdministrators(app.parts.directory);
    registerHeads();
  });
  afterEach(() => app.close());

  const registerHeads = () => {
    const { directory } = app.parts;
    for (const [handle, branch] of [
      ['chief', POLICE],
      ['head-of-coordinators', COORDINATORS],
      ['head-of-shelter', SHELTER],
      ['head-of-administration', OFFICE],
    ] as const)
      directory.registerPerson(handle, { branch, role: 'supervisor', regions: [] }, null);
  };

  const HEADS: Readonly<Record<string, Handle>> = {
    [POLICE]: as('chief'),
    [COORDINATORS]: as('head-of-coordinators'),
    [OFFICE]: as('head-of-administration'),
    [SHELTER]: as('head-of-shelter'),
  };
  const approve = (by: Handle, id: string, key = 'once') =>
    app.post(by, `/approvals/${id}/approve`, {}, { 'idempotency-key': key });
  const ask = async (example: Example) => {
    await example.given?.(app);
    const { status, body, text } = await example.ask(app, example.by ?? ADMIN);
    if (status !== 202) throw new Error(`${status} ${text}`);
    return body.id!;
  };
  const changesOf = async (handle: Handle) =>
    (await app.get<{ changes: readonly Change[] }>(handle, '/branch-changes')).body.changes;
  const waitsFor = async (handle: Handle) =>
    (await app.get<{ changes: readonly Change[] }>(handle, '/approvals')).body.changes;
  const ofTwo = WHO_APPROVES.filter(({ second }) => second !== 'nobody');
  const ofOne = WHO_APPROVES.filter(({ second }) => second === 'nobody');

  describe.each(ofTwo)('$change', ({ change, second }) => {
    const example = EXAMPLES[change];
    const head = HEADS[example.branch]!;
    /** Who approves it where nothing else is said. */
    const by = second === 'who-sees-it' ? head : OTHER;
    const forHead = second !== 'administrator';
    const forOther = second !== 'who-sees-it';

    it('changes nothing alone', async () => {
      const id = await ask(example);
      expect(await example.isMade(app)).toBe(false);
      const asking = example.by ?? ADMIN;
      expect((await approve(asking, id)).body.code).toBe('APPROVAL.OWN_PROPOSAL');
      expect(await example.isMade(app)).toBe(false);
      // Asked for again it is the same proposal.
      const again = await example.ask(app, asking);
      expect([again.status, again.body.id]).toEqual([202, id]);
    });

    it('is made once another person has approved it, once', async () => {
      const id = await ask(example);
      expect((await approve(by, id)).status).toBe(201);
      expect(await example.isMade(app)).toBe(true);
      const head1 = await app.parts.eventStore.head();
      const entry = person(app, example.account ?? 'admin');
      expect((await approve(by, id)).status).toBe(201);
      expect((await approve(by, id, 'twice')).status).toBe(201);
      expect(await app.parts.eventStore.head()).toBe(head1);
      expect(person(app, example.account ?? 'admin')).toBe(entry);
    });

    it('is made by who supervises in the branch where that is enough, and by nobody else', async () => {
      const id = await ask(example);
      const approved = await approve(head, id);
      if (second === 'administrator') {
        expect(approved.body.code).toBe('ACCESS.NOT_YOURS');
        expect(await example.isMade(app)).toBe(false);
      } else {
        expect(approved.status).toBe(201);
        expect(await example.isMade(app)).toBe(true);
      }
    });

    it('is approved by none of another branch, of no such role, or whose account it is', async () => {
      const id = await ask(example);
      const outside = as(example.branch === SHELTER ? 'chief' : 'head-of-shelter');
      const stranger = await approve(outside, id);
      expect([stranger.status, stranger.body.code]).toEqual([404, 'APPROVAL.UNKNOWN']);
      expect((await approve(outside, 'no-such-change')).body).toEqual(stranger.body);
      const { account } = example;
      if (account !== undefined && account !== 'admin') {
        const own = await approve(as(account), id);
        expect([own.status, own.body.code]).toEqual([403, 'APPROVAL.OWN_ACCOUNT']);
      }
      const colleague = app.parts.directory
        .personsOf(example.branch)
        .find(
          ({ handle, role }) =>
            !['supervisor', 'operation-leader', 'administrator'].includes(role) && handle !== account,
        );
      if (colleague) expect((await approve(as(colleague.handle), id)).body.code).toBe('ACCESS.NOT_YOURS');
      expect(await example.isMade(app)).toBe(false);
    });

    it('is told to the branch with who proposed and who approved it, and waits where it may be approved', async () => {
      const id = await ask(example);
      expect((await waitsFor(OTHER)).map((one) => one.id)).toEqual(forOther ? [id] : []);
      expect((await waitsFor(head)).map((one) => one.id)).toEqual(forHead ? [id] : []);
      const outside = as(example.branch === SHELTER ? 'chief' : 'head-of-shelter');
      expect(await waitsFor(outside)).toEqual([]);
      await approve(by, id);
      const [facts] = await changesOf(head);
      expect(facts).toMatchObject({
        ...{ id, state: 'approved', branch: example.branch },
        ...{ proposedBy: { handle: example.by ?? 'admin' }, decidedBy: { handle: by } },
      });
      expect(facts!.changes.map(({ code }) => code)).toContain(change);
      expect(await changesOf(outside)).toEqual([]);
      const stored = await app.parts.eventStore.readAll({ after: 0, limit: 100 });
      const log = stored.filter(({ type }) => type.startsWith('administration.'));
      expect(log.map(({ type }) => type)).toEqual([
        'administration.BranchChangeProposed.v1',
        'administration.BranchChangeApproved.v1',
      ]);
      expect(JSON.stringify(log)).not.toMatch(/newcomer|sign-in|admin3/);
    });

    it('is refused with a reason that the branch reads, and made no more', async () => {
      const id = await ask(example);
      const refused = await app.post(by, `/approvals/${id}/refuse`, { reason: 'nobody of that name' });
      expect(refused.status).toBe(201);
      expect((await approve(by, id)).body.code).toBe('APPROVAL.DECIDED');
      expect(await example.isMade(app)).toBe(false);
      expect((await changesOf(head))[0]).toMatchObject({ state: 'refused', reason: 'nobody of that name' });
    });
  });

  it.each(ofOne)('$change is made at once, and told to the branch', async ({ change }) => {
    const example = EXAMPLES[change];
    if (example.isAloneFromTheStart) {
      await app.close();
      app = await TestSamsyn.open();
      app.parts.directory.registerBranch(OFFICE, {}, null);
      app.parts.directory.registerPerson('admin', administrator, null);
      registerHeads();
    }
    await example.given?.(app);
    expect((await example.ask(app, ADMIN)).status).toBe(200);
    expect(await example.isMade(app)).toBe(true);
    expect(await changesOf(HEADS[example.branch]!)).toMatchObject([
      { changes: [{ code: change }], state: 'made', proposedBy: { handle: 'admin' } },
    ]);
  });

  it('registers no administrator alone where one of two has left, or is something else now', async () => {
    const { directory } = app.parts;
    const registered = async (handle: string) => {
      const { status } = await put(handle, { branch: OFFICE, role: 'administrator' })(app, ADMIN);
      return [status, person(app, handle)];
    };
    directory.deactivate('admin2', null);
    expect(await registered('admin3')).toEqual([202, undefined]);
    directory.registerPerson('admin2', { ...administrator, role: 'clerk' }, null);
    expect(await registered('admin4')).toEqual([202, undefined]);
    // Whoever runs the machine names a third (docs/operating.md).
    directory.registerPerson('named', administrator, null);
    const { changes } = (await app.get<{ changes: Change[] }>(as('named'), '/approvals')).body;
    for (const { id } of changes) expect((await approve(as('named'), id, id)).status).toBe(201);
    expect(person(app, 'admin3')?.active).toBe(true);
  });

  it('waits for two weeks and no longer', async () => {
    const id = await ask(EXAMPLES['person-registered']);
    app.clock.moveTo(plusMs(EVENING, 14 * DAY_MS - 1));
    expect(await waitsFor(OTHER)).toHaveLength(1);
    app.clock.moveTo(plusMs(EVENING, 14 * DAY_MS));
    expect((await approve(OTHER, id)).body.code).toBe('APPROVAL.EXPIRED');
    expect(await waitsFor(OTHER)).toEqual([]);
    expect(person(app, 'newcomer')).toBeUndefined();
    expect((await changesOf(as('chief')))[0]).toMatchObject({ state: 'expired' });
    expect(await ask(EXAMPLES['person-registered'])).not.toBe(id);
  });

  it('is taken back by who proposed it alone', async () => {
    const id = await ask(EXAMPLES['person-registered']);
    expect((await app.post(OTHER, `/approvals/${id}/withdraw`)).body.code).toBe('ACCESS.NOT_YOURS');
    expect((await app.post(ADMIN, `/approvals/${id}/withdraw`)).status).toBe(201);
    expect((await approve(OTHER, id)).body.code).toBe('APPROVAL.DECIDED');
  });

  it('does not come to something else than what was approved', async () => {
    const id = await ask(EXAMPLES['role-changed']);
    const other = await put('officer', { ...officer, branch: 'ngo/shelter' })(app, ADMIN);
    expect([other.status, other.body.code]).toEqual([409, 'APPROVAL.WAITS_ALREADY']);
    app.parts.directory.deactivate('officer', null);
    expect((await approve(OTHER, id)).body.code).toBe('APPROVAL.OUTDATED');
    expect(person(app, 'officer')).toMatchObject({ role: 'officer', active: false });
  });

  it('is nothing where all is so already', async () => {
    expect((await put('officer', officer)(app, ADMIN)).status).toBe(200);
    expect(await app.parts.eventStore.head()).toBe(0);
  });
});
