import {
  closed,
  Code,
  codeOf,
  defineEvent,
  InstantText,
  listOf,
  optional,
  PersonRefSchema,
  shared,
  type EventOf,
} from '@samsyn/event-store';

/** How the person who confirms was reached, as they say it. */
export const REACHED_BY = ['e-mail', 'sms', 'push', 'telephone', 'work-list', 'other'] as const;
/**
 * What came of asking a person: the first that applies says why they could not be reached, from `no-channel`
 * (they named none) over `not-verified` and `failing` to `not-sent`; `no-answer` where a message was taken.
 */
export const DRILL_OUTCOMES = [
  'confirmed',
  'no-channel',
  'not-verified',
  'failing',
  'not-sent',
  'no-answer',
] as const;

/**
 * @rule drill-persons-most: A contact drill asks {value} persons at most.
 * @source domain: Work lists and notifications
 * @proof a contact drill › asks two hundred persons at most
 */
export const DRILL_PERSONS_MOST = 200;

/** Of no operation: the branch that drills knows of it, and each person asked, of their own part. */
const drill = { service: 'notifications', audience: 'branch' } as const;

export const ContactDrillStarted = defineEvent({
  ...drill,
  name: 'ContactDrillStarted',
  fields: {
    region: shared(Code),
    who: shared(listOf(PersonRefSchema, DRILL_PERSONS_MOST)),
    answerBy: shared(InstantText),
  },
});
export const ContactDrillConfirmed = defineEvent({
  ...drill,
  name: 'ContactDrillConfirmed',
  fields: { via: optional(shared(codeOf(REACHED_BY))) },
});
/** By Samsyn, when the time is over. */
export const ContactDrillEnded = defineEvent({
  ...drill,
  name: 'ContactDrillEnded',
  fields: {
    results: shared(
      listOf(closed({ who: PersonRefSchema, outcome: codeOf(DRILL_OUTCOMES) }), DRILL_PERSONS_MOST),
    ),
  },
});

export const contactDrillEvents = [ContactDrillStarted, ContactDrillConfirmed, ContactDrillEnded] as const;
export type ContactDrillEvent = EventOf<(typeof contactDrillEvents)[number]>;

export const contactDrillStream = (drillId: string): string => `notifications.contact-drill-${drillId}`;
