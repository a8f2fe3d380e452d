import { BranchText, codeOf, defineMatterEvent, field, secret, Text, Uuid } from '@samsyn/event-store';
import type { TSchema } from 'typebox';

/** What the concern is about. */
export const CONCERN_ABOUT = ['may-be-a-minor', 'child-present', 'child-elsewhere'] as const;

/**
 * Exists only for who reported, in an encounter for its holder, and for the office that the entry names. It is that
 * office's as well, whatever is erased of the encounter (ADR 0045).
 */
const owned = { service: 'conducting', audience: 'encounter-owner' } as const;
/** The concern, by the id of the entry that reported it. */
const ofConcern = { ...owned, matter: 'concern' } as const;
const own = <S extends TSchema>(schema: S) => field(schema, 'social-services');

/**
 * The concern's id is the id of this entry. It discloses its own fields to the office it names; whom it names is never
 * corrected, it is redirected (ADR 0035).
 */
export const ChildConcernReported = defineMatterEvent({
  ...owned,
  name: 'ChildConcernReported',
  names: 'to',
  fields: {
    to: own(BranchText),
    about: own(codeOf(CONCERN_ABOUT)),
    ground: secret(Text),
  },
  earlier: [
    {
      version: 1,
      fields: {
        to: own(BranchText),
        ground: secret(Text, { floor: ['social-services'] }),
      },
      // Erased, it says nothing of the child.
      upcast: (data) => (data.to === undefined ? data : { ...data, about: 'may-be-a-minor' }),
    },
  ],
});
export const ChildConcernAcknowledged = defineMatterEvent({
  ...ofConcern,
  name: 'ChildConcernAcknowledged',
  fields: { concern: own(Uuid) },
});
/** The office that had it is not responsible, or it was the wrong one. Both offices know their part, and why. */
export const ChildConcernRedirected = defineMatterEvent({
  ...ofConcern,
  name: 'ChildConcernRedirected',
  names: ['to', 'from'],
  fields: {
    concern: own(Uuid),
    to: own(BranchText),
    from: own(BranchText),
    /** Who reported the concern, and goes on waiting for its acknowledgement. */
    reporter: own(BranchText),
    why: own(Text),
  },
});

export const childConcernEvents = [
  ChildConcernReported,
  ChildConcernAcknowledged,
  ChildConcernRedirected,
] as const;

/** One stream for each concern that was reported outside every encounter, sealed under keys of its own. */
export const childConcernStream = (id: string): string => `conducting.child-concern-${id}`;
