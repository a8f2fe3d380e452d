import type { ReceivedAboutPerson } from '@samsyn/operations/contract';
import { plusMs } from '@samsyn/kernel';
import { BORDER, TestSamsyn, type Handle } from '../support/test-samsyn';

const HOUR_MS = 3_600_000;
const steps = ['deletion-requested', 'person-informed', 'supervisory-authority'] as const;

/** What a person told the coordinator was given to the border police, who should not have it. */
describe('a disclosure to the wrong recipient', () => {
  let app: TestSamsyn;
  let operationId: string;
  let encounter: string;
  let decision: string;
  let incident: string;
  const report = (by: Handle) =>
    app.post(by, `/disclosures/decisions/${decision}/wrong-recipient`, {
      what: 'KANARIE-WHAT meant for another',
    });
  const take = (by: Handle, step: string, body: object = {}) =>
    app.post(by, `/disclosures/incidents/${incident}/steps`, { step, outcome: 'done', ...body });
  const close = (by: Handle = 'coordB') => app.post(by, `/disclosures/incidents/${incident}/closing`);

  beforeEach(async () => {
    app = await TestSamsyn.open();
    operationId = await app.plan();
    encounter = await app.encounter(operationId);
    const booked = await app.tell('coordB', `/encounters/${encounter}/follow-ups`, {
      at: '2026-11-21T10:00:00+01:00',
      place: { value: 'KANARIE-PLACE', label: 'social-services' },
    });
    await app.tell('coordB', `/encounters/${encounter}/consents`, {
      recipient: BORDER,
      scope: ['follow-up place'],
      purpose: 'p',
    });
    const decided = await app.tell('coordB', '/disclosures/decisions', {
      outcome: 'granted',
      item: { entry: booked.entry, field: 'place' },
      recipient: BORDER,
      ground: 'OSL 12:2',
      purpose: 'p',
      weighing: 'it is needed to come there, and harms nobody',
    });
    decision = decided.entry;
    expect(await app.canaries('border', operationId)).toContain('KANARIE-PLACE');
    incident = (await report('coordB')).body.entries[0]!.id;
  });
  afterEach(() => app.close());

  it('is taken back at once: the recipient sees it no more, and both sides see the incident', async () => {
    expect(await app.canaries('border', operationId)).toEqual(['KANARIE-WHAT']);
    expect(await app.seen('border', operationId, incident)).toMatchObject({
      type: 'WrongRecipientReported',
    });
    expect(await app.seen('coordB', operationId, incident)).toMatchObject({
      facts: { notifyBy: plusMs(app.clock.now(), 72 * HOUR_MS) },
    });
    for (const handle of ['leader', 'work', 'coordA', 'facilitator'] as const) {
      expect(await app.everything(handle, operationId)).not.toMatch(/WrongRecipient|KANARIE-(WHAT|PLACE)/);
    }
  });

  it('stays in the lists of what was sent, also in her own', async () => {
    const { body } = await app.get<{ disclosures: { decision: string; wrongBy?: string }[] }>(
      'coordB',
      `/disclosures?operation=${operationId}`,
    );
    expect(body.disclosures).toEqual([expect.objectContaining({ decision, wrongBy: incident })]);
    const received = await app.get<ReceivedAboutPerson>('coordB', `/encounters/${encounter}/received`);
    const border = received.body.branches.find(({ branch }) => branch === BORDER);
    expect(border?.items.flatMap(({ byDecision }) => byDecision)).toContainEqual(
      expect.objectContaining({ field: 'place', wrong: true }),
    );
    const page = await app.page('coordB', `/encounters/${encounter}/received`, 'text/html');
    expect(page).toContain('skickades av misstag');
  });

  it('has steps of the sender and one of the recipient, and closes when all are taken', async () => {
    expect((await close()).body.code).toBe('INCIDENT.STEPS_LEFT');
    expect((await take('border', 'person-informed')).body.code).toBe('ACCESS.NOT_YOURS');
    expect((await take('coordB', 'deletion-confirmed')).body.code).toBe('ACCESS.NOT_YOURS');
    for (const step of steps) expect((await take('coordB', step)).status).toBe(201);
    expect((await close()).body.code).toBe('INCIDENT.STEPS_LEFT');
    expect((await take('border', 'deletion-confirmed')).status).toBe(201);
    expect((await take('border', 'deletion-confirmed')).body.entries).toEqual([]);
    expect((await close('border')).body.code).toBe('ACCESS.NOT_YOURS');
    expect((await close()).status).toBe(201);
    expect((await close()).body.entries).toEqual([]);
  });

  it('demands a reason where a step is not needed', async () => {
    const facts = { outcome: 'not-needed' };
    expect((await take('coordB', 'supervisory-authority', facts)).body.code).toBe('INCIDENT.WHY_REQUIRED');
    const why = 'nobody read it: no risk to her';
    expect((await take('coordB', 'supervisory-authority', { ...facts, why })).status).toBe(201);
  });

  it('reminds a day before the supervisory authority must have been told, once, and not when it was', async () => {
    const reminders = async () =>
      (await app.entries(operationId)).filter(({ name }) => name === 'IncidentReminded').length;
    app.clock.moveTo(plusMs(app.clock.now(), 47 * HOUR_MS));
    await app.parts.processing.settled();
    expect(await reminders()).toBe(0);
    app.clock.moveTo(plusMs(app.clock.now(), 2 * HOUR_MS));
    await app.parts.processing.settled();
    expect(await reminders()).toBe(1);
  });

  it('is no other entry: steps of what is no incident are refused like an unknown id', async () => {
    const steps = `/disclosures/incidents/${decision}/steps`;
    const { status, body } = await app.post('coordB', steps, { step: 'person-informed', outcome: 'done' });
    expect([status, body.code]).toEqual([404, 'INCIDENT.UNKNOWN']);
  });

  it('is reported once, by whoever finds out, and by nobody else', async () => {
    expect((await report('border')).body.entries).toEqual([]);
    expect((await report('leader')).body.code).toBe('ENTRY.UNKNOWN');
    expect((await take('leader', 'person-informed')).body.code).toBe('ENTRY.UNKNOWN');
    const [proposed] = await app.entries(operationId);
    const odd = await app.post('leader', `/disclosures/decisions/${proposed!.id}/wrong-recipient`, {
      what: 'w',
    });
    expect(odd.body.code).toBe('INCIDENT.NOTHING_SENT');
  });
});
