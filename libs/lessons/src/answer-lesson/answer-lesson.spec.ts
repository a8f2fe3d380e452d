import { given, SYSTEM, type CommandMetadata, type PersonRef } from '@samsyn/kernel';
import { lessons } from '../lessons-decider';

const person = (number: number, branch: string, role: string): PersonRef => ({
  ...{ person: `${number}1111111-1111-4111-8111-111111111111`, branch, role },
});
const LEADER = person(1, 'police/trafficking-unit', 'operation-leader');
const OFFICER = person(2, 'police/trafficking-unit', 'officer');
const COORDINATOR = person(3, 'social-services/regional-coordinator', 'coordinator');
const BORDER = person(5, 'police/border-police', 'officer');
const TAKING_PART = [LEADER, COORDINATOR, BORDER].map(({ branch }) => branch);

/** As the person acts in an operation that the leader's branch leads. */
const as = (who: PersonRef): Partial<CommandMetadata> => ({
  actor: { ...who, regions: [] },
  standing: {
    leadingBranch: LEADER.branch,
    leads: who.branch === LEADER.branch,
    participates: TAKING_PART.includes(who.branch),
    ...{ invited: false, facilitates: false },
  },
});
const asLeader = as(LEADER);
const asFacilitator = as(person(4, 'county-board/facilitation', 'facilitator'));

const LESSON = '6f1c2f0e-5c0b-4b7e-9d0e-0d7c2f3a1b42';
const known = {
  fromOperation: '7f1c2f0e-5c0b-4b7e-9d0e-0d7c2f3a1b42',
  knownTo: [LEADER.branch, COORDINATOR.branch],
};
const apply = { kind: 'AnswerLesson', lesson: LESSON, answer: 'applied', known } as const;
const refuse = { ...apply, answer: 'not-applicable' } as const;
const answered = (answer: 'applied' | 'not-applicable', more: object = {}) =>
  ({ name: 'LessonAnswered', data: { lesson: LESSON, ...known, answer, ...more } }) as const;

describe('an answer to a lesson of an earlier operation', () => {
  it('is the leader’s for the operation, and another branch’s for itself', () => {
    for (const metadata of [asLeader, as(COORDINATOR)])
      given(lessons).when(apply, metadata).then(answered('applied'));
    for (const metadata of [as(OFFICER), asFacilitator])
      given(lessons).when(apply, metadata).refused('ACCESS.NOT_YOURS');
  });

  it('says why where the lesson does not apply', () => {
    given(lessons).when(refuse, asLeader).refused('LESSON.WHY_REQUIRED');
    const why = 'nobody will be inside';
    given(lessons)
      .when({ ...refuse, why }, asLeader)
      .then(answered('not-applicable', { why }));
  });

  it('is given where the lesson may be read, and nowhere else', () => {
    const { known: _known, ...unknown } = apply;
    given(lessons).when(unknown, asLeader).refused('LESSON.UNKNOWN');
  });

  it('is given once, and anew where it is another', () => {
    const past = { ...answered('applied'), actor: LEADER };
    given(lessons, past).when(apply, asLeader).silent();
    given(lessons, past).when(apply, as(COORDINATOR)).then(answered('applied'));
    given(lessons, past)
      .when({ ...refuse, why: 'x' }, asLeader)
      .then(answered('not-applicable', { why: 'x' }));
  });
});

describe('a lesson that was applied', () => {
  const reopen = {
    kind: 'ReopenLesson',
    lesson: LESSON,
    ...known,
    deviations: ['max-persons-inside-exceeded'],
  } as const;
  const reopened = {
    name: 'LessonReopened' as const,
    data: { lesson: LESSON, ...known, deviations: ['max-persons-inside-exceeded'] },
  };
  const asSamsyn = { actor: SYSTEM };

  it('is reopened when its deviation repeats, once for each', () => {
    const past = { ...answered('applied'), actor: LEADER };
    given(lessons, past).when(reopen, asSamsyn).then(reopened);
    given(lessons, past, reopened).when(reopen, asSamsyn).silent();
    given(lessons, past, reopened)
      .when({ ...reopen, deviations: ['max-persons-inside-exceeded', 'no-support-offered'] }, asSamsyn)
      .then({ ...reopened, data: { ...reopened.data, deviations: ['no-support-offered'] } });
  });

  it('is not where nobody says that it was applied, or nobody would see why', () => {
    given(lessons).when(reopen, asSamsyn).silent();
    given(lessons, { ...answered('not-applicable', { why: 'x' }), actor: BORDER })
      .when(reopen, asSamsyn)
      .silent();
    given(lessons, { ...answered('applied'), actor: LEADER })
      .when({ ...reopen, knownTo: [] }, asSamsyn)
      .silent();
  });
});
