import { SYSTEM, type CommandMetadata, type Past, type PersonRef, type Standing } from '@samsyn/kernel';
import type { ConductEvent } from './conduct.events';

const person = (digit: number, branch: string, role: string): PersonRef => ({
  person: `${digit}`.repeat(8) + '-0000-4000-8000-000000000000',
  branch,
  role,
});
export const LEADING = 'police/trafficking-unit';
export const leader = person(1, LEADING, 'operation-leader');
export const officer = person(2, LEADING, 'officer');
export const border = person(3, 'police/border-police', 'officer');
export const coordinator = person(4, 'social-services/regional-coordinator', 'coordinator');
export const colleague = person(5, 'social-services/regional-coordinator', 'coordinator');
export const inspector = person(6, 'work-environment-authority/inspection', 'inspector');

const EVENING_MS = Date.parse('2026-11-19T19:00:00.000Z');
/** So many minutes into the evening. */
export const minute = (count: number): string => new Date(EVENING_MS + count * 60_000).toISOString();

/** The person at a minute of the evening; `told`: when it is told, where that is later. */
export const by = (
  who: PersonRef,
  count: number,
  { reported: reported = count, ...own }: Partial<Standing> & { readonly reported?: number } = {},
): Pick<CommandMetadata, 'actor' | 'now' | 'occurredAt' | 'standing'> => ({
  actor: { ...who, regions: [] },
  now: minute(reported),
  occurredAt: minute(count),
  standing: {
    leadingBranch: LEADING,
    leads: who.branch === LEADING,
    participates: true,
    invited: false,
    facilitates: false,
    ...own,
  },
});
export const bySystem = (count: number) => ({ ...by(leader, count), actor: SYSTEM });

/** Ids of past events in a specification are their places. */
export const idAt = (index: number): string => `00000000-0000-5000-8000-${String(index).padStart(12, '0')}`;

export const past = (event: ConductEvent, count: number, actor: PersonRef = leader): Past<ConductEvent> => ({
  ...event,
  actor,
  occurredAt: minute(count),
});
