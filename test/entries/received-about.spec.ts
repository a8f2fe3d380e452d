import type { ReceivedAboutPerson } from '@samsyn/operations/contract';
import { COORDINATORS, TestSamsyn, POLICE, SHELTER } from '../support/test-samsyn';

const SECRET_WORDS = /KANARIE|Växjö|K1-26/;

/** A follow-up of which the police were given the time, and a referral to the shelter. */
describe('who has received what about a person met', () => {
  let app: TestSamsyn;
  let encounter: string;
  const read = async (handle: Parameters<TestSamsyn['get']>[0] = 'coordB') =>
    (await app.get<ReceivedAboutPerson>(handle, `/encounters/${encounter}/received`)).body;

  beforeAll(async () => {
    app = await TestSamsyn.open();
    const operationId = await app.plan();
    await app.start(operationId);
    encounter = await app.encounter(operationId);
    const tell = (suffix: string, body: object = {}) =>
      app.tell('coordB', `/encounters/${encounter}/${suffix}`, body);
    const secret = (value: string) => ({ value, label: 'social-services' });
    await tell('conversation-started', { language: 'es' });
    await tell('support-offers', { kinds: ['shelter'] });
    await tell('conversation-ended', { account: secret('KANARIE-ACCOUNT') });
    const { entry } = await tell('follow-ups', {
      at: '2026-11-21T10:00:00+01:00',
      place: secret('KANARIE-PLACE'),
    });
    await tell('consents', { recipient: POLICE, scope: ['follow-up time'], purpose: 'an interview' });
    await app.tell('coordB', '/disclosures/decisions', {
      outcome: 'granted',
      item: { entry, field: 'at' },
      recipient: POLICE,
      ground: 'OSL 12:2',
      purpose: 'an interview',
      weighing: 'she agreed to this alone',
    });
    await tell('consent-withdrawals', { recipient: POLICE });
    await tell('consents', { recipient: SHELTER, scope: ['referral'], purpose: 'a place to stay' });
    await app.post('shelter', `/encounters/${encounter}/reservations`, { ground: 'OSL 10:14' });
    await tell('referrals', { to: SHELTER, service: 'shelter' });
  });
  afterAll(() => app.close());

  it('lists by branch what each sees, and on what ground, without what she told', async () => {
    const { branches, ownerBranch } = await read();
    expect(ownerBranch).toBe(COORDINATORS);
    const of = (branch: string) => branches.find((one) => one.branch === branch);
    const followUp = of(POLICE)?.items.find(({ type }) => type === 'FollowUpBooked');
    expect(followUp).toMatchObject({
      fields: ['at'],
      byDecision: [{ field: 'at', ground: 'OSL 12:2', withdrawn: true }],
    });
    const ended = of(POLICE)?.items.find(({ type }) => type === 'VictimConversationEnded');
    expect(ended?.fields).toEqual([]);
    expect(of(SHELTER)).toMatchObject({ takesPart: false });
    expect(of(SHELTER)?.items.map(({ type }) => type)).toContain('ReferralRequested');
    expect(of(SHELTER)?.items.map(({ type }) => type)).not.toContain('VictimConversationStarted');
    expect(JSON.stringify(branches)).not.toMatch(SECRET_WORDS);
  });

  it('says of each branch exactly what its own history of the encounter shows', async () => {
    const { branches, operationId } = await read();
    const ofEncounter = new Set(branches.flatMap(({ items }) => items.map(({ entry }) => entry)));
    for (const [handle, branch] of [
      ['leader', POLICE],
      ['shelter', SHELTER],
    ] as const) {
      const viewed = (await app.history(handle, operationId)).filter(({ id }) => ofEncounter.has(id));
      const listed = branches.find((one) => one.branch === branch)?.items ?? [];
      expect(listed.map(({ entry, fields }) => [entry, [...fields].sort()])).toEqual(
        viewed.map(({ id, facts }) => [id, Object.keys(facts).sort()]),
      );
    }
  });

  it('is for who holds the encounter alone; for everybody else there is none', async () => {
    for (const handle of ['coordA', 'leader', 'shelter', 'stranger'] as const) {
      const { status, body } = await app.get<{ code: string }>(handle, `/encounters/${encounter}/received`);
      expect([handle, status, body.code]).toEqual([handle, 404, 'ENCOUNTER.UNKNOWN']);
    }
    const unknown = await app.get<{ code: string }>('coordB', '/encounters/none/received');
    expect([unknown.status, unknown.body.code]).toEqual([404, 'ENCOUNTER.UNKNOWN']);
  });

  it.each([
    ['sv', 'Vem har fått veta vad', 'samtycket är sedan återkallat'],
    ['en', 'Who has been told what', 'the consent was withdrawn later'],
  ])(
    'is handed to her as a page in %s that names no operation and no place',
    async (lang, title, withdrawn) => {
      const page = await app.page('coordB', `/encounters/${encounter}/received?lang=${lang}`, 'text/html');
      expect(page).toContain(title);
      expect(page).toContain(withdrawn);
      expect(page).not.toMatch(SECRET_WORDS);
    },
  );
});
