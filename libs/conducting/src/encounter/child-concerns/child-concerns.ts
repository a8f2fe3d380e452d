import { agencyOf, DomainError, type Branch, type Instant, type RecordedOf } from '@samsyn/kernel';
import type { EncounterEvent } from '../encounter.events';
import { notTheirs, unknownEncounter } from '../encounter-facts';
import { stillHad } from '../matters/matters';
import type { AnswerFrom } from '../referrals/referrals';

/** `id` is that of its `ChildConcernReported` entry, `to` the social services that must acknowledge it. */
export interface ChildConcern {
  readonly id: string;
  readonly to: Branch;
  /** Offices that it was redirected from. */
  readonly former: readonly Branch[];
  readonly reporter: Branch;
  readonly acknowledged: boolean;
  /** When the office that has it could first see it. */
  readonly reportedAt: Instant;
  readonly reminders: number;
  readonly remindedAt?: Instant;
  /** Sealed apart from the encounter: it is the office's as well, and stays when the encounter is erased. */
  readonly isApart: boolean;
  /** Offices that have erased their copy of it. */
  readonly erasedBy: readonly Branch[];
}
export type ChildConcerns = readonly ChildConcern[];

export type ChildConcernEvent = Extract<EncounterEvent, { readonly name: `ChildConcern${string}` }>;

const changed = (concerns: ChildConcerns, id: string, change: Partial<ChildConcern>): ChildConcerns =>
  concerns.map((known) => (known.id === id ? { ...known, ...change } : known));

export function foldConcerns(concerns: ChildConcerns, event: RecordedOf<ChildConcernEvent>): ChildConcerns {
  const { id, recordedAt } = event;
  switch (event.name) {
    case 'ChildConcernReported': {
      // Erased on every side it waits nowhere.
      if (event.erased.includes('to')) return concerns;
      const { to } = event.data;
      const begun = { acknowledged: false, reportedAt: recordedAt, reminders: 0, former: [], erasedBy: [] };
      const isApart = event.matter !== undefined;
      return [...concerns, { id, to, reporter: event.actor.branch, isApart, ...begun }];
    }
    case 'ChildConcernAcknowledged':
      return changed(concerns, event.data.concern, { acknowledged: true });
    case 'ChildConcernReminded':
      return changed(concerns, event.data.concern, { reminders: event.data.times, remindedAt: recordedAt });
    case 'ChildConcernRedirected':
      return concerns.map((known) => (known.id === event.data.concern ? redirected(known, event) : known));
  }
}

/** The new office has as long to acknowledge it as the first had, whatever the first has answered. */
function redirected(
  { id, to: from, former, reporter, isApart, erasedBy }: ChildConcern,
  { data: { to }, recordedAt }: Extract<RecordedOf<ChildConcernEvent>, { name: 'ChildConcernRedirected' }>,
): ChildConcern {
  const others = (branches: readonly Branch[]) => branches.filter((branch) => branch !== to);
  return {
    ...{ id, to, former: [...others(former), from], reporter, isApart },
    ...{ acknowledged: false, reportedAt: recordedAt, reminders: 0, erasedBy: others(erasedBy) },
  };
}

/**
 * The duty to report is to the social services.
 * @rule child-concern-to-social-services: A concern for a child goes to a branch of the social services, and to
 *   nobody else.
 * @source SoL (2025:400) 19:1; domain: The encounter
 * @proof a concern for a child › goes to the social services alone, …
 * @throws DomainError `CHILD_CONCERN.NOT_SOCIAL_SERVICES` (invalid)
 */
export function mustBeSocialServices(to: Branch): void {
  if (agencyOf(to) !== 'social-services') {
    throw new DomainError('CHILD_CONCERN.NOT_SOCIAL_SERVICES', {}, 'invalid');
  }
}

/** What is meant by the id, or by none. @throws DomainError `ENCOUNTER.UNKNOWN` */
function meantBy({ named }: AnswerFrom, concerns: ChildConcerns): ChildConcerns {
  const meant = concerns.filter(({ id }) => named === undefined || id === named);
  if (named !== undefined && meant.length === 0) throw unknownEncounter();
  return meant;
}

/** Of those meant, what the acting office has. @throws DomainError `CHILD_CONCERN.REDIRECTED`, `ENCOUNTER.UNKNOWN`, `ACCESS.NOT_YOURS` */
function hadBy({ entrance, actor }: AnswerFrom, meant: ChildConcerns): ChildConcerns {
  const received = meant.filter(({ to }) => to === actor.branch);
  const own = stillHad(received, actor.branch);
  if (own.length > 0) return own;
  const isFormer = meant.some(({ former }) => former.includes(actor.branch));
  throw isFormer ? new DomainError('CHILD_CONCERN.REDIRECTED') : notTheirs(entrance);
}

/**
 * The id of the concern that is acknowledged, undefined where it is already so.
 * @throws DomainError `ENCOUNTER.UNKNOWN`, `ACCESS.NOT_YOURS`, `CHILD_CONCERN.REDIRECTED` (conflict)
 */
export const concernFor = (from: AnswerFrom, concerns: ChildConcerns): string | undefined =>
  hadBy(from, meantBy(from, concerns)).findLast(({ acknowledged }) => !acknowledged)?.id;

/** What the command fills in of a redirection. */
export type Redirection = Record<'concern' | 'from' | 'reporter', string>;

/**
 * What is redirected, undefined where it is there already. Who reported may redirect, in an encounter its holder, and
 * the office that has it.
 * @rule child-concern-redirected: A concern that came to the wrong office is redirected with a reason, by who reported
 *   it or by the office that has it, and waits anew for the office that it goes to.
 * @source SoL (2025:400) 19:1; domain: The encounter; ADR 0035
 * @proof a concern for a child › is redirected by who reported it and by the office that has it, and by nobody else
 * @throws DomainError as `concernFor`, and `CHILD_CONCERN.NOT_SOCIAL_SERVICES` (invalid)
 */
export function redirectionOf(
  from: AnswerFrom,
  to: Branch,
  concerns: ChildConcerns,
): Redirection | undefined {
  mustBeSocialServices(to);
  const meant = meantBy(from, concerns);
  const within = from.entrance === 'holder' && meant.length > 0 ? meant : hadBy(from, meant);
  const concern = within.findLast(({ acknowledged }) => !acknowledged) ?? within.at(-1)!;
  if (concern.to === to) return undefined;
  return { concern: concern.id, from: concern.to, reporter: concern.reporter };
}
