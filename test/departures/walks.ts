import type { ItemCode } from '../../libs/worklist/src/work-items/work-item-codes';
import {
  BORDER,
  COORDINATORS,
  INSPECTION,
  POLICE,
  SHELTER,
  TAX,
  type Handle,
  type TestSamsyn,
} from '../support/test-samsyn';
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
  readonly becomes?: ItemCode;
  readonly operation?: string;
  end(): Promise<unknown>;
}
export type Walk = (app: TestSamsyn) => Promise<Waited>;

const AGENDA = [
  ...['approach', 'responsibilities', 'victim-perspective', 'entry-order', 'max-persons-inside'],
  ...['dress', 'secrecy', 'money', 'what-is-noted', 'if-somebody-is-met', 'border-police-conduct'],
];
export const supervise = ({ parts }: TestSamsyn) =>
  parts.directory.registerPerson('head', { branch: COORDINATORS, role: 'supervisor', regions: [] }, null);
const by = (who: string): Handle => who as Handle;

/** Everything of the leader's: whoever takes over has it in their own list. */
const ofLeader =
  (prepare: (app: TestSamsyn) => Promise<string>): Walk =>
  async (app) => {
    const operation = await prepare(app);
    const takeover = { from: 'leader', why: 'has left the service' };
    return {
      ...{ operation, holder: 'leader', heir: 'deputy', becomes: 'leadership-to-take-over' },
      end: () => app.tell(by('deputy'), `/operations/${operation}/conduct/leadership-takeovers`, takeover),
    };
  };

/** Everything of an encounter's holder: whoever takes it over has it in their own list. */
const ofHolder =
  (prepare: (app: TestSamsyn, encounter: string) => Promise<unknown>): Walk =>
  async (app) => {
    const operation = await app.plan();
    const encounter = await app.encounter(operation);
    await prepare(app, encounter);
    await app.parts.processing.settled();
    return {
      ...{ operation, holder: 'coordB', heir: 'coordA', becomes: 'encounter-to-take-over' },
      end: () => app.tell('coordA', `/encounters/${encounter}/takeovers`, { why: 'has left the service' }),
    };
  };

/** What waits for the branch waits for each who acts for it. */
const ofBranch =
  (
    holder: string,
    heir: string,
    prepare: (
      app: TestSamsyn,
    ) => Promise<{ readonly operation?: string; readonly path: string; readonly body?: object }>,
  ): Walk =>
  async (app) => {
    const { path, body, ...rest } = await prepare(app);
    return { ...rest, holder, heir, end: () => app.tell(by(heir), path, body) };
  };

/** After the conduct the leader's role counts: any operation leader of the branch has it. */
const afterwards =
  (
    prepare: (
      app: TestSamsyn,
      operation: string,
    ) => Promise<{ readonly path: string; readonly body?: object }>,
  ): Walk =>
  async (app) => {
    const operation = await app.plan();
    await app.tell('leader', `/operations/${operation}/conduct/start`);
    await app.tell('leader', `/operations/${operation}/conduct/end`);
    const { path, body } = await prepare(app, operation);
    return { operation, holder: 'leader', heir: 'deputy', end: () => app.tell(by('deputy'), path, body) };
  };
const opened = (app: TestSamsyn, operation: string) => app.tell('leader', `/operations/${operation}/debrief`);

const EVENING = { from: '2026-11-20T17:00:00+01:00', to: '2026-11-21T08:00:00+01:00' };
const WEEK = {
  ...{ name: 'week', theme: 'prostitution', kinds: ['apartment-visit'], regions: ['syd'] },
  ...{ firstDay: '2026-11-23', lastDay: '2026-11-29', purpose: 'a week' },
};

/** Nobody of the chain came in time; `late`: one of them said yes afterwards. */
async function exhausted(app: TestSamsyn, late: boolean) {
  const operation = await app.propose();
  const inMinutes = (minutes: number): string =>
    new Date(Date.parse(app.clock.now()) + minutes * 60_000).toISOString();
  const calls = `/operations/${operation}/calls`;
  const { id } = await app.tell('leader', calls, { to: 'coordA', answerBy: inMinutes(10) });
  app.clock.moveTo(inMinutes(10));
  await app.parts.processing.settled();
  if (late) await app.tell('coordA', `/call-outs/${id}/acceptance`, { mode: 'on-site' });
  const end = () => app.tell(by('deputy'), calls, { to: 'coordA', answerBy: inMinutes(30) });
  return { operation, holder: 'leader', heir: 'deputy', end };
}

/** Of broken glass: the holder answers, and where she has left whoever else of the branch may. */
const ofGlass =
  (prepare: (app: TestSamsyn, glass: string) => Promise<unknown>, path: string, body: object): Walk =>
  async (app) => {
    const operation = await app.plan();
    await app.start(operation);
    const encounter = await app.encounter(operation);
    const { entry } = await app.tell('coordB', `/encounters/${encounter}/contact-cards`);
    const { entry: glass } = await app.tell('coordA', `/entries/${entry}/break-glass`, {
      ground: 'holder-unreachable',
      reason: 'nobody answers the telephone',
    });
    await prepare(app, glass);
    await app.parts.processing.settled();
    const end = () => app.tell(by('protection'), `/break-glass/${glass}/${path}`, body);
    return { operation, holder: 'coordB', heir: 'protection', end };
  };
const notJustified = { verdict: 'not-justified', why: 'nobody had called' };

export const WALKS: Readonly<Record<ItemCode, Walk>> = {
  'check-in-missed': async (app) => {
    const operation = await app.plan();
    const path = `/operations/${operation}/conduct/safety-check-ins`;
    await app.tell('leader', path, { who: ['work'], everyMinutes: 10 });
    app.clock.moveTo(new Date(Date.parse(app.clock.now()) + 20 * 60_000).toISOString());
    await app.parts.processing.settled();
    return {
      ...{ operation, holder: 'leader', heir: 'deputy' },
      end: () => app.tell(by('deputy'), `${path}/alarms-handled`, { how: 'reached-and-safe' }),
    };
  },
  // Nobody's sign of life is given by another: the alarm comes, and the leader acts on it or ends the check-ins.
  'check-in-due': async (app) => {
    const operation = await app.plan();
    const path = `/operations/${operation}/conduct/safety-check-ins`;
    const { entry: checkIn } = await app.tell('leader', path, { who: ['work', 'work2'], everyMinutes: 10 });
    return {
      ...{ operation, holder: 'work', heir: 'work2' },
      end: () => app.tell('leader', `${path}/endings`, { checkIn }),
    };
  },
  'call-to-answer': async (app) => {
    const operation = await app.plan(['border']);
    const answerBy = new Date(Date.parse(app.clock.now()) + 30 * 60_000).toISOString();
    await app.tell('leader', `/operations/${operation}/calls`, {
      to: 'coordB',
      then: ['coordA'],
      answerBy,
    });
    return {
      ...{ operation, holder: 'coordB', heir: 'coordA' },
      end: async () => {
        const entries = await app.entries(operation);
        const callOut = entries.find(({ name }) => name === 'CoordinatorCalled')!.stream.slice(-36);
        await app.tell('coordA', `/call-outs/${callOut}/decline`, { reason: 'too-far' });
      },
    };
  },
  'call-chain-exhausted': (app) => exhausted(app, false),
  'late-yes-to-take-up': (app) => exhausted(app, true),
  'conduct-not-ended': async (app) => {
    const operation = await app.plan();
    await app.tell('leader', `/operations/${operation}/conduct/start`);
    app.clock.moveTo(new Date(Date.parse(app.clock.now()) + 36 * 60 * 60_000).toISOString());
    return {
      ...{ operation, holder: 'leader', heir: 'deputy' },
      end: () => app.tell(by('deputy'), `/operations/${operation}/conduct/end`),
    };
  },
  'advice-to-give': async (app) => {
    const answerBy = new Date(Date.parse(app.clock.now()) + 30 * 60_000).toISOString();
    const asked = {
      topic: 'approach',
      region: 'syd',
      question: 'how',
      to: 'coordB',
      then: ['coordA'],
      answerBy,
    };
    const { id } = await app.tell('leader', '/advice-calls', asked);
    return {
      ...{ holder: 'coordB', heir: 'coordA' },
      end: () =>
        app.tell('coordA', `/advice-calls/${id}/advice`, {
          durationMinutes: 5,
          outcome: 'question-answered',
        }),
    };
  },
  'change-to-approve': async (app) => {
    registerAdministrators(app.parts.directory);
    const newcomer = { branch: POLICE, role: 'officer', regions: ['syd'] };
    const proposal = await propose(app, 'newcomer', newcomer);
    return {
      ...{ holder: 'leader', heir: 'deputy' },
      end: () => app.tell(by('deputy'), `/approvals/${proposal}/approve`),
    };
  },
  // Each confirms for herself: the drill ends without those who have left.
  'drill-to-confirm': async (app) => {
    const answerBy = new Date(Date.parse(app.clock.now()) + 30 * 60_000).toISOString();
    for (const who of ['coordA', 'coordB'] as const) {
      const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
      const windows = [{ weekdays, from: '00:00', to: '24:00' }];
      await app.post(who, '/availability/hours', { windows, mode: 'on-site-or-telephone' });
    }
    await app.parts.processing.settled();
    const { id } = await app.tell('leader', '/contact-drills', { region: 'syd', answerBy });
    return {
      ...{ holder: 'coordB', heir: 'coordA' },
      end: () => app.tell('coordA', `/contact-drills/${id}/confirmations`),
    };
  },
  // The leader leads on, and offers it to another.
  'leadership-to-accept': async (app) => {
    const operation = await app.plan();
    const path = `/operations/${operation}/conduct`;
    await app.tell('leader', `${path}/start`);
    await app.tell('leader', `${path}/leadership-handovers`, { to: 'officer' });
    app.parts.directory.deactivate('leader', null);
    const takeover = { from: 'leader', why: 'has left the service' };
    return {
      ...{ operation, holder: 'officer', heir: 'deputy', becomes: 'leadership-to-take-over' },
      end: () => app.tell(by('deputy'), `${path}/leadership-takeovers`, takeover),
    };
  },
  'leadership-to-take-over': async (app) => {
    const operation = await app.plan();
    app.parts.directory.deactivate('leader', null);
    const entry = { branch: POLICE, role: 'operation-leader', regions: ['syd'] };
    app.parts.directory.registerPerson('officer', entry, null);
    const takeover = { from: 'leader', why: 'has left the service' };
    return {
      ...{ operation, holder: 'officer', heir: 'deputy' },
      end: () => app.tell(by('deputy'), `/operations/${operation}/conduct/leadership-takeovers`, takeover),
    };
  },
  'encounter-to-take-over': async (app) => {
    const operation = await app.plan();
    const encounter = await app.encounter(operation);
    const entry = { branch: COORDINATORS, role: 'coordinator', regions: ['syd'] };
    app.parts.directory.registerPerson('coordC', entry, null);
    app.parts.directory.deactivate('coordB', null);
    return {
      ...{ operation, holder: 'coordC', heir: 'coordA' },
      end: () => app.tell('coordA', `/encounters/${encounter}/takeovers`, { why: 'has left the service' }),
    };
  },
  'child-concern-to-acknowledge': ofBranch('municipality', 'municipality2', async (app) => {
    const operation = await app.plan();
    const encounter = await app.encounter(operation);
    const { id } = await app.tell('coordB', `/encounters/${encounter}/child-concerns`, {
      ...{ to: MUNICIPALITY, ground: { value: 'x', label: 'social-services' } },
    });
    return {
      operation,
      path: `/encounters/${encounter}/child-concern-acknowledgements`,
      body: { concern: id },
    };
  }),
  'child-concern-unacknowledged': ofHolder((app, encounter) =>
    app.tell('coordB', `/encounters/${encounter}/child-concerns`, {
      ...{ to: MUNICIPALITY, ground: { value: 'x', label: 'social-services' } },
    }),
  ),
  'incident-step': ofBranch('border', 'border2', async (app) => {
    const operation = await app.plan();
    const encounter = await app.encounter(operation);
    const { entry } = await app.tell('coordB', `/encounters/${encounter}/follow-ups`, {
      at: '2026-11-21T10:00:00+01:00',
      place: { value: 'a place', label: 'social-services' },
    });
    const recipient = { recipient: BORDER, purpose: 'support' };
    await app.tell('coordB', `/encounters/${encounter}/consents`, {
      ...recipient,
      scope: ['follow-up place'],
    });
    const decided = await app.tell('coordB', '/disclosures/decisions', {
      ...{ outcome: 'granted', item: { entry, field: 'place' }, ground: 'OSL 12:2' },
      ...{ weighing: 'what speaks for it, and what against it, was weighed', ...recipient },
    });
    const incident = await app.tell('coordB', `/disclosures/decisions/${decided.entry}/wrong-recipient`, {
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
    async (app, glass) => {
      await app.tell('coordB', `/break-glass/${glass}/reviews`, notJustified);
      for (const step of ['person-informed', 'supervisory-authority'])
        await app.tell('coordB', `/break-glass/${glass}/steps`, { step, outcome: 'done' });
    },
    'steps',
    { step: 'taken-up-with-reader', outcome: 'done' },
  ),
  'access-to-look-at': async (app) => {
    supervise(app);
    const operation = await app.plan();
    // Of the branch that takes part, and without a task in the operation.
    await app.history('coordA', operation);
    const { body } = await app.get<{ attention: readonly { id: string }[] }>(by('head'), '/access/attention');
    const answer = `/access/attention/${body.attention[0]!.id}/answers`;
    const end = () => app.post(by('protection'), answer, { outcome: 'in-order' });
    return { holder: 'head', heir: 'protection', end };
  },
  'swap-to-answer': async (app) => {
    const entry = { branch: COORDINATORS, role: 'coordinator', regions: ['syd'] };
    app.parts.directory.registerPerson('coordC', entry, null);
    await app.tell('coordA', '/availability/shifts', {
      ...{ who: 'coordA', mode: 'telephone', covers: ['syd'] },
      ...EVENING,
    });
    const { id } = await app.tell('coordA', '/availability/swaps', { with: 'coordB', gives: EVENING });
    app.parts.directory.deactivate('coordB', null);
    await app.tell('coordA', `/availability/swaps/${id}/withdrawal`);
    app.parts.directory.registerPerson('coordB', entry, null);
    await app.tell('coordA', '/availability/swaps', { with: 'coordC', gives: EVENING });
    const second = { from: '2026-11-22T17:00:00+01:00', to: '2026-11-23T08:00:00+01:00' };
    await app.tell('coordA', '/availability/shifts', {
      ...{ who: 'coordA', mode: 'telephone', covers: ['syd'] },
      ...second,
    });
    await app.tell('coordA', '/availability/swaps', { with: 'coordB', gives: second });
    return {
      ...{ holder: 'coordB', heir: 'coordC' },
      end: async () => {
        const { body } = await app.get<{
          items: readonly { code: string; parts: readonly { answers: readonly { path: string }[] }[] }[];
        }>(by('coordC'), '/work-list?limit=500');
        const swap = body.items.find(({ code }) => code === 'swap-to-answer')!;
        await app.tell(by('coordC'), swap.parts[0]!.answers[0]!.path);
      },
    };
  },
  'invitation-to-answer': ofBranch('tax', 'tax2', async (app) => {
    const operation = await app.plan();
    const answerBy = new Date(Date.parse(app.clock.now()) + 30 * 60_000).toISOString();
    await app.tell('leader', `/operations/${operation}/invitations`, { agencies: [TAX], answerBy });
    return { operation, path: `/operations/${operation}/confirmations`, body: { staff: 1, focus: 'ledger' } };
  }),
  'campaign-to-answer': ofBranch('work', 'work2', async (app) => {
    const { id } = await app.tell('leader', '/campaigns', WEEK);
    await app.tell('leader', `/campaigns/${id}/invitations`, { branches: [INSPECTION], part: 'joining' });
    return { path: `/campaigns/${id}/declines`, body: { reason: 'no-staff' } };
  }),
  'agreement-to-adopt': ofBranch('work', 'work2', async (app) => {
    const { id } = await app.tell('leader', '/agreements', {
      ...{ name: 'agreement', region: 'syd', validFrom: '2026-11-19', parties: [POLICE, INSPECTION] },
      ...{ leads: [{ kind: 'apartment-visit', branches: [POLICE] }], invites: [], chain: [] },
      answerMinutes: { invitation: 60, call: 20 },
    });
    return { path: `/agreements/${id}/adoptions` };
  }),
  'interpreter-to-book': ofBranch('work', 'work2', async (app) => {
    const operation = await app.plan();
    const { id } = await app.tell('work', `/operations/${operation}/interpreters`, {
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
  'gate-not-met': ofLeader((app) => app.plan()),
  'branch-to-brief': ofLeader(async (app) => {
    const operation = await app.plan();
    await app.tell('leader', `/operations/${operation}/pre-briefings/held`, {
      ...{ present: ['leader'], covered: AGENDA },
    });
    return operation;
  }),
  'plan-incomplete': ofLeader((app) => app.plan()),
  'operation-to-start': ofLeader(async (app) => {
    const operation = await app.propose('field-survey');
    await app.tell('leader', `/operations/${operation}/pre-briefings/held`, {
      ...{ present: ['leader'], covered: AGENDA },
    });
    await app.tell('leader', `/operations/${operation}/release`);
    return operation;
  }),
  'pre-briefing-to-attend': async (app) => {
    const operation = await app.plan();
    const at = '2026-11-19T22:30:00+01:00';
    await app.tell('leader', `/operations/${operation}/pre-briefings`, { at });
    return {
      ...{ operation, holder: 'work', heir: 'work2' },
      end: () =>
        app.tell('leader', `/operations/${operation}/pre-briefings/held`, {
          present: ['work2'],
          covered: [],
        }),
    };
  },
  // The leader gives the task to another.
  'task-assigned': async (app) => {
    const operation = await app.plan();
    await app.tell('leader', `/operations/${operation}/roles`, { roles: { work: 'documentation' } });
    await app.tell('leader', `/operations/${operation}/roles`, {
      roles: { work: 'documentation', work2: 'documentation' },
    });
    return {
      ...{ operation, holder: 'work', heir: 'work2' },
      end: () =>
        app.tell('leader', `/operations/${operation}/cancellation`, { reason: 'nothing is left to do' }),
    };
  },
  'lessons-to-answer': ofLeader(async (app) => {
    const earlier = await app.plan();
    await app.tell('leader', `/operations/${earlier}/debrief`);
    await app.tell('leader', `/debriefs/${earlier}/lessons`, { what: 'l', tags: ['kind:apartment-visit'] });
    return app.propose();
  }),
  'follow-up-today': ofHolder((app, encounter) =>
    app.tell('coordB', `/encounters/${encounter}/follow-ups`, { at: '2026-11-19T22:45:00+01:00' }),
  ),
  'follow-up-overdue': ofHolder((app, encounter) =>
    app.tell('coordB', `/encounters/${encounter}/follow-ups`, { at: '2026-11-18T10:00:00+01:00' }),
  ),
  'support-contact-due': ofHolder(async (app, encounter) => {
    await app.tell('coordB', `/encounters/${encounter}/support-offers`, { kinds: ['shelter'] });
    await app.tell('coordB', `/encounters/${encounter}/support-answers`, { answer: 'accepted' });
  }),
  'referral-to-answer': ofBranch('shelter', 'shelter2', async (app) => {
    const operation = await app.plan();
    const encounter = await app.encounter(operation);
    const asked = { to: SHELTER, service: 'shelter' };
    const { id } = await app.tell('coordB', `/encounters/${encounter}/referrals`, asked);
    return {
      operation,
      path: `/encounters/${encounter}/referral-refusals`,
      body: { referral: id, reason: 'full' },
    };
  }),
  'contact-person-met': ofBranch('coordB', 'coordA', async (app) => {
    const operation = await app.plan(['border']);
    await app.tell('leader', `/operations/${operation}/conduct/start`);
    const met = { language: 'ro', consentToContact: true, contact: 'a number' };
    const { entry: from } = await app.tell('leader', `/operations/${operation}/conduct/persons-met`, met);
    return { operation, path: `/operations/${operation}/encounters`, body: { identity: 'unknown', from } };
  }),
  'referral-unanswered': ofHolder((app, encounter) =>
    app.tell('coordB', `/encounters/${encounter}/referrals`, { to: SHELTER, service: 'shelter' }),
  ),
  'disclosure-to-decide': ofBranch('work', 'work2', async (app) => {
    const operation = await app.plan();
    const { entry } = await app.tell('work', `/operations/${operation}/conduct/findings`, {
      ...{ area: 'hours', severity: 'minor', detail: { value: 'x', label: 'agency-own' } },
    });
    const item = { entry, field: 'detail' };
    await app.tell('border', '/disclosures/requests', { item, ground: 'OSL 10:2', purpose: 'own task' });
    return {
      operation,
      path: '/disclosures/decisions',
      body: { item, outcome: 'refused', recipient: BORDER, why: 'harm' },
    };
  }),
  'public-records-to-answer': ofBranch('leader', 'deputy', async (app) => {
    const operation = await app.plan();
    const asked = { asked: 'everything' };
    const { id } = await app.tell('leader', `/operations/${operation}/public-records-requests`, asked);
    return { operation, path: `/public-records-requests/${id}/withdrawal` };
  }),
  'debrief-to-open': afterwards((_samsyn, operation) =>
    Promise.resolve({ path: `/operations/${operation}/debrief` }),
  ),
  'perspectives-to-ask-for': afterwards(async (app, operation) => {
    await opened(app, operation);
    return { path: `/debriefs/${operation}/perspective-requests`, body: { of: [POLICE] } };
  }),
  'perspective-to-give': ofBranch('work', 'work2', async (app) => {
    const operation = await app.plan();
    await opened(app, operation);
    await app.tell('leader', `/debriefs/${operation}/perspective-requests`, { of: [INSPECTION] });
    return { operation, path: `/debriefs/${operation}/perspectives`, body: { well: 'the order held' } };
  }),
  // What was entrusted stays with whom it was entrusted to; its author gives it to another (ADR 0022).
  'perspective-to-release': async (app) => {
    const operation = await app.plan();
    await opened(app, operation);
    await app.tell('leader', `/debriefs/${operation}/facilitators`, { who: 'facilitator' });
    const perspective = { hard: 'we were too many', through: 'facilitator' };
    await app.tell('work', `/debriefs/${operation}/perspectives`, perspective);
    return {
      ...{ operation, holder: 'facilitator', heir: 'work', becomes: 'facilitator-to-name' },
      end: async () => {
        const early = await app.post('work', `/debriefs/${operation}/perspectives`, perspective);
        expect(early.body.code).toBe('DEBRIEF.NO_FACILITATOR');
        await app.tell('work', `/debriefs/${operation}/facilitators`, { who: 'otherFacilitator' });
      },
    };
  },
  'facilitator-to-name': async (app) => {
    const operation = await app.plan();
    await opened(app, operation);
    await app.tell('leader', `/debriefs/${operation}/facilitators`, { who: 'facilitator' });
    app.parts.directory.deactivate('facilitator', null);
    return {
      ...{ operation, holder: 'work', heir: 'work2' },
      end: () => app.tell(by('work2'), `/debriefs/${operation}/facilitators`, { who: 'otherFacilitator' }),
    };
  },
  // Only its author knows of it. Where the author has left too, the branch gives its perspective anew.
  'perspective-to-entrust-anew': async (app) => {
    const operation = await app.plan();
    await opened(app, operation);
    await app.tell('leader', `/debriefs/${operation}/perspective-requests`, { of: [INSPECTION] });
    await app.tell('leader', `/debriefs/${operation}/facilitators`, { who: 'facilitator' });
    const perspective = { hard: 'we were too many', through: 'facilitator' };
    await app.tell('work', `/debriefs/${operation}/perspectives`, perspective);
    app.parts.directory.deactivate('facilitator', null);
    await app.tell('work', `/debriefs/${operation}/facilitators`, { who: 'otherFacilitator' });
    return {
      ...{ operation, holder: 'work', heir: 'work2', becomes: 'perspective-to-give' },
      end: () => app.tell(by('work2'), `/debriefs/${operation}/perspectives`, perspective),
    };
  },
  'debrief-to-sign-off': afterwards(async (app, operation) => {
    await opened(app, operation);
    await app.tell('leader', `/debriefs/${operation}/meetings`, { present: ['leader'] });
    return { path: `/debriefs/${operation}/sign-offs` };
  }),
  'action-due': async (app) => {
    const operation = await app.plan();
    await opened(app, operation);
    const agreed = { what: 'talk with the landlord', owner: 'work', due: '2026-12-15' };
    const { entry: action } = await app.tell('leader', `/debriefs/${operation}/actions`, agreed);
    await app.tell('leader', `/debriefs/${operation}/closing`);
    return {
      ...{ operation, holder: 'work', heir: 'work2' },
      end: () => app.tell(by('work2'), `/debriefs/${operation}/action-completions`, { action }),
    };
  },
  'campaign-debrief-to-hold': ofBranch('leader', 'deputy', async (app) => {
    const { id } = await app.tell('leader', '/campaigns', WEEK);
    await app.tell('leader', `/campaigns/${id}/end`);
    await app.parts.processing.settled();
    return { path: `/campaigns/${id}/meetings`, body: { present: ['deputy'] } };
  }),
  'campaign-action-due': async (app) => {
    const { id } = await app.tell('leader', '/campaigns', WEEK);
    await app.tell('leader', `/campaigns/${id}/invitations`, { branches: [INSPECTION], part: 'joining' });
    await app.tell('work', `/campaigns/${id}/joinings`);
    const agreed = { what: 'talk with the landlords', owner: 'work', due: '2026-12-15' };
    const { entry: action } = await app.tell('leader', `/campaigns/${id}/actions`, agreed);
    return {
      ...{ holder: 'work', heir: 'work2' },
      end: () => app.tell(by('work2'), `/campaigns/${id}/action-completions`, { action }),
    };
  },
  // The last: it moves the clock by weeks.
  'reflection-period-ending': ofHolder(async (app, encounter) => {
    await app.tell('coordB', `/encounters/${encounter}/reflection-period/grants`, { from: '2026-11-19' });
    app.clock.moveTo('2026-12-14T08:00:00.000Z');
    await app.parts.processing.settled();
  }),
};
