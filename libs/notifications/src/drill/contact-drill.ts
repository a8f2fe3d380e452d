import {
  DomainError,
  msBetween,
  authorize,
  unknownTo,
  type Actor,
  type Branch,
  type Decider,
  type Instant,
  type CommandMetadata,
  type PersonRef,
  type RecordedOf,
  outOfTime,
  plusMs,
} from '@samsyn/kernel';
import {
  DRILL_PERSONS_MOST,
  type ContactDrillEvent,
  type DRILL_OUTCOMES,
  type REACHED_BY,
} from './contact-drill.events';

export type DrillOutcome = (typeof DRILL_OUTCOMES)[number];
export type ReachedBy = (typeof REACHED_BY)[number];

export interface Confirmation {
  readonly at: Instant;
  readonly via?: ReachedBy;
}

export interface ContactDrill {
  readonly startedBy: Branch | undefined;
  readonly startedAt: Instant;
  readonly region: string;
  readonly answerBy: Instant;
  readonly who: readonly PersonRef[];
  /** By pseudonym: the first one counts. */
  readonly confirmed: ReadonlyMap<string, Confirmation>;
  readonly results: readonly { readonly who: PersonRef; readonly outcome: DrillOutcome }[] | undefined;
}

export type DrillCommand =
  | {
      readonly kind: 'StartDrill';
      readonly region: string;
      readonly who: readonly PersonRef[];
      readonly answerBy: Instant;
    }
  | { readonly kind: 'ConfirmDrill'; readonly via?: ReachedBy }
  | { readonly kind: 'EndDrill'; readonly outcomes: ReadonlyMap<string, Exclude<DrillOutcome, 'confirmed'>> };

const initial: ContactDrill = {
  startedBy: undefined,
  startedAt: '',
  region: '',
  answerBy: '',
  who: [],
  confirmed: new Map(),
  results: undefined,
};

/** Who may test a region's chains: those who call along them, and those responsible for who is called. */
const MAY_DRILL: readonly string[] = ['operation-leader', 'supervisor', 'coordinator'];
/**
 * @rule drill-within-a-day: A contact drill asks for its answers within a day.
 * @source domain: Work lists and notifications
 * @proof a contact drill › has a deadline within a day, and somebody to ask
 */
const LONGEST_MS = 24 * 3_600_000;

/** @throws DomainError `ACCESS.NOT_YOURS` (forbidden) also for a region that is not the actor's */
export function mustMayDrill({ role, regions }: Actor, region?: string): void {
  const isHers = region === undefined || regions.length === 0 || regions.includes(region);
  if (!MAY_DRILL.includes(role))
    throw new DomainError(
      'ACCESS.NOT_YOURS',
      { requires: 'operation-leader-supervisor-or-coordinator' },
      'forbidden',
    );
  if (!isHers) throw new DomainError('ACCESS.NOT_YOURS', { requires: 'own-region' }, 'forbidden');
}

function evolve(drill: ContactDrill, event: RecordedOf<ContactDrillEvent>): ContactDrill {
  switch (event.name) {
    case 'ContactDrillStarted': {
      const { region, who, answerBy } = event.data;
      return { ...drill, startedBy: event.actor.branch, startedAt: event.recordedAt, region, who, answerBy };
    }
    case 'ContactDrillConfirmed': {
      const { via } = event.data;
      const confirmation = { at: event.recordedAt, ...(via === undefined ? {} : { via }) };
      return { ...drill, confirmed: new Map([[event.actor.person, confirmation], ...drill.confirmed]) };
    }
    case 'ContactDrillEnded':
      return { ...drill, results: event.data.results };
  }
}

type Of<Kind> = Extract<DrillCommand, { readonly kind: Kind }>;

function start(
  { region, who, answerBy }: Of<'StartDrill'>,
  { actor, now }: CommandMetadata,
): ContactDrillEvent[] {
  mustMayDrill(actor, region);
  const left = msBetween(now, answerBy);
  if (left <= 0 || left > LONGEST_MS)
    throw outOfTime('DRILL.ANSWER_BY_INVALID', now, { after: now, until: plusMs(now, LONGEST_MS) });
  if (who.length === 0) throw new DomainError('DRILL.NOBODY_TO_ASK');
  if (who.length > DRILL_PERSONS_MOST) throw new DomainError('DRILL.TOO_MANY');
  return [{ name: 'ContactDrillStarted', data: { region, who: [...who], answerBy } }];
}

/** Late is a fact too: it does not change what the drill came to. */
function confirm(
  { via }: Of<'ConfirmDrill'>,
  drill: ContactDrill,
  { actor }: CommandMetadata,
): ContactDrillEvent[] {
  if (!drill.who.some(({ person }) => person === actor.person)) throw unknownTo('DRILL');
  if (drill.confirmed.has(actor.person)) return [];
  return [{ name: 'ContactDrillConfirmed', data: via === undefined ? {} : { via } }];
}

function end(
  { outcomes }: Of<'EndDrill'>,
  drill: ContactDrill,
  metadata: CommandMetadata,
): ContactDrillEvent[] {
  authorize('system', metadata);
  if (drill.startedBy === undefined || drill.results) return [];
  const outcomeOf = (person: string): DrillOutcome =>
    drill.confirmed.has(person) ? 'confirmed' : (outcomes.get(person) ?? 'no-answer');
  const results = drill.who.map((who) => ({ who, outcome: outcomeOf(who.person) }));
  return [{ name: 'ContactDrillEnded', data: { results } }];
}

/** Asks everyone on a region's call chains to confirm being reached (docs/domain.md section 2, planning). */
export const contactDrill: Decider<ContactDrill, DrillCommand, ContactDrillEvent> = {
  initial,
  evolve,
  decide(command, drill, metadata): readonly ContactDrillEvent[] {
    switch (command.kind) {
      case 'StartDrill':
        return start(command, metadata);
      case 'ConfirmDrill':
        return confirm(command, drill, metadata);
      case 'EndDrill':
        return end(command, drill, metadata);
    }
  },
};
