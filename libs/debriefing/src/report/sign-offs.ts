import { conductEvents } from '@samsyn/conducting/contract';
import type { ViewedEntry, ViewedOperation } from '@samsyn/operations/contract';
import type { Branch } from '@samsyn/kernel';
import { operationPlanEvents } from '@samsyn/planning/contract';
import { debriefEvents } from '../debrief/debrief.events';
import { BESIDE_THE_VERSION } from './signed-version';
import type { ChangesSince } from './signed-version.schema';
import type { DebriefDocument } from './debrief.schema';

const signOffsOf = ({ entries }: ViewedOperation): readonly ViewedEntry[] =>
  entries
    .filter(({ name }) => name === 'DebriefSignedOff')
    .sort((one, other) => one.position - other.position);

export const lastSignOff = (operation: ViewedOperation, branch: Branch): ViewedEntry | undefined =>
  signOffsOf(operation).findLast(({ data }) => data.branch === branch);

/** Entries that every participant sees. */
const SEEN_BY_ALL = new Set(
  [...operationPlanEvents, ...conductEvents, ...debriefEvents]
    .filter(({ audience, name }) => audience === 'participants' && !BESIDE_THE_VERSION.has(name))
    .map(({ name }) => name as string),
);

/**
 * Marks the sign-offs that no longer stand for what there is. Of the own branch by its own view then and now; of
 * another by what every participant sees, so that nothing is revealed of what else that branch saw.
 */
export function withSignOffs(
  document: DebriefDocument,
  operation: ViewedOperation,
  changes: ChangesSince | undefined,
): DebriefDocument {
  const signed = signOffsOf(operation);
  const isOutdated = (id: string): boolean => {
    const own = signed.find(({ entry }) => entry.id === id);
    if (!own) return false;
    const { branch } = own.data;
    if (signed.some((one) => one.data.branch === branch && one.position > own.position)) return true;
    if (branch === operation.viewer.branch) return (changes?.changes.length ?? 0) > 0;
    return operation.entries.some(({ name, position }) => position > own.position && SEEN_BY_ALL.has(name));
  };
  const signOffs = document.signOffs.map((one) =>
    isOutdated(one.entries[0]!) ? { ...one, outdated: true as const } : one,
  );
  return { ...document, signOffs, ...(changes ? { changes } : {}) };
}
