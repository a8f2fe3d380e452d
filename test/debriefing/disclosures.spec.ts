import type { ChosenLabel } from '@samsyn/kernel';
import {
  BORDER,
  COORDINATORS,
  EVENING,
  HANDLES,
  TestSamsyn,
  INSPECTION,
  POLICE,
  SHELTER,
  TAX,
  type Handle,
} from '../support/test-samsyn';

let app: TestSamsyn;
let operationId: string;

beforeAll(async () => {
  app = await TestSamsyn.open();
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.moveTo(EVENING);
  operationId = await app.plan();
});

const weighed = { purpose: 'joint follow-up', weighing: 'no reason to assume harm outweighs' };

const decide = (handle: Handle, body: object) => app.post(handle, '/disclosures/decisions', body);
const grant = (handle: Handle, entry: string, field: string, body: object) =>
  decide(handle, { outcome: 'granted', item: { entry, field }, ...body });
const ask = (handle: Handle, entry: string, field: string, body: object = {}) =>
  app.post(handle, '/disclosures/requests', {
    item: { entry, field },
    ground: 'OSL 10:27',
    purpose: 'report',
    ...body,
  });
const codeOf = async (answer: Promise<{ status: number; body: { code?: string } }>) => {
  const { status, body } = await answer;
  return [status, body.code];
};

const finding = async (handle: Handle, label: ChosenLabel | readonly ChosenLabel[]): Promise<string> => {
  const detail = { value: 'KANARIE-detail', label };
  const url = `/operations/${operationId}/conduct/findings`;
  return (await app.tell(handle, url, { area: 'housing', severity: 'serious', detail })).entry;
};
const followUp = async (encounter: string): Promise<string> => {
  const place = { value: 'KANARIE-place', label: 'social-services' };
  return (
    await app.tell('coordB', `/encounters/${encounter}/follow-ups`, { at: '2026-11-25T10:00:00Z', place })
  ).entry;
};
/** A conversation that those who take part know of, without what was said in it. */
const conversation = async (): Promise<string> => {
  await app.start(operationId);
  const encounter = await app.encounter(operationId);
  const account = { value: 'KANARIE-account', label: 'social-services' };
  return (await app.tell('coordB', `/encounters/${encounter}/conversation-ended`, { account })).entry;
};
const consent = (encounter: string, scope: readonly string[], recipient = POLICE, further: object = {}) =>
  app.tell('coordB', `/encounters/${encounter}/consents`, {
    recipient,
    scope,
    purpose: 'interview',
    ...further,
  });

const OWNER: Readonly<Record<string, Handle>> = {
  'participants-only': 'work',
  'police-investigation': 'leader',
  'social-services': 'coordB',
  'agency-own': 'work',
  tax: 'work',
  migration: 'border',
  'health-care': 'work',
  address: 'work',
  identity: 'coordB',
};
const UNKNOWN = 'DISCLOSURE.UNKNOWN_GROUND';
const LABEL = 'DISCLOSURE.GROUND_EXCLUDES_LABEL';
const RECIPIENT = 'DISCLOSURE.GROUND_EXCLUDES_RECIPIENT';
const DEMANDS = 'DISCLOSURE.GROUND_DEMANDS';
const RESERVATION = 'DISCLOSURE.NO_RESERVATION';
const CONSENT = 'DISCLOSURE.NO_CONSENT';
const given = undefined;
/** The branch of the tax agency that fights crime; the others of it do not. */
const CRIME = 'tax-agency/tax-crime-unit';
const PURPOSE: Readonly<Record<string, object>> = {
  'OSL 10:23': { purposeCode: 'crime-investigation' },
  'OSL 10:24': { purposeCode: 'crime-investigation' },
  'OSL 10:15a': { purposeCode: 'crime-prevention' },
  'lag 2025:170': { purposeCode: 'crime-prevention' },
};

/** For each label: by ground, what is answered to an authority, to a crime-fighting one, to a municipality's and to an NGO. */
const EVERY_LABEL: readonly (readonly [ChosenLabel, string, string, string | undefined])[] = (
  Object.keys(OWNER) as ChosenLabel[]
).flatMap((label) => {
  const social = ['social-services', 'health-care', 'identity'].includes(label);
  const byLaw: readonly (readonly [string, string, string | undefined])[] = [
    ['OSL 99:9', TAX, UNKNOWN],
    ['Polislagen 6 §', TAX, UNKNOWN],
    ['OSL 12:2', TAX, CONSENT],
    ['OSL 10:2', TAX, given],
    ['OSL 10:14', TAX, RECIPIENT],
    ['OSL 10:14', SHELTER, RESERVATION],
    ['OSL 10:2', SHELTER, RESERVATION],
    ['OSL 10:23', CRIME, given],
    ['OSL 10:23', 'social-services/municipality', RECIPIENT],
    ['OSL 10:23', TAX, RECIPIENT],
    ['OSL 10:24', CRIME, social ? LABEL : given],
    ['OSL 10:24', SHELTER, social ? LABEL : RECIPIENT],
    ['OSL 10:27', TAX, social ? LABEL : given],
    ['OSL 10:15a', TAX, label === 'police-investigation' ? LABEL : given],
    ['OSL 10:15a', SHELTER, label === 'police-investigation' ? LABEL : RECIPIENT],
    ['lag 2025:170', CRIME, social ? LABEL : given],
    ['lag 2024:307 4 §', TAX, UNKNOWN],
    ['lag 2024:307 4 §', 'social-services/municipality', UNKNOWN],
  ];
  return byLaw.map(([ground, to, code]) => [label, ground, to, code] as const);
});

describe('a decision, by label and ground', () => {
  beforeAll(() => {
    app.parts.directory.registerBranch('social-services/municipality', {}, null);
    app.parts.directory.registerBranch(CRIME, {}, null);
  });

  it.each(EVERY_LABEL)('%s on %s to %s: %s', async (label, ground, recipient, code) => {
    const owner = OWNER[label]!;
    const entry = await finding(owner, label);
    const before = (await app.entries(operationId)).length;
    const answer = await grant(owner, entry, 'detail', { recipient, ground, ...weighed, ...PURPOSE[ground] });
    expect([answer.status, answer.body.code]).toEqual(code === undefined ? [201, undefined] : [409, code]);
    expect((await app.entries(operationId)).length).toBe(code === undefined ? before + 1 : before);
  });

  it('lets the strictest of several labels win', async () => {
    const entry = await finding('work', ['agency-own', 'social-services']);
    const answer = grant('work', entry, 'detail', { recipient: TAX, ground: 'OSL 10:27', ...weighed });
    expect(await codeOf(answer)).toEqual([409, LABEL]);
  });

  it.each(['OSL 10:2', 'OSL 10:15a', 'OSL 10:23', 'OSL 10:24', 'OSL 10:27'])(
    'demands a purpose and a written reason under %s',
    async (ground) => {
      const entry = await finding('work', 'agency-own');
      const to = { recipient: CRIME, ground, ...PURPOSE[ground] };
      for (const text of [
        { purpose: 'x' },
        { weighing: 'x' },
        { purpose: 'x', weighing: '-' },
        { purpose: 'x', weighing: 'x' },
      ]) {
        expect(await codeOf(grant('work', entry, 'detail', { ...to, ...text }))).toEqual([409, DEMANDS]);
      }
    },
  );

  it('has no ground before the day from which it is valid', async () => {
    // 10:15 a is in force since 2025-12-01, the operation is a year later: the table itself says it.
    const entry = await finding('work', 'agency-own');
    expect(await codeOf(grant('work', entry, 'detail', { recipient: TAX, ...weighed }))).toEqual([
      409,
      UNKNOWN,
    ]);
  });

  it('shows the field to the recipient, and nobody else', async () => {
    const entry = await finding('work', 'agency-own');
    await grant('work', entry, 'detail', { recipient: TAX, ground: 'OSL 10:27', ...weighed });
    for (const handle of HANDLES) {
      const knows = handle === 'work' || handle === 'tax';
      expect([handle, await app.canaries(handle, operationId)]).toEqual([
        handle,
        knows ? ['KANARIE-detail'] : [],
      ]);
    }
    expect((await app.seen('tax', operationId, entry))?.facts['detail']).toBe('KANARIE-detail');
  });
});

describe('a decision', () => {
  it('needs consent that covers the field, and names it', async () => {
    const encounter = await app.encounter(operationId);
    const entry = await followUp(encounter);
    const to = { recipient: POLICE, ground: 'OSL 12:2', purpose: 'interview' };
    expect(await codeOf(grant('coordB', entry, 'at', to))).toEqual([409, CONSENT]);
    const agreed = await consent(encounter, ['follow-up time']);
    expect(await codeOf(grant('coordB', entry, 'place', to))).toEqual([409, CONSENT]);
    const { status, body } = await grant('coordB', entry, 'at', to);
    expect(status).toBe(201);
    expect((await app.entry(operationId, body.entries[0]!.id)).data).toMatchObject({
      consent: agreed.entry,
    });
    expect((await app.seen('leader', operationId, entry))?.facts).toEqual({
      at: '2026-11-25T10:00:00.000Z',
    });
    expect(await app.canaries('leader', operationId)).toEqual([]);
  });

  it('is not covered by the consent of another person met', async () => {
    const entry = await followUp(await app.encounter(operationId));
    await consent(await app.encounter(operationId), ['all']);
    const to = { recipient: POLICE, ground: 'OSL 12:2', purpose: 'interview' };
    expect(await codeOf(grant('coordB', entry, 'at', to))).toEqual([409, CONSENT]);
  });

  it('ends with the withdrawal: nothing more is given, what was received stays and is marked', async () => {
    const encounter = await app.encounter(operationId);
    const entry = await followUp(encounter);
    const to = { recipient: POLICE, ground: 'OSL 12:2', purpose: 'interview' };
    await consent(encounter, ['follow-up time', 'follow-up place']);
    expect((await grant('coordB', entry, 'at', to)).status).toBe(201);
    await app.tell('coordB', `/encounters/${encounter}/consent-withdrawals`, { recipient: POLICE });
    expect(await codeOf(grant('coordB', entry, 'place', to))).toEqual([409, CONSENT]);
    expect(await codeOf(grant('coordB', entry, 'at', to))).toEqual([409, CONSENT]);
    for (const handle of ['leader', 'coordB'] as const) {
      const { body } = await app.get<{ disclosures: object[] }>(
        handle,
        `/disclosures?operation=${operationId}`,
      );
      expect(body.disclosures).toEqual([
        expect.objectContaining({
          entry,
          field: 'at',
          recipient: POLICE,
          ground: 'OSL 12:2',
          withdrawn: true,
        }),
      ]);
    }
    await consent(encounter, ['follow-up time']);
    expect((await grant('coordB', entry, 'at', to)).status).toBe(201);
  });

  it('does not outlast the consent', async () => {
    const encounter = await app.encounter(operationId);
    const entry = await followUp(encounter);
    await consent(encounter, ['all'], POLICE, { until: '2026-11-19T20:00:00Z' });
    app.clock.moveTo('2026-11-19T20:00:00.000Z');
    const to = { recipient: POLICE, ground: 'OSL 12:2', purpose: 'interview' };
    expect(await codeOf(grant('coordB', entry, 'at', to))).toEqual([409, CONSENT]);
  });

  it('reaches a private party under the reservation that it has accepted', async () => {
    const encounter = await app.encounter(operationId);
    const entry = await followUp(encounter);
    await app.tell('coordB', `/encounters/${encounter}/referrals`, { to: SHELTER, service: 'bed' });
    const to = { recipient: SHELTER, ground: 'OSL 10:14', ...weighed };
    expect(await codeOf(grant('coordB', entry, 'place', to))).toEqual([409, RESERVATION]);
    await app.tell('shelter', `/encounters/${encounter}/reservations`, { ground: 'OSL 10:14' });
    expect((await grant('coordB', entry, 'place', to)).status).toBe(201);
    expect(await app.canaries('shelter', operationId)).toEqual(['KANARIE-place']);
  });

  it('is the recording branch’s, in an encounter the holder’s', async () => {
    const entry = await finding('work', 'agency-own');
    const to = { recipient: TAX, ground: 'OSL 10:27', ...weighed };
    expect(await codeOf(grant('leader', entry, 'detail', to))).toEqual([403, 'ACCESS.NOT_YOURS']);
    const [ended, booked] = [await conversation(), await followUp(await app.encounter(operationId))];
    for (const handle of ['coordA', 'leader'] as const) {
      expect(await codeOf(grant(handle, ended, 'account', to))).toEqual([403, 'ACCESS.NOT_YOURS']);
      expect(await codeOf(grant(handle, booked, 'place', to))).toEqual([404, 'ENTRY.UNKNOWN']);
    }
  });

  it('answers whoever may not know the entry as if there were none', async () => {
    const entry = await finding('work', 'agency-own');
    const to = { recipient: TAX, ground: 'OSL 10:27', ...weighed };
    const nobodys = await grant('stranger', '6f1c2f0e-5c0b-5b7e-9d0e-0d7c2f3a1b42', 'detail', to);
    expect([nobodys.status, nobodys.body.code]).toEqual([404, 'ENTRY.UNKNOWN']);
    expect((await grant('stranger', entry, 'detail', to)).text).toBe(nobodys.text);
    expect((await ask('stranger', entry, 'detail')).text).toBe(nobodys.text);
    const opened = (
      await app.tell('coordB', `/operations/${operationId}/encounters`, { identity: 'unknown' })
    ).entry;
    expect((await grant('leader', opened, 'identity', to)).text).toBe(nobodys.text);
    expect((await ask('leader', opened, 'identity')).text).toBe(nobodys.text);
  });

  it('gives what is secret for the recipient, and nothing else', async () => {
    const entry = await finding('work', 'participants-only');
    const to = { ground: 'OSL 10:2', ...weighed };
    const VISIBLE = [409, 'DISCLOSURE.ALREADY_VISIBLE'];
    expect(await codeOf(grant('work', entry, 'detail', { ...to, recipient: BORDER }))).toEqual(VISIBLE);
    expect(await codeOf(grant('work', entry, 'area', { ...to, recipient: BORDER }))).toEqual(VISIBLE);
    expect(await codeOf(grant('work', entry, 'detail', { ...to, recipient: INSPECTION }))).toEqual(VISIBLE);
    expect(await codeOf(grant('work', entry, 'detail', { ...to, recipient: TAX }))).toEqual([201, undefined]);
    expect(await codeOf(grant('work', entry, 'detail', { ...to, recipient: TAX }))).toEqual(VISIBLE);
    const booked = await followUp(await app.encounter(operationId));
    expect(await codeOf(grant('coordB', booked, 'place', { ...to, recipient: COORDINATORS }))).toEqual(
      VISIBLE,
    );
    expect(await app.canaries('coordA', operationId)).toEqual(['KANARIE-detail']);
  });

  it('names a branch that exists, and a field that was told', async () => {
    const entry = await finding('work', 'agency-own');
    const to = { ground: 'OSL 10:2', ...weighed };
    expect((await grant('work', entry, 'detail', { ...to, recipient: 'ngo/nobody' })).status).toBe(400);
    expect((await grant('work', entry, 'detail', to)).body.code).toBe('DISCLOSURE.RECIPIENT_REQUIRED');
    for (const field of ['nothing', 'site', 'constructor', '__proto__', 'occurredAt']) {
      expect(await codeOf(grant('work', entry, field, { ...to, recipient: TAX }))).toEqual([
        404,
        'ENTRY.UNKNOWN',
      ]);
    }
  });

  it('does not let a branch that never asked know of the operation by refusing it', async () => {
    const entry = await finding('work', 'agency-own');
    const body = { outcome: 'refused', item: { entry, field: 'detail' }, recipient: TAX, why: 'KANARIE-why' };
    await decide('work', body);
    expect((await app.get('tax', `/operations/${operationId}`)).status).toBe(404);
    expect(await app.canaries('tax', operationId)).toEqual([]);
  });

  it('never gives what went through the facilitator, nor from where a release came', async () => {
    const debrief = `/debriefs/${operationId}`;
    await app.tell('leader', `/operations/${operationId}/debrief`);
    await app.tell('leader', `${debrief}/facilitators`, { who: 'facilitator' });
    const spoken = await app.tell('coordB', `${debrief}/perspectives`, {
      through: 'facilitator',
      hard: 'too many',
    });
    const released = await app.tell('facilitator', `${debrief}/releases`);
    const to = { recipient: POLICE, ground: 'OSL 10:2', ...weighed };
    expect((await grant('facilitator', released.entry, 'perspective', to)).body.code).toBe(
      'DISCLOSURE.NOT_DISCLOSABLE',
    );
    expect((await ask('leader', released.entry, 'perspective')).body.code).toBe('DISCLOSURE.NOT_DISCLOSABLE');
    expect((await grant('coordB', spoken.entry, 'hard', to)).body.code).toBe('DISCLOSURE.NOT_DISCLOSABLE');
  });
});

describe('a request', () => {
  it('waits for the recording branch, which sees ground and purpose', async () => {
    const entry = await finding('work', 'agency-own');
    const { status, body } = await ask('leader', entry, 'detail', { purpose: 'KANARIE-purpose' });
    expect(status).toBe(201);
    for (const handle of HANDLES.filter((one) => one !== 'work')) {
      const isParty = ['leader', 'officer'].includes(handle);
      const canaries = isParty ? ['KANARIE-purpose'] : [];
      expect([handle, await app.canaries(handle, operationId)]).toEqual([handle, canaries]);
    }
    expect((await app.seen('work', operationId, body.entries[0]!.id))?.facts).toMatchObject({
      ground: 'OSL 10:27',
      purpose: 'KANARIE-purpose',
    });
  });

  it('is for a field that one sees to be withheld', async () => {
    const entry = await finding('work', 'agency-own');
    expect(await codeOf(ask('leader', entry, 'area'))).toEqual([409, 'DISCLOSURE.ALREADY_VISIBLE']);
    expect(await codeOf(ask('work', entry, 'detail'))).toEqual([409, 'DISCLOSURE.ALREADY_VISIBLE']);
    expect(await codeOf(ask('tax', entry, 'detail'))).toEqual([404, 'ENTRY.UNKNOWN']);
    expect(await codeOf(ask('leader', entry, 'nothing'))).toEqual([404, 'ENTRY.UNKNOWN']);
  });

  it('of an encounter reaches its holder, not the holder’s colleagues', async () => {
    const entry = await conversation();
    await ask('leader', entry, 'account', { purpose: 'KANARIE-purpose' });
    expect(await app.canaries('coordA', operationId)).toEqual([]);
    expect(await app.canaries('coordB', operationId)).toEqual(['KANARIE-account', 'KANARIE-purpose']);
    expect(await codeOf(ask('coordA', entry, 'account'))).toEqual([403, 'ACCESS.NOT_YOURS']);
    const booked = await followUp(await app.encounter(operationId));
    for (const handle of ['coordA', 'leader'] as const)
      expect(await codeOf(ask(handle, booked, 'place'))).toEqual([404, 'ENTRY.UNKNOWN']);
  });

  it('is answered by a decision that names neither item nor recipient, the latest first', async () => {
    const [one, two] = [await finding('work', 'agency-own'), await finding('work', 'agency-own')];
    await ask('leader', one, 'detail');
    await ask('border', two, 'detail');
    const refused = await decide('work', { outcome: 'refused', why: 'not needed' });
    const made = await app.entry(operationId, refused.body.entries[0]!.id);
    expect(made.data).toMatchObject({
      item: { entry: two, field: 'detail' },
      requester: BORDER,
      why: 'not needed',
    });
    const { body } = await decide('work', { outcome: 'granted', ground: 'OSL 10:27', ...weighed });
    expect((await app.entry(operationId, body.entries[0]!.id)).data).toMatchObject({
      item: { entry: one, field: 'detail' },
      recipient: POLICE,
      requester: POLICE,
    });
    expect(await codeOf(decide('border', { outcome: 'refused', why: 'none waits' }))).toEqual([
      404,
      'ENTRY.UNKNOWN',
    ]);
  });

  it('is refused with a reason, which the asking branch reads', async () => {
    const entry = await finding('work', 'agency-own');
    await ask('border', entry, 'detail');
    const item = { entry, field: 'detail' };
    expect(await codeOf(decide('work', { outcome: 'refused', item }))).toEqual([
      400,
      'DISCLOSURE.WHY_REQUIRED',
    ]);
    await decide('work', { outcome: 'refused', item, why: 'KANARIE-why' });
    expect(await app.canaries('border', operationId)).toEqual(['KANARIE-why']);
    expect(await app.canaries('leader', operationId)).toEqual([]);
  });

  it('is not told twice while it waits', async () => {
    const entry = await finding('work', 'agency-own');
    expect((await ask('border', entry, 'detail')).body.entries).toHaveLength(1);
    expect((await ask('border', entry, 'detail')).body.entries).toEqual([]);
  });
});

describe('GET /disclosures', () => {
  const listed = async (handle: Handle) => {
    const { status, body } = await app.get<{ disclosures: { entry: string; recipient: string }[] }>(
      handle,
      `/disclosures?operation=${operationId}`,
    );
    return status === 200 ? body.disclosures.map(({ entry, recipient }) => [entry, recipient]) : status;
  };

  it('tells the deciding branch all that it gave, a recipient what it received, and others nothing', async () => {
    const entry = await finding('work', 'agency-own');
    for (const recipient of [TAX, BORDER]) {
      await grant('work', entry, 'detail', { recipient, ground: 'OSL 10:27', ...weighed });
    }
    expect(await listed('work')).toEqual([
      [entry, TAX],
      [entry, BORDER],
    ]);
    expect(await listed('tax')).toEqual([[entry, TAX]]);
    expect(await listed('border')).toEqual([[entry, BORDER]]);
    expect(await listed('leader')).toEqual([]);
    expect(await listed('stranger')).toBe(404);
  });

  it('tells of an encounter only its holder', async () => {
    const encounter = await app.encounter(operationId);
    const entry = await followUp(encounter);
    await consent(encounter, ['all']);
    await grant('coordB', entry, 'place', { recipient: POLICE, ground: 'OSL 12:2', purpose: 'interview' });
    expect(await listed('coordB')).toEqual([[entry, POLICE]]);
    expect(await listed('coordA')).toEqual([]);
    expect(await listed('leader')).toEqual([[entry, POLICE]]);
  });
});
