import { DomainError, plusDays, stockholmDay, type Day, type Decider, type Instant } from '@samsyn/kernel';
import type {
  EncounterLinkEvent,
  EncounterPair,
  LINK_DANGERS,
  LINK_REASONS,
  PARTING_REASONS,
} from './encounter-link.events';

/** A link that is needed for longer is made anew, with what it rests on then. */
export const LINK_DAYS = 365;

/** What a link says, beside the pair. */
export interface LinkReason {
  readonly reason: (typeof LINK_REASONS)[number];
  /** She knows of it. */
  readonly known?: boolean;
  readonly danger?: (typeof LINK_DANGERS)[number];
  /** The last day. */
  readonly until: Day;
}

interface LinkState {
  /** Absent where they are not linked. */
  readonly link?: { readonly until: Day; readonly reason: string };
}

export type ChangeLink = { readonly encounters: EncounterPair } & (
  | { readonly kind: 'LinkEncounters'; readonly why: LinkReason }
  | { readonly kind: 'WithdrawLink'; readonly reason?: (typeof PARTING_REASONS)[number] }
);

/** The last day of a link; of one that was recorded before links had an end: as if it had been made for the longest. */
export const lastDayOf = (until: Day | undefined, linkedAt: Instant): Day =>
  until ?? plusDays(stockholmDay(linkedAt), LINK_DAYS);

/**
 * @throws DomainError `ENCOUNTER.LINKED_WITH_ITSELF`, `ENCOUNTER.LINK_WITHOUT_GROUND`, `ENCOUNTER.LINK_WITHOUT_END`,
 * `ENCOUNTER.NO_LINK`
 */
function decide(command: ChangeLink, { link }: LinkState, now: Instant): EncounterLinkEvent[] {
  const { encounters } = command;
  if (encounters[0] === encounters[1]) throw new DomainError('ENCOUNTER.LINKED_WITH_ITSELF', {}, 'invalid');
  const today = stockholmDay(now);
  const stands = link !== undefined && link.until >= today;
  if (command.kind === 'WithdrawLink') {
    if (!stands) throw new DomainError('ENCOUNTER.NO_LINK');
    const { reason } = command;
    return [{ name: 'EncounterLinkWithdrawn', data: { encounters, ...(reason && { reason }) } }];
  }
  const { why } = command;
  if (why.known !== true && why.danger === undefined)
    throw new DomainError('ENCOUNTER.LINK_WITHOUT_GROUND', {}, 'invalid');
  const latest = plusDays(today, LINK_DAYS);
  if (why.until < today || why.until > latest)
    throw new DomainError('ENCOUNTER.LINK_WITHOUT_END', { earliest: today, latest }, 'invalid');
  if (stands && link.reason === wordOf(why)) return [];
  return [{ name: 'EncountersLinked', data: { encounters, ...why } }];
}

const wordOf = ({ reason, known, danger, until }: Partial<LinkReason>): string =>
  JSON.stringify([reason, known ?? false, danger, until]);

/** Whether two encounters are with the same person, as far as anybody who holds both knows. */
export const encounterLink: Decider<LinkState, ChangeLink, EncounterLinkEvent> = {
  initial: {},
  evolve: (_state, event) => {
    if (event.name === 'EncounterLinkWithdrawn') return {};
    const { data, occurredAt } = event;
    return {
      link: { until: lastDayOf(data.until, occurredAt), reason: wordOf(data as Partial<LinkReason>) },
    };
  },
  decide: (command, state, { now }) => decide(command, state, now),
};
