import type { Branch, Instant, RecordedOf } from '@samsyn/kernel';
import type { EncounterEvent } from '../encounter.events';
import { notTheirs, unknownEncounter } from '../encounter-facts';
import type { AnswerFrom } from '../referrals/referrals';

/** `id` is that of its `ChildConcernReported` entry, `to` the social services that must acknowledge it. */
export interface ChildConcern {
  readonly id: string;
  readonly to: Branch;
  readonly acknowledged: boolean;
  /** When the branch could first see it. */
  readonly reportedAt: Instant;
  readonly reminders: number;
  readonly remindedAt?: Instant;
}
export type ChildConcerns = readonly ChildConcern[];

type Heard = Extract<
  RecordedOf<EncounterEvent>,
  { readonly name: 'ChildConcernReported' | 'ChildConcernAcknowledged' | 'ChildConcernReminded' }
>;

const changed = (concerns: ChildConcerns, id: string, change: Partial<ChildConcern>): ChildConcerns =>
  concerns.map((known) => (known.id === id ? { ...known, ...change } : known));

export function foldConcerns(concerns: ChildConcerns, event: Heard): ChildConcerns {
  const { id, recordedAt } = event;
  switch (event.name) {
    case 'ChildConcernReported': {
      const { to } = event.data;
      return [...concerns, { id, to, acknowledged: false, reportedAt: recordedAt, reminders: 0 }];
    }
    case 'ChildConcernAcknowledged':
      return changed(concerns, event.data.concern, { acknowledged: true });
    case 'ChildConcernReminded':
      return changed(concerns, event.data.concern, { reminders: event.data.times, remindedAt: recordedAt });
  }
}

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
