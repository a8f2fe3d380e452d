import type { CommandMetadata, Past, PersonRef, Standing } from '@samsyn/kernel';
import type { DebriefEvent } from './debrief.events';

const person = (number: number, branch: string, role: string): PersonRef => ({
  person: `${number}${'1111111-1111-4111-8111-111111111111'}`,
  branch,
  role,
});

export const LEADER = person(1, 'police/trafficking-unit', 'operation-leader');
export const OFFICER = person(2, 'police/trafficking-unit', 'officer');
export const COORDINATOR = person(3, 'social-services/regional-coordinator', 'coordinator');
export const FACILITATOR = person(4, 'county-board/facilitation', 'facilitator');
export const BORDER = person(5, 'police/border-police', 'officer');

const outside: Standing = {
  leadingBranch: LEADER.branch,
  leads: false,
  participates: false,
  invited: false,
  facilitates: false,
};
const TAKING_PART = new Set([LEADER.branch, COORDINATOR.branch, BORDER.branch]);

/** As the person acts in this operation: the leader's branch leads, coordinator and border police take part. */
export const as = (who: PersonRef, further: Partial<Standing> = {}): Partial<CommandMetadata> => ({
  actor: { ...who, regions: [] },
  standing: {
    ...outside,
    leads: who.branch === LEADER.branch,
    participates: TAKING_PART.has(who.branch),
    ...further,
  },
});
export const asLeader = as(LEADER);
export const asFacilitator = as(FACILITATOR, { facilitates: true });

/** Ids for the entries of a specification. */
export const entryId = (number: number): string => `${number}aaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa`;

type PastEvent = Past<DebriefEvent>;
export const OPENED: PastEvent = { name: 'DebriefOpened', data: { conductRevision: -1 } };
export const CLOSED: PastEvent = { name: 'DebriefClosed', data: {} };
export const NAMED: PastEvent = { name: 'FacilitatorNamed', data: { who: FACILITATOR } };

export const spoken = (number: number, actor: PersonRef, hard: string): PastEvent => ({
  name: 'PerspectiveSubmitted',
  id: entryId(number),
  actor,
  data: { through: 'facilitator', hard },
});
export const agreed = (number: number, what: string, owner = COORDINATOR): PastEvent => ({
  name: 'ActionAgreed',
  id: entryId(number),
  data: { what, owner, due: '2026-12-15' },
});
