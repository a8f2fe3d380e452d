import type { Intent } from './decider';
import { DomainError } from './domain-error';
import { isPolice, type Branch } from './people';

/** What the acting branch and person are to the operation at the moment of the command. */
export interface Standing {
  readonly leadingBranch: Branch;
  /** The branch proposed the operation and leads it. */
  readonly leads: boolean;
  readonly participates: boolean;
  readonly invited: boolean;
  /** The person is a named facilitator of the debrief. */
  readonly facilitates: boolean;
}

/** Who acts, and what she is to the operation. */
export type Acting = Pick<Intent, 'actor' | 'standing'>;

/** Who may do what (the table is the rule "Who may" of docs/rules.md). */
export const WHO_MAY = {
  'operation-leader': ({ actor, standing }) => !!standing?.leads && actor.role === 'operation-leader',
  'police-on-site': ({ actor, standing }) =>
    !!standing?.leads || (!!standing?.participates && isPolice(actor.branch)),
  participant: ({ standing }) => !!standing?.leads || !!standing?.participates,
  invited: ({ standing }) => !!standing?.invited,
  'invited-or-participant': ({ standing }) => !!standing?.invited || !!standing?.participates,
  facilitator: ({ standing }) => !!standing?.facilitates,
  coordinator: ({ actor }) => actor.role === 'coordinator',
} satisfies Record<string, (intent: Acting) => boolean>;
export type WhoMay = keyof typeof WHO_MAY;

/** @throws DomainError `ACCESS.NOT_YOURS` (forbidden) where the acting person may know the operation but not do this. */
export function must(who: WhoMay, intent: Acting): void {
  if (!WHO_MAY[who](intent)) throw new DomainError('ACCESS.NOT_YOURS', { requires: who }, 'forbidden');
}
