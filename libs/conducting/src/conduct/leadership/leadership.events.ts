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

/** Offered to a person of the leading branch; until they accept, nothing has changed (ADR 0014). */
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
/**
 * Where the leader has left or is out of reach, another operation leader of the branch leads from here (ADR
 * 0037). `from`: who led until then.
 */
export const LeadershipTakenOver = defineEvent({
  ...conduct,
  name: 'LeadershipTakenOver',
  fields: { from: shared(PersonRefSchema), why: participantsOnly(Text) },
});

export const leadershipEvents = [LeadershipHandedOver, LeadershipAccepted, LeadershipTakenOver] as const;
