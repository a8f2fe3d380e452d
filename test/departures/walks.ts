import type { MatterCode } from '../../libs/worklist/src/matters/matter-codes';
import {
  BORDER,
  COORDINATORS,
  INSPECTION,
  POLICE,
  SHELTER,
  TAX,
  type Handle,
  type House,
} from '../afterwards/house';
import { propose, registerAdministrators } from '../support/administrators';

export const MUNICIPALITY = 'social-services/municipality';
/** Somebody else of each branch, to whom it falls. */
export const FURTHER = {
  deputy: [POLICE, 'operation-leader'],
  border2: [BORDER, 'officer'],
  work2: [INSPECTION, 'inspector'],
  tax2: [TAX, 'inspector'],
  shelter2: [SHELTER, 'support-worker'],
  municipality: [MUNICIPALITY, 'case-officer'],
  municipality2: [MUNICIPALITY, 'case-officer'],
  protection: [COORDINATORS, 'data-protection-officer'],
} as const;

export interface Waited {
  readonly holder: string;
  /** For whom it waits afterwards, and under which code, where that is another. */
  readonly heir: string;
  readonly becomes?: MatterCode;
  readonly operation?: string;
  end(): Promise<unknown>;
}
export type Walk = (house: House) => Promise<Waited>;

const AGENDA = [
  ...['approach', 'responsibilities', 'victim-perspective', 'entry-order', 'max-persons-inside'],
  ...['dress', 'secrecy', 'money', 'what-is-noted', 'if-somebody-is-met', 'border-police-conduct'],
];
export const supervise = ({ parts }: House) =>
  parts.directory.registerPerson('head', { branch: COORDINATORS, role: 'supervisor', regions: [] }, null);
const by = (who: string): Handle => who as Handle;

/** Everything of the leader's: whoever takes over has it in their own list. */
const ofLeader =
  (prepare: (house: House) => Promise<string>): Walk =>
  async (house) => {
    const operation = await prepare(house);
    const takeover = { from: 'leader', why: 'has left the service' };
    return {
      ...{ operation, holder: 'leader', heir: 'deputy', becomes: 'leadership-to-take-over' },
      end: () => house.tell(by('deputy'), `/operations/${operation}/conduct/leadership-takeovers`, takeover),
    };
  };

/** Everything of an encounter's holder: whoever takes it over has it in their own list. */
const ofHolder =
  (prepare: (house: House, encounter: string) => Promise<unknown>): Walk =>
  async (house) => {
    const operation = await house.plan();
    const encounter = await house.encounter(operation);
    await prepare(house, encounter);
    await house.parts.processing.settled();
    return {
      ...{ operation, holder: 'coordB', heir: 'coordA', becomes: 'encounter-to-take-over' },
      end: () => house.tell('coordA', `/encounters/${encounter}/takeovers`, { why: 'has left the service' }),
    };
  };

/** What waits for the branch waits for each who acts for it. */
const ofBranch =
  (
    holder: string,
    heir: string,
    prepare: (
      house: House,
    ) => Promise<{ readonly operation?: string; readonly path: string; readonly body?: object }>,
  ): Walk =>
  async (house) => {
    const { path, body, ...rest } = await prepare(house);
    return { ...rest, holder, heir, end: () => house.tell(by(heir), path, body) };
  };

/** After the conduct the leader's role counts: any operation leader of the branch has it. */
const afterwards =
  (
    prepare: (house: House, operation: string) => Promise<{ readonly path: string; readonly body?: object }>,
  ): Walk =>
  async (house) => {
    const operation = await house.plan();
    await house.tell('leader', `/operations/${operation}/conduct/start`);
    await house.tell('leader', `/operations/${operation}/conduct/end`);
    const { path, body } = await prepare(house, operation);
    return { operation, holder: 'leader', heir: 'deputy', end: () => house.tell(by('deputy'), path, body) };
  };
const opened = (house: House, operation: string) => house.tell('leader', `/operations/${operation}/debrief`);

const EVENING = { from: '2026-11-20T17:00:00+01:00', to: '2026-11-21T08:00:00+01:00' };
const WEEK = {
  ...{ name: 'week', theme: 'prostitution', kinds: ['apartment-visit'], regions: ['syd'] },
  ...{ firstDay: '2026-11-23', lastDay: '2026-11-29', purpose: 'a week' },
};

/** Nobody of the chain came in time; `late`: one of them said yes afterwards. */
async function exhausted(house: House, late: boolean) {
  const operation = await house.propose();
  const inMinutes = (minutes: number): string =>
    new Date(Date.parse(house.clock.now()) + minutes * 60_000).toISOString();
  const calls = `/operations/${operation}/calls`;
  const { id } = await house.tell('leader', calls, { to: 'coordA', answerBy: inMinutes(10) });
  house.clock.moveTo(inMinutes(10));
  await house.parts.processing.settled();
  if (late) await house.tell('coordA', `/call-outs/${id}/acceptance`, { mode: 'on-site' });
  const end = () => house.tell(by('deputy'), calls, { to: 'coordA', answerBy: inMinutes(30) });
  return { operation, holder: 'leader', heir: 'deputy', end };
}

/** Of broken glass: the holder answers, and where she has left whoever else of the branch may. */
const ofGlass =
  (prepare: (house: House, glass: string) => Promise<unknown>, path: string, body: object): Walk =>
  async (house) => {
    const operation = await house.plan();
    await house.start(operation);
    const encounter = await house.encounter(operation);
    const { entry } = await house.tell('coordB', `/encounters/${encounter}/contact-cards`);
    const { entry: glass } = await house.tell('coordA', `/entries/${entry}/break-glass`, {
      ground: 'holder-unreachable',
      reason: 'nobody answers the telephone',
    });
    await prepare(house, glass);
    await house.parts.processing.settled();
    const end = () => house.tell(by('protection'), `/break-glass/${glass}/${path}`, body);
    return { operation, holder: 'coordB', heir: 'protection', end };
  };
const notJustified = { verdict: 'not-justified', why: 'nobody had called' };

export const WALKS: Readonly<Record<MatterCode, Walk>> = {
  'check-in-missed': async (house) => {
    const operation = await house.plan();
    const path = `/operations/${operation}/conduct/safety-check-ins`;
    await house.tell('leader', path, { who: ['work'], everyMinutes: 10 });
    house.clock.moveTo(new Date(Date.parse(house.clock.now()) + 20 * 60_000).toISOString());
    await house.parts.processing.settled();
    return {
      ...{ operation, holder: 'leader', heir: 'deputy' },
      end: () => house.tell(by('deputy'), `${path}/alarms-handled`, { how: 'reached-and-safe' }),
    };
  },
  // Nobody's sign of life is given by another: the alarm comes, and the leader acts on it or ends the check-ins.
  'check-in-due': async (house) => {
    const operation = await house.plan();
    const path = `/operations/${operation}/conduct/safety-check-ins`;
    const { entry: checkIn } = await house.tell('leader', path, { who: ['work', 'work2'], everyMinutes: 10 });
    return {
      ...{ operation, holder: 'work', heir: 'work2' },
      end: () => house.tell('leader', `${path}/endings`, { checkIn }),
    };
  },
  'call-to-answer': async (house) => {
    const operation = await house.plan(['border']);
    const answerBy = new Date(Date.parse(house.clock.now()) + 30 * 60_000).toISOString();
    await house.tell('leader', `/operations/${operation}/calls`, {
      to: 'coordB',
      then: ['coordA'],
      answerBy,
    });
    return {
      ...{ operation, holder: 'coordB', heir: 'coordA' },
      end: async () => {
        const entries = await house.entries(operation);
        const callOut = entries.find(({ name }) => name === 'CoordinatorCalled')!.stream.slice(-36);
        await house.tell('coordA', `/call-outs/${callOut}/decline`, { reason: 'too-far' });
      },
    };
  },
  'call-chain-exhausted': (house) => exhausted(house, false),
  'late-yes-to-take-up': (house) => exhausted(house, true),
  'conduct-not-ended': async (house) => {
    const operation = await house.plan();
    await house.tell('leader', `/operations/${operation}/conduct/start`);
    house.clock.moveTo(new Date(Date.parse(house.clock.now()) + 36 * 60 * 60_000).toISOString());
    return {
      ...{ operation, holder: 'leader', heir: 'deputy' },
      end: () => house.tell(by('deputy'), `/operations/${operation}/conduct/end`),
    };
  },
  'advice-to-give': async (house) => {
    const answerBy = new Date(Date.parse(house.clock.now()) + 30 * 60_000).toISOString();
    const asked = {
      topic: 'approach',
      region: 'syd',
      question: 'how',
      to: 'coordB',
      then: ['coordA'],
      answerBy,
    };
    const { id } = await house.tell('leader', '/advice-calls', asked);
    return {
      ...{ holder: 'coordB', heir: 'coordA' },
      end: () =>
        house.tell('coordA', `/advice-calls/${id}/advice`, {
          durationMinutes: 5,
          outcome: 'question-answered',
        }),
    };
  },
  'change-to-approve': async (house) => {
    registerAdministrators(house.parts.directory);
    const newcomer = { branch: POLICE, role: 'officer', regions: ['syd'] };
    const proposal = await propose(house, 'newcomer', newcomer);
    return {
      ...{ holder: 'leader', heir: 'deputy' },
      end: () => house.tell(by('deputy'), `/approvals/${proposal}/approve`),
    };
  },
  // Each confirms for herself: the drill ends without those who have left.
  'drill-to-confirm': async (house) => {
    const answerBy = new Date(Date.parse(house.clock.now()) + 30 * 60_000).toISOString();
    for (const who of ['coordA', 'coordB'] as const) {
      const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
      const windows = [{ weekdays, from: '00:00', to: '24:00' }];
      await house.post(who, '/availability/hours', { windows, mode: 'on-site-or-telephone' });
    }
    await house.parts.processing.settled();
    const { id } = await house.tell('leader', '/contact-drills', { region: 'syd', answerBy });
    return {
      ...{ holder: 'coordB', heir: 'coordA' },
      end: () => house.tell('coordA', `/contact-drills/${id}/confirmations`),
    };
  },
  // The leader leads on, and offers it to another.
  'leadership-to-accept': async (house) => {
    const operation = await house.plan();
    const path = `/operations/${operation}/conduct`;
    await house.tell('leader', `${path}/start`);
    await house.tell('leader', `${path}/leadership-handovers`, { to: 'officer' });
    house.parts.directory.deactivate('leader', null);
    const takeover = { from: 'leader', why: 'has left the service' };
    return {
      ...{ operation, holder: 'officer', heir: 'deputy', becomes: 'leadership-to-take-over' },
      end: () => house.tell(by('deputy'), `${path}/leadership-takeovers`, takeover),
    };
  },
  'leadership-to-take-over': async (house) => {
    const operation = await house.plan();
    house.parts.directory.deactivate('leader', null);
    const entry = { branch: POLICE, role: 'operation-leader', regions: ['syd'] };
    house.parts.directory.registerPerson('officer', entry, null);
    const takeover = { from: 'leader', why: 'has left the service' };
    return {
      ...{ operation, holder: 'officer', heir: 'deputy' },
      end: () => house.tell(by('deputy'), `/operations/${operation}/conduct/leadership-takeovers`, takeover),
    };
  },
  'encounter-to-take-over': async (house) => {
    const operation = await house.plan();
    const encounter = await house.encounter(operation);
    const entry = { branch: COORDINATORS, role: 'coordinator', regions: ['syd'] };
    house.parts.directory.registerPerson('coordC', entry, null);
    house.parts.directory.deactivate('coordB', null);
    return {
      ...{ operation, holder: 'coordC', heir: 'coordA' },
      end: () => house.tell('coordA', `/encounters/${encounter}/takeovers`, { why: 'has left the service' }),
    };
  },
  'child-concern-to-acknowledge': ofBranch('municipality', 'municipality2', async (house) => {
    const operation = await house.plan();
    const encounter = await house.encounter(operation);
    const { id } = await house.tell('coordB', `/encounters/${encounter}/child-concerns`, {
      ...{ to: MUNICIPALITY, ground: { value: 'x', label: 'social-services' } },
    });
    return {
      operation,
      path: `/encounters/${encounter}/child-concern-acknowledgements`,
      body: { concern: id },
    };
  }),
  'child-concern-unacknowledged': ofHolder((house, encounter) =>
    house.tell('coordB', `/encounters/${encounter}/child-concerns`, {
      ...{ to: MUNICIPALITY, ground: { value: 'x', label: 'social-services' } },
    }),
  ),
  'incident-step': ofBranch('border', 'border2', async (house) => {
    const operation = await house.plan();
    const encounter = await house.encounter(operation);
    const { entry } = await house.tell('coordB', `/encounters/${encounter}/follow-ups`, {
      at: '2026-11-21T10:00:00+01:00',
      place: { value: 'a place', label: 'social-services' },
    });
    const recipient = { recipient: BORDER, purpose: 'support' };
    await house.tell('coordB', `/encounters/${encounter}/consents`, {
      ...recipient,
      scope: ['follow-up place'],
    });
    const decided = await house.tell('coordB', '/disclosures/decisions', {
      ...{ outcome: 'granted', item: { entry, field: 'place' }, ground: 'OSL 12:2' },
      ...{ weighing: 'what speaks for it, and what against it, was weighed', ...recipient },
    });
    const incident = await house.tell('coordB', `/disclosures/decisions/${decided.entry}/wrong-recipient`, {
      what: 'w',
    });
    return {
      operation,
      path: `/disclosures/incidents/${incident.entry}/steps`,
      body: { step: 'deletion-confirmed', outcome: 'done' },
    };
  }),
  // The shift stays the giver's, who may offer it to another: here to the same person's colleague.
  'break-glass-to-review': ofGlass(() => Promise.resolve(), 'reviews', { verdict: 'justified' }),
  'break-glass-step': ofGlass(
    async (house, glass) => {
      await house.tell('coordB', `/break-glass/${glass}/reviews`, notJustified);
      for (const step of ['person-informed', 'supervisory-authority'])
        await house.tell('coordB', `/break-glass/${glass}/steps`, { step, outcome: 'done' });
    },
    'steps',
    { step: 'taken-up-with-reader', outcome: 'done' },
  ),
  'access-to-look-at': async (house) => {
    supervise(house);
    const operation = await house.plan();
    // Of the branch that takes part, and without a task in the operation.
    await house.history('coordA', operation);
    const { body } = await house.get<{ attention: readonly { id: string }[] }>(
      by('head'),
      '/access/attention',
    );
    const answer = `/access/attention/${body.attention[0]!.id}/answers`;
    const end = () => house.post(by('protection'), answer, { outcome: 'in-order' });
    return { holder: 'head', heir: 'protection', end };
  },
  'swap-to-answer': async (house) => {
    const entry = { branch: COORDINATORS, role: 'coordinator', regions: ['syd'] };
    house.parts.directory.registerPerson('coordC', entry, null);
    await house.tell('coordA', '/availability/shifts', {
      ...{ who: 'coordA', mode: 'telephone', covers: ['syd'] },
      ...EVENING,
    });
    const { id } = await house.tell('coordA', '/availability/swaps', { with: 'coordB', gives: EVENING });
    house.parts.directory.deactivate('coordB', null);
    await house.tell('coordA', `/availability/swaps/${id}/withdrawal`);
    house.parts.directory.registerPerson('coordB', entry, null);
    await house.tell('coordA', '/availability/swaps', { with: 'coordC', gives: EVENING });
    const second = { from: '2026-11-22T17:00:00+01:00', to: '2026-11-23T08:00:00+01:00' };
    await house.tell('coordA', '/availability/shifts', {
      ...{ who: 'coordA', mode: 'telephone', covers: ['syd'] },
      ...second,
    });
    await house.tell('coordA', '/availability/swaps', { with: 'coordB', gives: second });
    return {
      ...{ holder: 'coordB', heir: 'coordC' },
      end: async () => {
        const { body } = await house.get<{
          items: readonly { code: string; parts: readonly { answers: readonly { path: string }[] }[] }[];
        }>(by('coordC'), '/work-list?limit=500');
        const swap = body.items.find(({ code }) => code === 'swap-to-answer')!;
        await house.tell(by('coordC'), swap.parts[0]!.answers[0]!.path);
      },
    };
  },
  'invitation-to-answer': ofBranch('tax', 'tax2', async (house) => {
    const operation = await house.plan();
    const answerBy = new Date(Date.parse(house.clock.now()) + 30 * 60_000).toISOString();
    await house.tell('leader', `/operations/${operation}/invitations`, { agencies: [TAX], answerBy });
    return { operation, path: `/operations/${operation}/confirmations`, body: { staff: 1, focus: 'ledger' } };
  }),
  'campaign-to-answer': ofBranch('work', 'work2', async (house) => {
    const { id } = await house.tell('leader', '/campaigns', WEEK);
    await house.tell('leader', `/campaigns/${id}/invitations`, { branches: [INSPECTION], part: 'joining' });
    return { path: `/campaigns/${id}/declines`, body: { reason: 'no-staff' } };
  }),
  'agreement-to-adopt': ofBranch('work', 'work2', async (house) => {
    const { id } = await house.tell('leader', '/agreements', {
      ...{ name: 'agreement', region: 'syd', validFrom: '2026-11-19', parties: [POLICE, INSPECTION] },
      ...{ leads: [{ kind: 'apartment-visit', branches: [POLICE] }], invites: [], chain: [] },
      answerMinutes: { invitation: 60, call: 20 },
    });
    return { path: `/agreements/${id}/adoptions` };
  }),
  'interpreter-to-book': ofBranch('work', 'work2', async (house) => {
    const operation = await house.plan();
    const { id } = await house.tell('work', `/operations/${operation}/interpreters`, {
      ...{
        language: 'th',
        mode: 'on-site',
        window: ['2026-11-19T21:00:00+01:00', '2026-11-19T23:00:00+01:00'],
      },
    });
    return {
      operation,
      path: `/operations/${operation}/interpreters/cancelled`,
      body: { booking: id, reason: 'not-needed' },
    };
  }),
  'gate-not-met': ofLeader((house) => house.plan()),
  'branch-to-brief': ofLeader(async (house) => {
    const operation = await house.plan();
    await house.tell('leader', `/operations/${operation}/pre-briefings/held`, {
      ...{ present: ['leader'], covered: AGENDA },
    });
    return operation;
  }),
  'plan-incomplete': ofLeader((house) => house.plan()),
  'operation-to-start': ofLeader(async (house) => {
    const operation = await house.propose('field-survey');
    await house.tell('leader', `/operations/${operation}/pre-briefings/held`, {
      ...{ present: ['leader'], covered: AGENDA },
    });
    await house.tell('leader', `/operations/${operation}/release`);
    return operation;
  }),
  'pre-briefing-to-attend': async (house) => {
    const operation = await house.plan();
    const at = '2026-11-19T22:30:00+01:00';
    await house.tell('leader', `/operations/${operation}/pre-briefings`, { at });
    return {
      ...{ operation, holder: 'work', heir: 'work2' },
      end: () =>
        house.tell('leader', `/operations/${operation}/pre-briefings/held`, {
          present: ['work2'],
          covered: [],
        }),
    };
  },
  // The leader gives the task to another.
  'task-assigned': async (house) => {
    const operation = await house.plan();
    await house.tell('leader', `/operations/${operation}/roles`, { roles: { work: 'documentation' } });
    await house.tell('leader', `/operations/${operation}/roles`, {
      roles: { work: 'documentation', work2: 'documentation' },
    });
    return {
      ...{ operation, holder: 'work', heir: 'work2' },
      end: () =>
        house.tell('leader', `/operations/${operation}/cancellation`, { reason: 'nothing is left to do' }),
    };
  },
  'lessons-to-answer': ofLeader(async (house) => {
    const earlier = await house.plan();
    await house.tell('leader', `/operations/${earlier}/debrief`);
    await house.tell('leader', `/debriefs/${earlier}/lessons`, { what: 'l', tags: ['kind:apartment-visit'] });
    return house.propose();
  }),
  'follow-up-today': ofHolder((house, encounter) =>
    house.tell('coordB', `/encounters/${encounter}/follow-ups`, { at: '2026-11-19T22:45:00+01:00' }),
  ),
  'follow-up-overdue': ofHolder((house, encounter) =>
    house.tell('coordB', `/encounters/${encounter}/follow-ups`, { at: '2026-11-18T10:00:00+01:00' }),
  ),
  'support-contact-due': ofHolder(async (house, encounter) => {
    await house.tell('coordB', `/encounters/${encounter}/support-offers`, { kinds: ['shelter'] });
    await house.tell('coordB', `/encounters/${encounter}/support-answers`, { answer: 'accepted' });
  }),
  'referral-to-answer': ofBranch('shelter', 'shelter2', async (house) => {
    const operation = await house.plan();
    const encounter = await house.encounter(operation);
    const asked = { to: SHELTER, service: 'shelter' };
    const { id } = await house.tell('coordB', `/encounters/${encounter}/referrals`, asked);
    return {
      operation,
      path: `/encounters/${encounter}/referral-refusals`,
      body: { referral: id, reason: 'full' },
    };
  }),
  'contact-person-met': ofBranch('coordB', 'coordA', async (house) => {
    const operation = await house.plan(['border']);
    await house.tell('leader', `/operations/${operation}/conduct/start`);
    const met = { language: 'ro', consentToContact: true, contact: 'a number' };
    const { entry: from } = await house.tell('leader', `/operations/${operation}/conduct/persons-met`, met);
    return { operation, path: `/operations/${operation}/encounters`, body: { identity: 'unknown', from } };
  }),
  'referral-unanswered': ofHolder((house, encounter) =>
    house.tell('coordB', `/encounters/${encounter}/referrals`, { to: SHELTER, service: 'shelter' }),
  ),
  'disclosure-to-decide': ofBranch('work', 'work2', async (house) => {
    const operation = await house.plan();
    const { entry } = await house.tell('work', `/operations/${operation}/conduct/findings`, {
      ...{ area: 'hours', severity: 'minor', detail: { value: 'x', label: 'agency-own' } },
    });
    const item = { entry, field: 'detail' };
    await house.tell('border', '/disclosures/requests', { item, ground: 'OSL 10:2', purpose: 'own task' });
    return {
      operation,
      path: '/disclosures/decisions',
      body: { item, outcome: 'refused', recipient: BORDER, why: 'harm' },
    };
  }),
  'public-records-to-answer': ofBranch('leader', 'deputy', async (house) => {
    const operation = await house.plan();
    const asked = { asked: 'everything' };
    const { id } = await house.tell('leader', `/operations/${operation}/public-records-requests`, asked);
    return { operation, path: `/public-records-requests/${id}/withdrawal` };
  }),
  'debrief-to-open': afterwards((_house, operation) =>
    Promise.resolve({ path: `/operations/${operation}/debrief` }),
  ),
  'perspectives-to-ask-for': afterwards(async (house, operation) => {
    await opened(house, operation);
    return { path: `/debriefs/${operation}/perspective-requests`, body: { of: [POLICE] } };
  }),
  'perspective-to-give': ofBranch('work', 'work2', async (house) => {
    const operation = await house.plan();
    await opened(house, operation);
    await house.tell('leader', `/debriefs/${operation}/perspective-requests`, { of: [INSPECTION] });
    return { operation, path: `/debriefs/${operation}/perspectives`, body: { well: 'the order held' } };
  }),
  // What was entrusted stays with whom it was entrusted to; its author gives it to another (ADR 0022).
  'perspective-to-release': async (house) => {
    const operation = await house.plan();
    await opened(house, operation);
    await house.tell('leader', `/debriefs/${operation}/facilitators`, { who: 'facilitator' });
    const perspective = { hard: 'we were too many', through: 'facilitator' };
    await house.tell('work', `/debriefs/${operation}/perspectives`, perspective);
    return {
      ...{ operation, holder: 'facilitator', heir: 'work', becomes: 'facilitator-to-name' },
      end: async () => {
        const early = await house.post('work', `/debriefs/${operation}/perspectives`, perspective);
        expect(early.body.code).toBe('DEBRIEF.NO_FACILITATOR');
        await house.tell('work', `/debriefs/${operation}/facilitators`, { who: 'otherFacilitator' });
      },
    };
  },
  'facilitator-to-name': async (house) => {
    const operation = await house.plan();
    await opened(house, operation);
    await house.tell('leader', `/debriefs/${operation}/facilitators`, { who: 'facilitator' });
    house.parts.directory.deactivate('facilitator', null);
    return {
      ...{ operation, holder: 'work', heir: 'work2' },
      end: () => house.tell(by('work2'), `/debriefs/${operation}/facilitators`, { who: 'otherFacilitator' }),
    };
  },
  // Only its author knows of it. Where the author has left too, the branch gives its perspective anew.
  'perspective-to-entrust-anew': async (house) => {
    const operation = await house.plan();
    await opened(house, operation);
    await house.tell('leader', `/debriefs/${operation}/perspective-requests`, { of: [INSPECTION] });
    await house.tell('leader', `/debriefs/${operation}/facilitators`, { who: 'facilitator' });
    const perspective = { hard: 'we were too many', through: 'facilitator' };
    await house.tell('work', `/debriefs/${operation}/perspectives`, perspective);
    house.parts.directory.deactivate('facilitator', null);
    await house.tell('work', `/debriefs/${operation}/facilitators`, { who: 'otherFacilitator' });
    return {
      ...{ operation, holder: 'work', heir: 'work2', becomes: 'perspective-to-give' },
      end: () => house.tell(by('work2'), `/debriefs/${operation}/perspectives`, perspective),
    };
  },
  'debrief-to-sign-off': afterwards(async (house, operation) => {
    await opened(house, operation);
    await house.tell('leader', `/debriefs/${operation}/meetings`, { present: ['leader'] });
    return { path: `/debriefs/${operation}/sign-offs` };
  }),
  'action-due': async (house) => {
    const operation = await house.plan();
    await opened(house, operation);
    const agreed = { what: 'talk with the landlord', owner: 'work', due: '2026-12-15' };
    const { entry: action } = await house.tell('leader', `/debriefs/${operation}/actions`, agreed);
    await house.tell('leader', `/debriefs/${operation}/closing`);
    return {
      ...{ operation, holder: 'work', heir: 'work2' },
      end: () => house.tell(by('work2'), `/debriefs/${operation}/action-completions`, { action }),
    };
  },
  'campaign-debrief-to-hold': ofBranch('leader', 'deputy', async (house) => {
    const { id } = await house.tell('leader', '/campaigns', WEEK);
    await house.tell('leader', `/campaigns/${id}/end`);
    await house.parts.processing.settled();
    return { path: `/campaigns/${id}/meetings`, body: { present: ['deputy'] } };
  }),
  'campaign-action-due': async (house) => {
    const { id } = await house.tell('leader', '/campaigns', WEEK);
    await house.tell('leader', `/campaigns/${id}/invitations`, { branches: [INSPECTION], part: 'joining' });
    await house.tell('work', `/campaigns/${id}/joinings`);
    const agreed = { what: 'talk with the landlords', owner: 'work', due: '2026-12-15' };
    const { entry: action } = await house.tell('leader', `/campaigns/${id}/actions`, agreed);
    return {
      ...{ holder: 'work', heir: 'work2' },
      end: () => house.tell(by('work2'), `/campaigns/${id}/action-completions`, { action }),
    };
  },
  // The last: it moves the clock by weeks.
  'reflection-period-ending': ofHolder(async (house, encounter) => {
    await house.tell('coordB', `/encounters/${encounter}/reflection-period/grants`, { from: '2026-11-19' });
    house.clock.moveTo('2026-12-14T08:00:00.000Z');
    await house.parts.processing.settled();
  }),
};
