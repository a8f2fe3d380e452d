import { isPersonRef, type Json, type PersonRef } from '@samsyn/kernel';
import type { ViewedEntry } from './viewed-operation.port';

export const BRIEFINGS: readonly string[] = ['PreBriefingHeld', 'LateJoinerBriefed'];

/** The persons whom an entry says were briefed. */
export function briefedBy({ name, data: { who, present } }: ViewedEntry): readonly PersonRef[] {
  if (!BRIEFINGS.includes(name)) return [];
  return [who, ...(Array.isArray(present) ? (present as readonly Json[]) : [])].filter((one) =>
    isPersonRef(one),
  );
}
