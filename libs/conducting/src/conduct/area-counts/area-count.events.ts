import {
  codeOf,
  Count,
  defineEvent,
  InstantText,
  optional,
  participantsOnly,
  secret,
  shared,
  Text,
} from '@samsyn/event-store';
import Type from 'typebox';

/**
 * What a mapping counts: where sex is sold and bought, in the open and through advertisements. None describes how
 * anybody looks or where anybody comes from, and none is of one person (docs/adr/0041).
 */
export const COUNTED = [
  'advertisements',
  'apartments',
  'massage-parlours',
  'nail-salons',
  'other-premises',
  'exposed-persons-in-public',
  'suspected-buyers-in-public',
  'vehicles',
] as const;

/** A district or a stretch of a street has a name, not a description. */
export const AREA_NAME_MAX = 120;

/**
 * How many of something there were in an area. `from` and `to`: the time that the count is of, where it is not just
 * the moment when it was taken; whole days go from midnight to midnight. Zero is a count too: somebody looked.
 */
export const AreaCounted = defineEvent({
  service: 'conducting',
  audience: 'participants',
  name: 'AreaCounted',
  fields: {
    area: participantsOnly(Type.String({ minLength: 1, maxLength: AREA_NAME_MAX })),
    what: shared(codeOf(COUNTED)),
    count: shared(Count),
    from: optional(shared(InstantText)),
    to: optional(shared(InstantText)),
    note: secret(Text),
  },
});

export const areaCountEvents = [AreaCounted] as const;
