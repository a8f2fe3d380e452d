import type { Actor, CommandMetadata, NewEvent, PersonRef, Standing } from '@samsyn/kernel';
import type { OperationPlanEvent } from './operation-plan.events';
import type { Circumstances } from './plan-rule';

/** Persons, standings and pasts that the specifications of the plan share. */
const person = (digit: number, branch: string, role: string): PersonRef => ({
  person: `${digit}`.repeat(8) + '-0000-4000-8000-000000000000',
  branch,
  role,
});
export const leader = person(1, 'police/trafficking-unit', 'operation-leader');
export const otherLeader = person(2, 'police/trafficking-unit', 'operation-leader');
export const officer = person(3, 'police/trafficking-unit', 'officer');
export const border = person(4, 'police/border-police', 'officer');
export const tax = person(5, 'tax-agency/audit', 'inspector');
export const coordinator = person(6, 'social-services/regional-coordinator', 'coordinator');

const NOBODY: Standing = {
  leadingBranch: leader.branch,
  leads: false,
  participates: false,
  invited: false,
  facilitates: false,
};
/** The actor, and what their branch is to the operation. */
export const by = (
  who: PersonRef,
  standing: Partial<Standing> = {},
): Pick<CommandMetadata, 'actor' | 'standing'> => ({
  actor: { ...who, regions: [] } satisfies Actor,
  standing: { ...NOBODY, ...standing },
});
export const asLeader = by(leader, { leads: true, participates: true });
export const asOtherLeader = by(otherLeader, { leads: true, participates: true });
export const asOfficer = by(officer, { leads: true, participates: true });
export const asInvited = (who: PersonRef) => by(who, { invited: true });
export const asParticipant = (who: PersonRef) => by(who, { participates: true });

export const WINDOW: [string, string] = ['2026-11-19T18:00:00.000Z', '2026-11-19T22:00:00.000Z'];
export const LATER: [string, string] = ['2026-11-20T18:00:00.000Z', '2026-11-20T22:00:00.000Z'];
export const OPERATION = { region: 'syd', municipality: 'Växjö', window: WINDOW };

/** Nothing has begun, and the leading branch takes part. */
export const planned: Circumstances = { begun: false, ended: false, takingPart: new Set([leader.branch]) };
export const underWay: Circumstances = { ...planned, begun: true };
export const over: Circumstances = { ...underWay, ended: true };

type EventBy = NewEvent & OperationPlanEvent & { readonly actor: PersonRef };
export const eventBy = (actor: PersonRef, event: OperationPlanEvent): EventBy => ({ ...event, actor });

export const proposed = (kind = 'apartment-visit'): EventBy =>
  eventBy(leader, {
    name: 'OperationProposed',
    data: { kind, kindVersion: 1, ...OPERATION, purpose: 'a visit', reference: '5000-K1-26' },
  });
export const confirmed = (who: PersonRef): EventBy =>
  eventBy(who, { name: 'AgencyConfirmed', data: { staff: 2, focus: 'residence' } });
export const declined = (who: PersonRef): EventBy =>
  eventBy(who, { name: 'AgencyDeclined', data: { reason: 'no staff' } });
export const held = (present: readonly PersonRef[], covered: readonly string[]): EventBy =>
  eventBy(leader, { name: 'PreBriefingHeld', data: { present: [...present], covered: [...covered] } });
export const joinedLate = (who: PersonRef): EventBy =>
  eventBy(leader, { name: 'LateJoinerBriefed', data: { who } });
export const cancelled: EventBy = eventBy(leader, { name: 'OperationCancelled', data: { reason: 'gone' } });
export const released: EventBy = eventBy(leader, { name: 'OperationReleased', data: { overridden: [] } });

export const WHOLE_AGENDA = [
  'approach',
  'responsibilities',
  'victim-perspective',
  'entry-order',
  'max-persons-inside',
  'dress',
  'secrecy',
  'money',
];
