import type { Instant } from './clock';
import { DomainError } from './domain-error';
import { agencyOf, isPolice, SYSTEM_BRANCH, type Actor, type Branch } from './people';

export interface ConductEnd {
  /** Position of the entry that told of it first. A right is judged by this: nobody can report or correct it. */
  readonly knownFrom: number;
  /** The earliest time that was reported for it: what happened before is taken after it, with its own time. */
  readonly reportedAt: Instant;
}

/** What the acting branch and person are to the operation at the moment of the command. */
export interface Standing {
  readonly leadingBranch: Branch;
  /** The branch proposed the operation and leads it. */
  readonly leads: boolean;
  readonly participates: boolean;
  readonly invited: boolean;
  /** The person is a named facilitator of the debrief. */
  readonly facilitates: boolean;
  /**
   * Whether the acting person accepted leadership that was handed over, or took it over. `false`: it lies with another
   * while the conduct lasts. Absent: the role decides.
   */
  readonly leadsInPerson?: boolean;
  /** The end of the conduct; absent until one is recorded. */
  readonly conductEnd?: ConductEnd;
}

/** Who acts. */
export interface Acting {
  readonly actor: Actor;
  /** What they are to the operation, where the command addresses one. */
  readonly standing?: Standing;
}

const SIGNATORIES: readonly string[] = [
  'operation-leader',
  'coordinator',
  'supervisor',
  'duty-officer',
  'case-officer',
  'inspector',
  'prosecutor',
  'support-worker',
];

const DECIDES_ON_RESIDENCE: readonly string[] = ['police', 'migration-agency'];

/** Who may do what. */
export const WHO_MAY = {
  /**
   * @rule operation-leader: An operation leader of the leading branch; once leadership was handed over or taken over, only the one who accepted it or took it over.
   * @source domain: Who takes part; ADR 0014; ADR 0037
   * @proof who may › operation-leader: …
   */
  'operation-leader': ({ actor, standing }) =>
    !!standing?.leads && (standing.leadsInPerson ?? actor.role === 'operation-leader'),
  /**
   * @rule any-operation-leader: An operation leader of the leading branch, whoever leads now: so that nobody's leaving locks the operation.
   * @source domain: Who takes part; ADR 0037
   * @proof who may › any-operation-leader: …
   */
  'any-operation-leader': ({ actor, standing }) => !!standing?.leads && actor.role === 'operation-leader',
  /**
   * @rule leading-branch: Anybody of the branch that proposed the operation.
   * @source domain: Who takes part
   * @proof who may › leading-branch: …
   */
  'leading-branch': ({ standing }) => !!standing?.leads,
  /**
   * @rule police-on-site: The leading branch, and police who take part.
   * @source domain: On the site
   * @proof who may › police-on-site: …
   */
  'police-on-site': ({ actor, standing }) =>
    !!standing?.leads || (!!standing?.participates && isPolice(actor.branch)),
  /**
   * @rule participant: Anybody of a branch that leads or takes part.
   * @source domain: Who takes part
   * @proof who may › participant: …
   */
  participant: ({ standing }) => !!standing?.leads || !!standing?.participates,
  /**
   * @rule decides-on-residence: Police and the Migration Agency, where they take part.
   * @source domain: On the site; ADR 0034
   * @proof who may › decides-on-residence: …
   */
  'decides-on-residence': ({ actor, standing }) =>
    (!!standing?.leads || !!standing?.participates) && DECIDES_ON_RESIDENCE.includes(agencyOf(actor.branch)),
  /**
   * @rule invited: A branch that was invited, about its own invitation.
   * @source domain: Planning
   * @proof who may › invited: …
   */
  invited: ({ standing }) => !!standing?.invited,
  /**
   * @rule invited-or-participant: A branch that was invited or takes part.
   * @source domain: Planning
   * @proof who may › invited-or-participant: …
   */
  'invited-or-participant': ({ standing }) => !!standing?.invited || !!standing?.participates,
  /**
   * @rule facilitator: The person who was named facilitator of the debrief.
   * @source domain: Debrief
   * @proof who may › facilitator: …
   */
  facilitator: ({ standing }) => !!standing?.facilitates,
  /**
   * @rule coordinator: A regional coordinator.
   * @source domain: The encounter
   * @proof who may › coordinator: …
   */
  coordinator: ({ actor }) => actor.role === 'coordinator',
  /**
   * Binds the own branch by an agreement with others.
   * @rule signatory: Somebody with a role that binds the own branch, or answers for its work.
   * @source domain: Agreements
   * @proof who may › signatory: …
   */
  signatory: ({ actor }) => SIGNATORIES.includes(actor.role),
  /**
   * @rule system: Samsyn itself: what follows from a deadline.
   * @source domain: Who is asking
   * @proof who may › system: …
   */
  system: ({ actor }) => actor.branch === SYSTEM_BRANCH,
} satisfies Record<string, (metadata: Acting) => boolean>;
export type WhoMay = keyof typeof WHO_MAY;

/** To an operation leader it is said whose leader it takes, or that another leads now. */
function requiredOf(who: WhoMay, { actor, standing }: Acting): string {
  const isForLeaders = who === 'operation-leader' || who === 'any-operation-leader';
  if (!isForLeaders || actor.role !== 'operation-leader') return who;
  return standing?.leads ? 'operation-leader-who-leads-now' : 'operation-leader-of-the-leading-branch';
}

/** @throws DomainError `ACCESS.NOT_YOURS` (forbidden) where the acting person may know the operation but not do this. */
export function authorize(who: WhoMay, metadata: Acting): void {
  if (!WHO_MAY[who](metadata))
    throw new DomainError('ACCESS.NOT_YOURS', { requires: requiredOf(who, metadata) }, 'forbidden');
}
