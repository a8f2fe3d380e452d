import { given, type Actor, type Past } from '@samsyn/kernel';
import { encounter, type EncounterCommand } from '../encounter';
import type { Entrance, ReportedEncounterFact } from '../encounter-facts';
import type { EncounterEvent } from '../encounter.events';

export const SHELTER = 'ngo/shelter';
export const holder: Actor = person('social-services/coordinator-syd', 'coordinator', '1');
export const shelter: Actor = person(SHELTER, 'support-worker', '2');
export const clinic: Actor = person('health-care/clinic', 'nurse', '3');
export function person(branch: string, role: string, digit: string): Actor {
  return { person: `${digit.repeat(8)}-1111-4111-8111-111111111111`, branch, role, regions: [] };
}

export type Entry = Past<EncounterEvent>;
export const opened: Entry = { name: 'EncounterOpened', data: { identity: 'unknown' }, actor: holder };
export const at = (hour: number) => `2026-01-02T${String(hour).padStart(2, '0')}:00:00.000Z`;
export const booked = (followUp: number): Entry => ({
  name: 'FollowUpBooked',
  data: { followUp, at: at(10) },
});
export const kept = (followUp: number): Entry => ({ name: 'FollowUpKept', data: { followUp } });
export const missed = (followUp: number): Entry => ({ name: 'FollowUpMissed', data: { followUp } });
export const referral = (id: string, to = SHELTER): Entry => ({
  name: 'ReferralRequested',
  data: { to, service: 'shelter' },
  id,
});
export const accepted = (id: string): Entry => ({ name: 'ReferralAccepted', data: { referral: id } });
export const refusedBy = (id: string): Entry => ({
  name: 'ReferralRefused',
  data: { referral: id, reason: 'full' },
});
export const given1: Entry = {
  name: 'ConsentGiven',
  data: { recipient: SHELTER, scope: ['referral'], purpose: 'a place' },
};
export const withdrawn: Entry = { name: 'ConsentWithdrawn', data: { recipient: SHELTER } };

const command = (fact: ReportedEncounterFact, entrance: Entrance): EncounterCommand => ({
  kind: 'RecordEncounterFact',
  entrance,
  fact,
});
export const byHolder = (fact: ReportedEncounterFact, ...past: Entry[]) =>
  given(encounter, opened, ...past).when(command(fact, 'holder'), { actor: holder });
export const by = (actor: Actor, fact: ReportedEncounterFact, ...past: Entry[]) =>
  given(encounter, opened, ...past).when(command(fact, 'named'), { actor });
