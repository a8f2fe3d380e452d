import type { Actor, Past, PersonRef } from '@samsyn/kernel';
import type { HoursEvent } from './availability.events';

export const person = (
  digit: number,
  role: string,
  branch = 'social-services/regional-coordinator',
): PersonRef => ({
  person: `${digit}`.repeat(8) + '-0000-4000-8000-000000000000',
  branch,
  role,
});
export const coordinator = person(1, 'coordinator');
export const colleague = person(2, 'coordinator');
export const supervisor = person(3, 'supervisor');
export const caseOfficer = person(4, 'case-officer');
export const officer = person(5, 'officer', 'police/trafficking-unit');
export const dutyOfficer = person(6, 'duty-officer', 'social-services/emergency-service');

const NOW = '2026-11-19T12:00:00.000Z';
export const EXCEPTION = '99999999-0000-4000-8000-000000000000';
export const by = (who: PersonRef, regions: string[] = ['syd']) => ({
  actor: { ...who, regions } satisfies Actor,
  now: NOW,
  occurredAt: NOW,
  newId: EXCEPTION,
});
export const past = (event: HoursEvent): Past<HoursEvent> => event;

const windows = [{ weekdays: ['mon', 'tue'] as const, from: '08:00', to: '17:00' }];
export const publish = { kind: 'PublishHours', windows, mode: 'on-site' } as const;
export const publishedData = {
  windows: [{ weekdays: ['mon' as const, 'tue' as const], from: '08:00', to: '17:00' }],
  mode: 'on-site' as const,
  regions: ['syd'],
};
export const published = past({ name: 'AvailabilityPublished', data: publishedData });
