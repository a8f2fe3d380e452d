import type { ViewedEntry } from '@samsyn/operations/contract';
import type { LeaderState } from '../timeline/history.schema';

const BEGINS_TO_LEAD = new Set([
  'OperationProposed',
  'ConductStarted',
  'LeadershipAccepted',
  'LeadershipTakenOver',
]);
const BEFORE_ANY_HANDOVER = new Set(['OperationProposed', 'ConductStarted']);

/**
 * The person who proposed the operation, then the one who started it, then the one who accepted the
 * leadership that was handed over or took it over (ADR 0014, 0037). Undefined for those who see no such
 * entry.
 */
export function leaderAfter(entries: readonly ViewedEntry[]): LeaderState | undefined {
  let leader: LeaderState | undefined;
  let isHandedOver = false;
  for (const { name, at, entry, actor, data } of entries) {
    if (BEGINS_TO_LEAD.has(name) && !(isHandedOver && BEFORE_ANY_HANDOVER.has(name))) {
      isHandedOver ||= !BEFORE_ANY_HANDOVER.has(name);
      leader = { who: entry.by, since: at };
    } else if (name === 'LeadershipHandedOver' && leader) {
      const { offeredTo: _, ...rest } = leader;
      const to = data.to as { readonly person?: string } | undefined;
      const isTakenBack = to?.person === actor.person;
      leader =
        isTakenBack || typeof entry.facts.to !== 'string' ? rest : { ...rest, offeredTo: entry.facts.to };
    }
  }
  return leader;
}
