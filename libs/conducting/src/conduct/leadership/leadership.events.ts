import {
  defineEvent,
  optional,
  participantsOnly,
  PersonRefSchema,
  shared,
  Text,
  Uuid,
} from '@samsyn/event-store';

const conduct = { service: 'conducting', audience: 'participants' } as const;

/** Offered to a person of the leading branch; until she accepts, nothing has changed (ADR 0014). */
export const LeadershipHandedOver = defineEvent({
  ...conduct,
  name: 'LeadershipHandedOver',
  fields: { to: shared(PersonRefSchema), reason: optional(participantsOnly(Text)) },
});
/** `handover`: the entry that offered it. From here its actor leads. */
export const LeadershipAccepted = defineEvent({
  ...conduct,
  name: 'LeadershipAccepted',
  fields: { handover: shared(Uuid) },
});

export const leadershipEvents = [LeadershipHandedOver, LeadershipAccepted] as const;
