import type { CommandMetadata, PersonRef } from '@samsyn/kernel';

const person = (number: number, branch: string, role: string): PersonRef => ({
  ...{ person: `${number}1111111-1111-4111-8111-111111111111`, branch, role },
});
export const LEADER = person(1, 'police/trafficking-unit', 'operation-leader');
export const OFFICER = person(2, 'police/trafficking-unit', 'officer');
export const COORDINATOR = person(3, 'social-services/regional-coordinator', 'coordinator');
export const BORDER = person(5, 'police/border-police', 'officer');
const TAKING_PART = [LEADER, COORDINATOR, BORDER].map(({ branch }) => branch);

/** As the person acts in an operation that the leader's branch leads. */
export const as = (who: PersonRef): Partial<CommandMetadata> => ({
  actor: { ...who, regions: [] },
  standing: {
    leadingBranch: LEADER.branch,
    leads: who.branch === LEADER.branch,
    participates: TAKING_PART.includes(who.branch),
    ...{ invited: false, facilitates: false },
  },
});
export const asLeader = as(LEADER);
export const asFacilitator = as(person(4, 'county-board/facilitation', 'facilitator'));

export const LESSON = '6f1c2f0e-5c0b-4b7e-9d0e-0d7c2f3a1b42';
export const known = {
  fromOperation: '7f1c2f0e-5c0b-4b7e-9d0e-0d7c2f3a1b42',
  knownTo: [LEADER.branch, COORDINATOR.branch],
};
export const apply = { kind: 'AnswerLesson', lesson: LESSON, answer: 'applied', known } as const;
export const refuse = { ...apply, answer: 'not-applicable' } as const;
export const answered = (answer: 'applied' | 'not-applicable', more: object = {}) =>
  ({ name: 'LessonAnswered', data: { lesson: LESSON, ...known, answer, ...more } }) as const;
