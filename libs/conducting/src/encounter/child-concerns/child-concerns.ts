import type { Branch } from '@samsyn/kernel';
import { notTheirs, unknownEncounter } from '../encounter-facts';
import type { AnswerFrom } from '../referrals/referrals';

/** `id` is that of its `ChildConcernReported` entry, `to` the social services that must acknowledge it. */
export interface ChildConcern {
  readonly id: string;
  readonly to: Branch;
  readonly acknowledged: boolean;
}
export type ChildConcerns = readonly ChildConcern[];

export const acknowledged = (concerns: ChildConcerns, id: string): ChildConcerns =>
  concerns.map((known) => (known.id === id ? { ...known, acknowledged: true } : known));

/**
 * The id of the concern that is acknowledged, undefined where it is already so.
 * @throws DomainError `ENCOUNTER.UNKNOWN`, `ACCESS.NOT_YOURS`
 */
export function concernFor(
  { entrance, actor, named }: AnswerFrom,
  concerns: ChildConcerns,
): string | undefined {
  const meant = concerns.filter(({ id }) => named === undefined || id === named);
  if (named !== undefined && meant.length === 0) throw unknownEncounter();
  const own = meant.filter(({ to }) => to === actor.branch);
  if (own.length === 0) throw notTheirs(entrance);
  return own.findLast((concern) => !concern.acknowledged)?.id;
}
