import { CLOCK_CODES } from '../clocks/clocks';

const text = { type: 'string' } as const;
const uuid = { type: 'string', format: 'uuid' } as const;
const instant = { type: 'string', format: 'date-time' } as const;
const instantOrNull = { type: ['string', 'null'], format: 'date-time' } as const;
const day = { type: 'string', format: 'date' } as const;
const count = { type: 'integer', minimum: 0 } as const;
const flag = { type: 'boolean' } as const;
const codes = (...values: readonly string[]) => ({ type: 'string', enum: values });
const listOf = (items: object) => ({ type: 'array', items });
const facts = { type: 'object', additionalProperties: true, description: 'Of the entries that tell of it.' };
const object = (properties: object, required: readonly string[] = Object.keys(properties)) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: true,
});

/** JSON Schema of an EncounterPage, for the OpenAPI document. */
export const ENCOUNTER_PAGE_SCHEMA = object(
  {
    id: uuid,
    operation: uuid,
    openedAt: instant,
    site: text,
    ageBand: text,
    identity: object(
      { atOpening: text, name: text, identified: listOf(object({ entry: uuid, at: instant })) },
      ['atOpening', 'identified'],
    ),
    holders: listOf(text),
    conversations: listOf(
      object({ startedAt: instantOrNull, endedAt: instantOrNull, facts, entries: listOf(uuid) }),
    ),
    support: listOf(
      object({
        kind: text,
        offeredAt: instantOrNull,
        answer: { type: ['string', 'null'] },
        answeredAt: instantOrNull,
        entries: listOf(uuid),
      }),
    ),
    supportContact: object(
      { state: codes('none-awaited', 'awaited', 'overdue'), since: instant, due: instant },
      ['state'],
    ),
    followUps: listOf(
      object({
        number: count,
        state: codes('open', 'kept', 'missed'),
        reminded: flag,
        entries: listOf(uuid),
      }),
    ),
    consents: listOf(object({ entry: uuid, givenAt: instant })),
    referrals: listOf(
      object({
        id: uuid,
        to: text,
        service: text,
        state: codes('requested', 'accepted', 'refused', 'completed', 'withdrawn'),
        requestedAt: instant,
        answeredAt: instantOrNull,
        facts,
        reminders: count,
        missing: listOf(codes('consent', 'reservation', 'receiver')),
      }),
    ),
    concerns: listOf(
      object(
        {
          id: uuid,
          to: text,
          state: codes('reported', 'acknowledged'),
          reportedAt: instant,
          reminders: count,
          escalated: flag,
          ground: text,
          law: text,
        },
        ['id', 'to', 'state', 'reportedAt', 'reminders', 'escalated'],
      ),
    ),
    reflectionPeriod: object(
      {
        phase: codes('none', 'applied', 'running', 'ended'),
        applicant: text,
        from: day,
        until: day,
        daysLeft: { type: 'integer' },
        why: text,
      },
      ['phase'],
    ),
    clocks: listOf(object({ code: codes(...CLOCK_CODES), due: instant })),
    linked: listOf(object({ encounter: uuid, operation: uuid, linkedAt: instant })),
  },
  [
    'id',
    'operation',
    'openedAt',
    'identity',
    'holders',
    'conversations',
    'support',
    'supportContact',
    'followUps',
    'consents',
    'referrals',
    'concerns',
    'reflectionPeriod',
    'clocks',
    'linked',
  ],
);
