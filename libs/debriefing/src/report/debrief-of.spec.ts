import type { Json } from '@samsyn/kernel';
import { debriefOf } from './debrief-of';
import { eveningVisit, SIGNED_OFF_AT } from './evening-visit.fixture';
import {
  BORDER,
  COORDINATOR,
  FACILITATOR,
  id,
  LEADER,
  MUNICIPALITY,
  OFFICER,
  person,
  viewedOperation,
  type GivenEntry,
  type GivenOperation,
} from './viewed.fixture';

const NOW = '2026-11-24T12:00:00.000Z';
const recorded = (
  name: string,
  data: Record<string, Json> = {},
  more: Partial<GivenEntry> = {},
): GivenEntry => ({
  name,
  at: '2026-11-23T12:00:00.000Z',
  by: LEADER,
  data,
  ...more,
});
const debrief = (entries: readonly GivenEntry[], more: Partial<GivenOperation> = {}, now = NOW) =>
  debriefOf(viewedOperation({ entries, ...more }), now);
const asJson = (ref: typeof LEADER) => ref as unknown as Json;

describe('the debrief of the evening visit, as its leading branch sees it', () => {
  const document = debrief(
    eveningVisit,
    { perspectivesAreClosed: true, ownBranchAnswered: true },
    SIGNED_OFF_AT,
  );

  it('measures, counts and finds what the exercise expects', () => {
    expect(document.measures).toEqual({
      noticeBeforeWindowMinutes: 150,
      callToAnswerMinutes: 18,
      entryToSecuredMinutes: 5,
      securedToCoordinatorInsideMinutes: 5,
      conversationMinutes: 26,
    });
    expect(document.calls).toEqual({
      made: 2,
      accepted: 1,
      declined: { 'outside-working-hours': 1 },
      expired: 0,
      answeredLate: 0,
    });
    expect(document.deviations.map(({ code }) => code)).toEqual(['max-persons-inside-exceeded']);
    expect(document.lateEntries).toBe(4);
    expect(document.tasks).toEqual([]);
  });

  it('sets the plan beside what happened', () => {
    expect(document.comparison.map(({ code, planned, actual }) => [code, planned, actual])).toEqual([
      ['start', '2026-11-19T18:00:00.000Z', '2026-11-19T18:30:00.000Z'],
      ['end', '2026-11-19T22:00:00.000Z', '2026-11-19T19:40:00.000Z'],
      ['persons-inside', 3, 4],
      ['coordinator', '2026-11-19T18:40:00.000Z', '2026-11-19T18:44:00.000Z'],
    ]);
  });

  it('says how each branch was briefed and when it was first heard of on the site', () => {
    expect(
      document.branches.map(({ branch, confirmed, briefed, onSiteAt }) => [
        branch,
        confirmed,
        briefed,
        onSiteAt,
      ]),
    ).toEqual([
      [LEADER.branch, true, 'at-pre-briefing', '2026-11-19T18:34:00.000Z'],
      [COORDINATOR.branch, true, 'individually', '2026-11-19T18:44:00.000Z'],
      [BORDER.branch, false, 'at-pre-briefing', null],
    ]);
  });

  it('lists the course in order of corrected times, with corrected values in their place', () => {
    const times = document.course.map(({ at }) => at);
    expect(times).toEqual([...times].sort());
    const secured = document.course.find(({ type }) => type === 'SiteSecured');
    expect(secured).toMatchObject({ at: '2026-11-19T18:39:00.000Z', corrected: true, late: false });
  });

  it('never lets a pseudonym, a stream or a position out', () => {
    const text = JSON.stringify(document);
    expect(text).not.toMatch(/"person"|encounter-1|call-out|position/);
  });

  it('cites only entries that stand in its own course', () => {
    const known = new Set(document.course.map(({ entry }) => entry));
    const cited: string[] = [];
    JSON.stringify(document, (key, value: unknown) => {
      if (key === 'entries' || key.endsWith('Ids') || key === 'callEntries')
        cited.push(...(value as string[]));
      return value;
    });
    expect(cited.length).toBeGreaterThan(20);
    expect(cited.filter((entry) => !known.has(entry))).toEqual([]);
  });
});

describe('a corrected fact', () => {
  it('is shown as it was corrected', () => {
    const entered = recorded(
      'SiteEntered',
      { persons: 4 },
      { corrections: [{ field: 'persons', is: 3, was: 4 }] },
    );
    expect(debrief([entered]).course[0]).toMatchObject({ facts: { persons: 3 }, corrected: true });
  });

  it('stays unshown where the reader may not see the field', () => {
    const entry = recorded(
      'FindingRecorded',
      {},
      { corrections: [{ field: 'detail', is: 'hidden', was: 'hidden too' }] },
    );
    expect(debrief([entry]).course[0]?.facts).toEqual({});
  });
});

describe('late entries', () => {
  const noted = (recordedAt: string, name = 'NoteAdded') =>
    recorded(name, {}, { at: '2026-11-23T12:00:00.000Z', recordedAt });

  it('are those recorded more than fifteen minutes after they happened', () => {
    expect(debrief([noted('2026-11-23T12:15:00.000Z')]).lateEntries).toBe(0);
    const late = debrief([noted('2026-11-23T12:15:00.001Z')]);
    expect([late.lateEntries, late.lateEntryIds]).toEqual([1, [id(1)]]);
  });

  it('never count a correction', () => {
    expect(debrief([noted('2026-11-24T12:00:00.000Z', 'EntryCorrected')]).lateEntries).toBe(0);
  });
});

describe('perspectives', () => {
  const asked = recorded('PerspectiveRequested', { of: [LEADER.branch, BORDER.branch, COORDINATOR.branch] });
  const openly = recorded('PerspectiveSubmitted', { well: 'quick answer' });
  const through = recorded(
    'PerspectiveSubmitted',
    { through: 'facilitator', hard: 'too many inside' },
    { by: COORDINATOR },
  );
  const released = recorded('PerspectiveReleased', { hard: 'too many inside' }, { by: FACILITATOR });

  it('are open to all where no facilitator is named', () => {
    const { perspectives } = debrief([asked, openly, { ...openly, by: BORDER }]);
    expect(perspectives.answered).toEqual([BORDER.branch, LEADER.branch]);
    expect(perspectives.unanswered).toEqual([COORDINATOR.branch]);
    expect(perspectives.ownStatusOnly).toBe(false);
    expect(perspectives.named.map(({ branch }) => branch)).toEqual([LEADER.branch, BORDER.branch]);
  });

  it('show the facilitator who has answered, and nobody’s name on what went through the facilitator', () => {
    const { perspectives, tasks } = debrief([asked, openly, through, released], {
      viewer: FACILITATOR,
      relation: 'facilitator',
    });
    expect(perspectives.answered).toEqual([LEADER.branch, COORDINATOR.branch].sort());
    expect(perspectives.unanswered).toEqual([BORDER.branch]);
    expect(perspectives.named).toEqual([{ branch: LEADER.branch, well: 'quick answer', entries: [id(2)] }]);
    expect(perspectives.released).toEqual([{ hard: 'too many inside', entries: [id(4)] }]);
    expect(tasks).toEqual([{ code: 'perspective-unanswered', branch: BORDER.branch, entries: [id(1)] }]);
  });

  it('show others their own status and what was released, and no list', () => {
    const closed = { perspectivesAreClosed: true, relation: 'participant', viewer: BORDER } as const;
    const unanswered = debrief([asked, released], closed).perspectives;
    expect(unanswered).toMatchObject({
      answered: [],
      unanswered: [BORDER.branch],
      named: [],
      ownStatusOnly: true,
    });
    const answered = debrief([asked, released], { ...closed, ownBranchAnswered: true }).perspectives;
    expect(answered).toMatchObject({ answered: [BORDER.branch], unanswered: [], ownStatusOnly: true });
    expect(answered.released).toEqual([{ hard: 'too many inside', entries: [id(2)] }]);
  });

  it('have the released ones in an order that says nothing of how they came', () => {
    const first = { ...released, id: id(9) };
    const second = { ...released, id: id(5) };
    expect(debrief([first, second]).perspectives.released.map(({ entries }) => entries[0])).toEqual([
      id(5),
      id(9),
    ]);
  });

  it('say nothing to a branch that was never asked', () => {
    const { perspectives } = debrief([released], {
      perspectivesAreClosed: true,
      relation: 'participant',
      viewer: BORDER,
    });
    expect(perspectives).toMatchObject({ answered: [], unanswered: [] });
  });
});

describe('tasks', () => {
  const followUp = (name: string, followUpNumber: number, at?: string): GivenEntry =>
    recorded(
      name,
      { followUp: followUpNumber, ...(at === undefined ? {} : { at }) },
      { by: COORDINATOR, stream: 'encounter-1' },
    );
  const codes = (entries: readonly GivenEntry[], now = NOW) =>
    debrief(entries, {}, now).tasks.map(({ code }) => code);

  it('keep a report of concern until the branch that it went to has acknowledged it', () => {
    const concern = recorded('ChildConcernReported', { to: MUNICIPALITY.branch }, { by: COORDINATOR });
    const by = { by: MUNICIPALITY };
    const tasks = (...later: readonly GivenEntry[]) =>
      debrief([concern, ...later], { viewer: MUNICIPALITY, relation: 'named' }).tasks;
    const task = { code: 'child-concern-unacknowledged', branch: MUNICIPALITY.branch, entries: [id(1)] };
    expect(tasks()).toEqual([task]);
    expect(tasks(recorded('ChildConcernAcknowledged', { concern: id(1) }, by))).toEqual([]);
    expect(tasks(recorded('ChildConcernAcknowledged', { concern: id(7) }, by))).toEqual([task]);
    const redirection = {
      ...{ concern: id(1), from: MUNICIPALITY.branch, to: 'social-services/emergency-service' },
      ...{ reporter: COORDINATOR.branch, why: 'x' },
    };
    // The office that it was redirected from cannot see what comes of it, and waits for nothing.
    expect(tasks(recorded('ChildConcernRedirected', redirection, by))).toEqual([]);
  });

  it('keep a referral until it is answered, either way', () => {
    const referral = recorded(
      'ReferralRequested',
      { to: 'ngo/shelter', service: 'shelter' },
      { by: COORDINATOR },
    );
    expect(debrief([referral]).tasks).toEqual([
      { code: 'referral-unanswered', branch: 'ngo/shelter', entries: [id(1)] },
    ]);
    for (const answer of ['ReferralAccepted', 'ReferralRefused', 'ReferralCompleted', 'ReferralWithdrawn']) {
      expect(codes([referral, recorded(answer, { referral: id(1) })])).toEqual([]);
    }
  });

  it('have a follow-up overdue once its time has passed, until it is kept, missed or moved', () => {
    const booked = followUp('FollowUpBooked', 1, NOW);
    expect(codes([booked])).toEqual([]);
    const LATER = '2026-11-24T12:00:00.001Z';
    expect(codes([booked], LATER)).toEqual(['follow-up-overdue']);
    expect(codes([booked, followUp('FollowUpKept', 1)], LATER)).toEqual([]);
    expect(codes([booked, followUp('FollowUpMissed', 1)], LATER)).toEqual(['follow-up-missed']);
    expect(codes([booked, followUp('FollowUpMoved', 1, '2026-12-01T09:00:00.000Z')], LATER)).toEqual([]);
    expect(codes([booked, followUp('FollowUpKept', 2)], LATER)).toEqual(['follow-up-overdue']);
  });

  it('say nothing of a follow-up whose time the reader may not know', () => {
    expect(codes([recorded('FollowUpBooked', {}, { stream: 'encounter-1' })])).toEqual([]);
  });

  it('have an action overdue the day after it was due, in Stockholm', () => {
    const agreed = recorded('ActionAgreed', { what: 'agree', owner: asJson(COORDINATOR), due: '2026-12-15' });
    expect(codes([agreed], '2026-12-15T22:59:00.000Z')).toEqual([]);
    expect(debrief([agreed], {}, '2026-12-15T23:00:00.000Z').tasks).toEqual([
      { code: 'action-overdue', branch: COORDINATOR.branch, entries: [id(1)] },
    ]);
    expect(codes([agreed, recorded('ActionDropped', { action: id(1) })], '2026-12-16T12:00:00.000Z')).toEqual(
      [],
    );
  });
});

describe('actions', () => {
  it('have an owner by name, a due date and the state that the latest entry gave them', () => {
    const agreed = recorded('ActionAgreed', {
      what: 'agree',
      owner: asJson(person('coordA', COORDINATOR.branch, 'coordinator')),
      due: '2026-12-15',
    });
    expect(debrief([agreed]).actions).toEqual([
      { what: 'agree', owner: 'coordA', due: '2026-12-15', state: 'open', entries: [id(1)] },
    ]);
    expect(debrief([agreed, recorded('ActionCompleted', { action: id(1) })]).actions).toMatchObject([
      { state: 'completed', entries: [id(1), id(2)] },
    ]);
  });
});

describe('what a branch is to the operation', () => {
  it('a branch that is only named learns nothing of who leads or takes part', () => {
    const referral = recorded(
      'ReferralRequested',
      { to: MUNICIPALITY.branch, service: 'support' },
      { by: COORDINATOR },
    );
    const document = debrief([referral], { viewer: MUNICIPALITY, relation: 'named' });
    expect(document.operation).toEqual({
      id: viewedOperation({ entries: [] }).operationId,
      kind: null,
      kindVersion: null,
      region: null,
      municipality: null,
      window: null,
      reference: null,
      leadingBranch: null,
    });
    expect(JSON.stringify(document)).not.toContain(LEADER.branch);
  });

  it('a called branch sees what the call contained', () => {
    const window = ['2026-11-19T18:00:00.000Z', '2026-11-19T22:00:00.000Z'];
    const call = recorded('CoordinatorCalled', {
      kind: 'apartment-visit',
      region: 'syd',
      municipality: 'Växjö',
      window,
      to: asJson(COORDINATOR),
    });
    const { operation } = debrief([call], { viewer: COORDINATOR, relation: 'called' });
    expect(operation).toMatchObject({
      kind: 'apartment-visit',
      municipality: 'Växjö',
      window,
      leadingBranch: LEADER.branch,
    });
  });

  it('says as of when it was asked', () => {
    const document = debrief([recorded('NoteAdded', { text: 'x' }, { by: OFFICER })], { asOf: NOW });
    expect([document.asOf, document.computedAt]).toEqual([NOW, NOW]);
  });
});

describe('withheld parts', () => {
  it('are gathered by the paragraph that they rest on', () => {
    const ended = recorded(
      'VictimConversationEnded',
      {},
      {
        withheld: [
          { field: 'account', rule: 'OSL 26:1' },
          { field: 'needs', rule: 'OSL 26:1' },
        ],
      },
    );
    const finding = recorded('FindingRecorded', {}, { withheld: [{ field: 'detail', rule: 'OSL 27:1' }] });
    expect(debrief([finding, ended]).withheld).toEqual([
      {
        rule: 'OSL 26:1',
        fields: [
          { entry: id(2), field: 'account' },
          { entry: id(2), field: 'needs' },
        ],
      },
      { rule: 'OSL 27:1', fields: [{ entry: id(1), field: 'detail' }] },
    ]);
  });
});
