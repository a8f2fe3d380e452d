import { PLAUSIBLE_TIMES } from '@samsyn/kernel';
import { eventRegistry } from '../../apps/samsyn/src/event-registry';
import { COORDINATORS, TestSamsyn, POLICE, TAX, type Handle } from '../support/test-samsyn';
import { documentOfInterface } from '../support/document-of-interface';
import { bodyOf, placesOf, type Leaf, type Place } from '../support/leaves-of';

jest.setTimeout(300_000);

const BATCH = '/operations/{operationId}/entries';
const BEFORE_AND_AFTER = ['2001-03-01', '2198-03-01'] as const;
/** Refusals of a time: those of another kind say nothing of it. */
const OF_TIME =
  /^TIME\.|\.(ANSWER_BY_(PASSED|INVALID)|\w*ENDS_(FIRST|IN_THE_PAST|BEFORE_IT_BEGINS)|CONSENT_IS_OVER|LINK_WITHOUT_END|\w*TOO_LONG|NOT_LONGER|APPLICANT_NOT_ENTITLED)$/;
/** Neither warned of nor refused for its time, and why. */
const REASONED: Readonly<Record<string, string>> = {
  'withdrawShifts shift': 'names a shift that is there, or none is found',
  'proposeSwap gives': 'names a shift that is there, or none is found',
  'proposeSwap inReturn': 'names a shift that is there, or none is found',
};

interface Answered {
  readonly status: number;
  readonly body: {
    readonly code?: string;
    readonly entries?: readonly unknown[];
    readonly warnings?: readonly { readonly code: string; readonly field?: string }[];
  };
}
type Ids = Readonly<Record<string, string>>;
type Asking = readonly [by: Handle, body: (ids: Ids) => object];

const NEXT_DAY = '2026-11-20';
const NOON = `${NEXT_DAY}T12:00:00+01:00`;
const WINDOW = [NOON, `${NEXT_DAY}T15:00:00+01:00`];
const PLAN = {
  kind: 'apartment-visit',
  region: 'syd',
  municipality: 'Växjö',
  purpose: 'p',
  reference: 'K1-26',
};
const CAMPAIGN = {
  ...{ name: 'Autumn', theme: 'prostitution', kinds: ['akc-inspection'], regions: ['syd'], purpose: 'p' },
  ...{ firstDay: NEXT_DAY, lastDay: '2026-12-20' },
};
const AGREEMENT = {
  ...{ name: 'Syd', region: 'syd', validFrom: NEXT_DAY, parties: [POLICE, COORDINATORS] },
  leads: [{ kind: 'apartment-visit', branches: [POLICE] }],
  invites: [{ kind: 'apartment-visit', agencies: ['police/border-police'] }],
  ...{ chain: [{ branch: COORDINATORS, region: 'syd' }], answerMinutes: { invitation: 60, call: 20 } },
};
const ROTA = { mode: 'telephone', covers: ['syd'], persons: ['coordA'], turn: 'day' };
const SHIFT = { mode: 'telephone', covers: ['syd'], from: NOON, to: `${NEXT_DAY}T20:00:00+01:00` };
const HOURS = { windows: [{ weekdays: ['mon'], from: '08:00', to: '17:00' }], mode: 'on-site' };
const AWAY = { firstDay: NEXT_DAY, lastDay: NEXT_DAY, reason: 'leave' };
const ACTION = { what: 'agree on a rota', owner: 'leader' };

/** Who may ask it, with everything that the route needs beside its times. */
const ASKED: Readonly<Record<string, Asking>> = {
  proposeOperation: ['leader', () => ({ ...PLAN, window: WINDOW })],
  inviteAgencies: ['leader', () => ({ agencies: [TAX], answerBy: NOON })],
  requestInterpreter: ['leader', () => ({ language: 'es', mode: 'telephone' })],
  rescheduleOperation: ['leader', () => ({ window: WINDOW, reason: 'r' })],
  schedulePreBriefing: ['leader', () => ({ at: NOON })],
  callCoordinator: ['leader', () => ({ to: 'coordA', answerBy: NOON })],
  acceptCall: ['coordB', () => ({ mode: 'telephone' })],
  moveCallDeadline: ['leader', () => ({ answerBy: NOON })],
  recordSafetyCheckInStarted: ['leader', () => ({ everyMinutes: 20 })],
  recordAreaCounted: ['officer', () => ({ area: 'Torget', what: 'vehicles', count: 4 })],
  recordFollowUpBooked: ['coordB', () => ({ at: NOON })],
  recordFollowUpMoved: ['coordB', () => ({ at: NOON })],
  recordConsentGiven: ['coordB', () => ({ recipient: POLICE, scope: ['needs'], purpose: 'p' })],
  recordReferralAccepted: ['shelter', ({ referral }) => ({ referral })],
  recordReflectionPeriodGranted: ['coordB', () => ({ from: NEXT_DAY })],
  recordReflectionPeriodProlonged: ['coordB', () => ({ until: '2027-03-01' })],
  linkEncounters: ['coordB', ({ other }) => ({ encounter: other, reason: 'same-person-said', known: true })],
  requestPerspectives: ['leader', () => ({ of: [COORDINATORS] })],
  agreeAction: ['leader', () => ({ ...ACTION, due: NEXT_DAY })],
  moveAction: ['leader', ({ action }) => ({ action, why: 'w' })],
  agreeCampaignAction: ['leader', () => ({ ...ACTION, due: NEXT_DAY })],
  moveCampaignAction: ['leader', ({ campaignAction }) => ({ action: campaignAction, why: 'w' })],
  startContactDrill: ['coordA', () => ({ region: 'syd' })],
  publishAvailability: ['coordB', () => HOURS],
  exceptHours: ['coordB', () => AWAY],
  assignShift: ['coordB', () => SHIFT],
  assignRota: [
    'coordB',
    () => ({ ...ROTA, firstDay: NEXT_DAY, lastDay: NEXT_DAY, hours: { from: '17:00', to: '08:00' } }),
  ],
  proposeAgreement: ['leader', () => AGREEMENT],
  proposeAgreementVersion: ['leader', () => AGREEMENT],
  endAgreement: ['leader', () => ({ reason: 'r' })],
  requestAdvice: ['leader', () => ({ topic: 'approach', region: 'syd', question: 'q' })],
  proposeCampaign: ['leader', () => CAMPAIGN],
  amendCampaign: ['leader', () => ({})],
};

/** Something of everything that has a time. */
async function world(app: TestSamsyn): Promise<Ids> {
  const operationId = await app.plan();
  const encounterId = await app.encounter(operationId);
  const call = { to: 'coordB', answerBy: NOON };
  const callOutId = (await app.tell('leader', `/operations/${operationId}/calls`, call)).id;
  const followUp = { at: '2026-12-03T09:00:00.000Z' };
  await app.tell('coordB', `/encounters/${encounterId}/follow-ups`, followUp);
  const { entry: referral } = await app.tell('coordB', `/encounters/${encounterId}/referrals`, {
    ...{ to: 'ngo/shelter', service: 'shelter' },
  });
  await app.tell('leader', `/operations/${operationId}/conduct/start`);
  await app.tell('leader', `/operations/${operationId}/conduct/end`);
  await app.tell('leader', `/operations/${operationId}/debrief`);
  const { entry: action } = await app.tell('leader', `/debriefs/${operationId}/actions`, {
    ...ACTION,
    due: NEXT_DAY,
  });
  const planned = await app.plan();
  // Rescheduling ends the calls of what is planned.
  const openCall = (await app.tell('leader', `/operations/${await app.plan()}/calls`, call)).id;
  const campaignId = (await app.tell('leader', '/campaigns', CAMPAIGN)).id;
  const { entry: campaignAction } = await app.tell('leader', `/campaigns/${campaignId}/actions`, {
    ...ACTION,
    due: NEXT_DAY,
  });
  const agreementId = (await app.tell('leader', '/agreements', AGREEMENT)).id;
  const other = await app.encounter(planned);
  return {
    operationId,
    encounterId,
    callOutId,
    referral,
    action,
    campaignId,
    campaignAction,
    agreementId,
    openCall,
    other,
    planned,
  };
}

const isTime = ({ schema: { type, format, example } }: Leaf): boolean =>
  format === 'date-time' ||
  format === 'date' ||
  (type === 'string' && format === undefined && /^\d{4}-\d\d-\d\dT/.test(String(example)));
const nameOf = ({ route }: Place, { at }: Leaf): string => `${route.operationId ?? ''} ${at[0] ?? ''}`;

function valueOf({ at, schema }: Leaf, day: string): readonly [readonly string[], unknown] {
  if (at.length === 2 && at[1] === '0')
    return [at.slice(0, 1), [`${day}T12:00:00+01:00`, `${day}T15:00:00+01:00`]];
  return [at, schema['format'] === 'date' ? day : `${day}T12:00:00+01:00`];
}

describe('a time that is years away', () => {
  let app: TestSamsyn;
  const judged = new Map<string, Set<string>>();

  /** What the route says of the time: the warning, or the refusal; what is silent, or refuses for something else, with a mark. */
  async function judge(place: Place, leaf: Leaf, ids: Ids): Promise<void> {
    const found = judged.get(nameOf(place, leaf)) ?? new Set<string>();
    judged.set(nameOf(place, leaf), found);
    const [by, body] = ASKED[place.route.operationId ?? ''] ?? [];
    if (!by || !body) return;
    const isOfPlan = /^\/operations\/\{operationId\}\/(?!entries|encounters|conduct|safety)/.test(place.path);
    // What has begun is no longer planned, and what was answered has no deadline.
    const isOfCall = place.route.operationId === 'moveCallDeadline';
    const named = {
      ...ids,
      ...(isOfPlan ? { operationId: ids['planned'] } : {}),
      ...(isOfCall ? { callOutId: ids['openCall'] } : {}),
    } as Ids;
    const url = place.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => named[name] ?? name);
    for (const day of BEFORE_AND_AFTER) {
      const answer = (await app.post(
        by,
        url,
        bodyOf([valueOf(leaf, day)], body(ids)),
      )) as unknown as Answered;
      const { code = '', warnings = [] } = answer.body;
      const ofIt = warnings.filter(({ code: one, field }) => field === leaf.at[0] || one.startsWith('TIME.'));
      if (OF_TIME.test(code)) found.add(code);
      else if (ofIt.length > 0) ofIt.forEach((warning) => found.add(warning.code));
      // What records nothing warns of nothing.
      else if (answer.body.entries?.length !== 0) found.add(`? ${day} ${answer.status} ${code}`);
    }
  }

  beforeAll(async () => {
    app = await TestSamsyn.open();
    const places = placesOf(await documentOfInterface(), [BATCH]);
    const ids = await world(app);
    for (const place of places)
      for (const leaf of place.leaves)
        if (isTime(leaf) && leaf.at[0] !== 'occurredAt') await judge(place, leaf, ids);
  });
  afterAll(() => app.close());

  it('is warned of or refused wherever it can be said, or there is a reason why not', () => {
    const silent = [...judged]
      .filter(
        ([name, found]) =>
          !(name in REASONED) && (found.size === 0 || [...found].some((one) => one.startsWith('?'))),
      )
      .map(([name, found]) => `${name}: ${[...found].join(', ')}`);
    expect(silent).toEqual([]);
    expect(judged.size).toBeGreaterThan(35);
    expect(Object.keys(REASONED).filter((name) => !judged.has(name))).toEqual([]);
  });

  it('is told of by a table that has nothing but fields that there are', () => {
    const events = new Map(
      eventRegistry()
        .all()
        .map(({ definition }) => [definition.name, definition]),
    );
    const unknown = Object.keys(PLAUSIBLE_TIMES).filter((key) => {
      const [event = '', field = ''] = key.split('.');
      return !Object.hasOwn(events.get(event)?.fields ?? {}, field);
    });
    expect(unknown).toEqual([]);
  });
});
