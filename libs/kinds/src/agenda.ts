import type { Branch } from '@samsyn/kernel';
import type { AgendaPoint, OperationKind } from './kind';

/** Whether the branch is the party, or a branch of it: `ngo/shelter` is of `ngo`. */
export const isOf = (party: string, branch: Branch): boolean =>
  branch === party || branch.startsWith(`${party}/`);

/** The points that the pre-briefing must cover when these branches take part, in the order of the agenda. */
export const mandatoryPoints = (
  { agenda }: Pick<OperationKind, 'agenda'>,
  taking: readonly Branch[],
): readonly AgendaPoint[] =>
  agenda.filter(({ must }) => {
    if (typeof must === 'string') return must === 'always';
    return must.whenTakesPart.some((party) => taking.some((branch) => isOf(party, branch)));
  });
