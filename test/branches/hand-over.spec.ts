import { TestSamsyn, type Handle } from '../support/test-samsyn';

const OST = 'social-services/coordinator-ost';
const further = (handle: string): Handle => handle as unknown as Handle;
const [there, colleagueThere, headThere] = ['coordOst', 'colleagueOst', 'headOst'].map(further) as [
  Handle,
  Handle,
  Handle,
];
const CONSENT = { ground: 'OSL 12:2' };

interface Page {
  readonly office: string;
  readonly holders: readonly string[];
  readonly clocks: readonly unknown[];
  readonly conversations: readonly { readonly facts: object }[];
}

jest.setTimeout(120_000);

describe('an encounter that goes to another office', () => {
  let app: TestSamsyn;
  let operation: string;
  let encounter: string;
  beforeAll(async () => {
    app = await TestSamsyn.open();
    app.parts.directory.registerBranch(OST, {}, null);
    for (const [handle, role] of [
      ['coordOst', 'coordinator'],
      ['colleagueOst', 'coordinator'],
      ['headOst', 'supervisor'],
    ] as const)
      app.parts.directory.registerPerson(handle, { branch: OST, role, regions: ['ost'] }, null);
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    operation = await app.plan();
    encounter = await app.encounter(operation);
    await app.tell('coordB', `/encounters/${encounter}/conversation-ended`, {
      account: { value: 'KANARIE-INNAN' },
    });
  });

  const path = (rest: string) => `/encounters/${encounter}/${rest}`;
  const handOver = (body: object = {}, by: Handle = 'coordB') =>
    app.post(by, path('hand-overs'), { to: 'coordOst', ...body });
  const codeOf = async (answer: ReturnType<typeof handOver>) => (await answer).body.code;
  const page = (by: Handle) => app.get<Page>(by, `/encounters/${encounter}`);
  const agree = (scope: readonly string[] = ['all'], recipient = OST) =>
    app.tell('coordB', path('consents'), { recipient, scope, purpose: 'support where she lives' });

  it('needs her consent for all of it, to that office, or another ground that the rules allow', async () => {
    expect(await codeOf(handOver())).toBe('ENCOUNTER.HAND_OVER_NEEDS_GROUND');
    expect(await codeOf(handOver(CONSENT))).toBe('DISCLOSURE.NO_CONSENT');
    await agree(['account']);
    expect(await codeOf(handOver(CONSENT))).toBe('DISCLOSURE.NO_CONSENT');
    await agree(['all'], 'social-services/regional-coordinator');
    expect(await codeOf(handOver(CONSENT))).toBe('DISCLOSURE.NO_CONSENT');
    expect(await codeOf(handOver({ ground: 'OSL 10:24' }))).toBe('DISCLOSURE.GROUND_EXCLUDES_LABEL');
    expect(await codeOf(handOver({ ground: 'OSL 10:2' }))).toBe('DISCLOSURE.GROUND_DEMANDS');
    expect(await codeOf(handOver({ ground: 'because' }))).toBe('DISCLOSURE.UNKNOWN_GROUND');
    expect(await codeOf(handOver({ ...CONSENT, to: 'leader' }))).toBe('ENCOUNTER.HAND_OVER_OUTSIDE_BRANCH');
    expect((await page(there)).status).toBe(404);
    await agree();
    const handed = await handOver(CONSENT);
    expect(handed.status).toBe(201);
    expect(handed.text).toMatch(new RegExp(`"readableBy":.*${OST}`));
    expect((await page(there)).body.conversations).toEqual([
      expect.objectContaining({ facts: { account: 'KANARIE-INNAN' } }),
    ]);
  });

  it('is one office’s at a time, and the earlier one reads what was recorded by then', async () => {
    await agree();
    await handOver(CONSENT);
    await app.tell(there, path('conversation-ended'), { account: { value: 'KANARIE-EFTER' } });
    await app.tell(there, path('follow-ups'), { at: '2026-11-23T09:00:00.000Z' });
    expect(await app.canaries('coordB', operation)).toEqual(['KANARIE-INNAN']);
    expect(await app.canaries(there, operation)).toEqual(['KANARIE-EFTER', 'KANARIE-INNAN']);
    expect(await app.canaries(headThere, operation)).toEqual(['KANARIE-EFTER', 'KANARIE-INNAN']);
    const [former, present] = [(await page('coordB')).body, (await page(there)).body];
    expect([former.office, former.clocks]).toEqual([OST, []]);
    expect([present.office, present.holders, present.clocks.length > 0]).toEqual([OST, ['coordOst'], true]);
    expect((await page(colleagueThere)).status).toBe(404);
    for (const [rest, body] of [
      ['contact-cards', {}],
      ['consents', { recipient: OST, scope: ['all'], purpose: 'x' }],
      ['hand-overs', { to: 'coordA' }],
    ] as const) {
      const refused = await app.post('coordB', path(rest), body);
      expect([refused.status, refused.body.code]).toEqual([409, 'ENCOUNTER.HANDED_OVER']);
    }
  });

  it('tells participants and the police nothing of it', async () => {
    await agree();
    const before = await app.everything('leader', operation);
    await handOver({
      ground: 'OSL 10:2',
      weighing: 'she has moved there, and nobody else can keep up the support',
    });
    const after = await app.everything('leader', operation);
    expect(after).toBe(before);
    expect((await page('leader')).status).toBe(404);
  });

  it('takes the decisions on what was told in it along', async () => {
    const handedOver = (await app.history('coordB', operation)).find(
      ({ type }) => type === 'VictimConversationEnded',
    )!;
    await agree();
    await handOver(CONSENT);
    const decision = {
      outcome: 'refused',
      item: { entry: handedOver.id, field: 'account' },
      why: 'she has not agreed to that',
    };
    expect((await app.post('coordB', '/disclosures/decisions', decision)).body.code).toBe('ACCESS.NOT_YOURS');
    expect((await app.post(there, '/disclosures/decisions', decision)).status).toBe(201);
  });

  it('does not follow corrections to those who held it before', async () => {
    const handedOver = (await app.history('coordB', operation)).find(
      ({ type }) => type === 'VictimConversationEnded',
    )!;
    await agree();
    await handOver(CONSENT);
    await app.tell(there, `/entries/${handedOver.id}/corrections`, {
      field: 'account',
      is: 'KANARIE-ANNAT',
      reason: 'she explained it again',
    });
    expect(await app.canaries('coordB', operation)).toEqual(['KANARIE-INNAN']);
    expect(await app.canaries(there, operation)).toContain('KANARIE-ANNAT');
  });
});
