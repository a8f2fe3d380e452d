import type { Actor, Past, PersonRef } from '@samsyn/kernel';
import type { RotaEvent } from '../availability.events';

const BRANCH = 'social-services/regional-coordinator';
export const person = (digit: number, role = 'coordinator', branch = BRANCH): PersonRef => ({
  person: `${digit}`.repeat(8) + '-0000-4000-8000-000000000000',
  branch,
  role,
});
export const [anna, berit, cilla] = [person(1), person(2), person(3)];
export const supervisor = person(4, 'supervisor');
export const officer = person(5, 'officer', 'police/trafficking-unit');
export const jour = person(6, 'duty-officer', 'social-services/emergency-service');

export const NOW = '2026-11-19T12:00:00.000Z';
export const SWAP = '99999999-0000-4000-8000-000000000000';
export const by = (who: PersonRef, now = NOW) => ({
  actor: { ...who, regions: ['syd'] } satisfies Actor,
  now,
  occurredAt: now,
  newId: SWAP,
});
export const id = (digit: number): string => `abcdefa${digit}-0000-4000-8000-000000000000`;
export const evening = (day: number) => ({
  from: `2026-11-${day}T16:00:00.000Z`,
  to: `2026-11-${day + 1}T07:00:00.000Z`,
});
export const duty = { mode: 'telephone' as const, covers: ['syd'] };
export type Requested = Past<RotaEvent>;
export const assigned = (shift: string, who: PersonRef, day: number): Requested => ({
  name: 'OnCallShiftAssigned',
  data: { ...evening(day), ...duty, shift, who },
});
export const NOWHERE = { ofGiver: [], ofOther: [] };

export function proposed(
  shift: string,
  giver: PersonRef,
  other: PersonRef,
  day: number,
  inReturn?: [string, number],
): Requested {
  const returned = inReturn && { inReturn: { shift: inReturn[0], ...evening(inReturn[1]) } };
  const first = inReturn && inReturn[1] < day ? inReturn[1] : day;
  const parties = { swap: SWAP, giver, with: other };
  const expiresAt = evening(first).from;
  return {
    name: 'OnCallSwapProposed',
    data: { ...parties, ...evening(day), ...duty, shift, ...returned, expiresAt },
  };
}
export const swapped = (shift: string, giver: PersonRef, other: PersonRef, day: number): Requested => ({
  name: 'OnCallShiftSwapped',
  data: { ...evening(day), ...duty, with: other, giver, shift, swap: SWAP },
});
