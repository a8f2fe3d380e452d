import { DomainError, type CommandMetadata, type PersonRef, type Recorded } from '@samsyn/kernel';
import type { ReportedFactOf } from '../conduct-facts';
import type { ConductEvent } from '../conduct.events';

export interface Leadership {
  /** Handed over and accepted by nobody yet. `id`: of its `LeadershipHandedOver`. */
  readonly offered: { readonly id: string; readonly to: PersonRef } | undefined;
  /** Who accepted or took over last; undefined while leadership was neither handed over nor taken over. */
  readonly leader: string | undefined;
}

export const ledByRole: Leadership = { offered: undefined, leader: undefined };

/**
 * A leader who hands over to themselves takes back an offer that nobody has accepted. A later offer replaces
 * an earlier one.
 */
export const handedOver = (leadership: Leadership, { id, actor }: Recorded, to: PersonRef): Leadership => ({
  ...leadership,
  offered: to.person === actor.person ? undefined : { id, to },
});

export const handoverAccepted = (
  { offered }: Leadership,
  { actor }: Recorded,
  handover: string,
): Leadership => ({ offered: offered?.id === handover ? undefined : offered, leader: actor.person });

/** An offer of the former leader that nobody accepted lapses. */
export const takenOver = ({ actor }: Recorded): Leadership => ({ offered: undefined, leader: actor.person });

/**
 * What is under preliminary-investigation secrecy is for the leading branch (OSL 18:1): a leader of another branch
 * could not read the operation that they lead (ADR 0014).
 * @throws DomainError `CONDUCT.LEADER_OUTSIDE_BRANCH`
 */
export function decideHandover(
  { data }: ReportedFactOf<'LeadershipHandedOver'>,
  { offered }: Leadership,
  { actor, standing }: CommandMetadata,
): readonly ConductEvent[] {
  const { to } = data;
  if (to.branch !== standing?.leadingBranch) throw new DomainError('CONDUCT.LEADER_OUTSIDE_BRANCH');
  const isAlreadySo = offered ? offered.to.person === to.person : to.person === actor.person;
  return isAlreadySo ? [] : [{ name: 'LeadershipHandedOver', data }];
}

/**
 * @throws DomainError `CONDUCT.NO_HANDOVER`: also for a colleague of the one it was handed over to
 */
export function decideAcceptance(
  { data: { handover } }: ReportedFactOf<'LeadershipAccepted'>,
  { offered, leader }: Leadership,
  { actor }: CommandMetadata,
): readonly ConductEvent[] {
  if (offered?.to.person === actor.person && (handover ?? offered.id) === offered.id)
    return [{ name: 'LeadershipAccepted', data: { handover: offered.id } }];
  if (!offered && leader === actor.person) return [];
  throw new DomainError('CONDUCT.NO_HANDOVER');
}

/**
 * `leading`: who is known to lead now; more than one while leadership was never handed over (`whoLeads`). Naming them
 * makes two who take over at once notice each other.
 * @throws DomainError `CONDUCT.NOT_THE_LEADER`
 */
export function decideTakeover(
  { data }: ReportedFactOf<'LeadershipTakenOver'>,
  { leader }: Leadership,
  { actor }: CommandMetadata,
  leading: readonly string[],
): readonly ConductEvent[] {
  if (leader === actor.person) return [];
  const { person } = data.from;
  if (!leading.includes(person) || person === actor.person) throw new DomainError('CONDUCT.NOT_THE_LEADER');
  return [{ name: 'LeadershipTakenOver', data }];
}
