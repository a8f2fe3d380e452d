const text = { type: 'string' };
const uuid = { type: 'string', format: 'uuid' };
const instant = { type: 'string', format: 'date-time' };
const branch = { type: 'string', example: 'police/trafficking-unit' };
const flag = { type: 'boolean', enum: [true] };
const listOf = (items: object) => ({ type: 'array', items });
const object = (required: readonly string[], properties: object) => ({
  type: 'object',
  required,
  properties,
});

/** JSON Schema (draft 2020-12) of an entry as an exit shows it. */
export const ENTRY_SCHEMA = object(['id', 'type', 'at', 'recordedAt', 'branch', 'by', 'facts', 'withheld'], {
  id: uuid,
  type: { type: 'string', example: 'SiteSecured' },
  at: {
    ...instant,
    description: 'When it happened, as it was told; a correction of it stands in `corrections`.',
  },
  recordedAt: instant,
  branch: { ...branch, description: '`system` for what Samsyn did by itself.' },
  by: {
    ...text,
    description: 'The person by handle for the own and the leading branch, elsewhere branch and role.',
  },
  facts: { type: 'object', additionalProperties: true },
  withheld: listOf(object(['field', 'rule'], { field: text, rule: { type: 'string', example: 'OSL 26:1' } })),
  disclosed: listOf(
    object(['field', 'decision'], {
      field: text,
      decision: uuid,
      ground: text,
      purpose: text,
      weighing: text,
      decidedBy: text,
      withdrawn: flag,
    }),
  ),
  received: listOf(
    object(['field', 'recipient', 'decision'], {
      entry: uuid,
      field: text,
      recipient: branch,
      decision: uuid,
      withdrawn: flag,
    }),
  ),
  encounter: { ...uuid, description: 'For those who may address the encounter.' },
  callOut: uuid,
  late: { ...flag, description: 'Recorded more than 15 minutes after it happened.' },
  aheadOfClock: { ...flag, description: "The reporter's clock was ahead of ours." },
  corrections: listOf(object(['field', 'is', 'by'], { field: text, is: {}, was: {}, by: uuid })),
  personMet: { type: 'integer', minimum: 1 },
  inError: {
    type: 'object',
    description: 'It should not be there; only with `inError=shown`.',
    required: ['kind', 'by'],
    properties: {
      kind: { enum: ['entered-in-error', 'wrong-person'] },
      by: { type: 'string', format: 'uuid' },
    },
  },
  duringSuspension: { ...flag, description: 'It happened while the operation was halted.' },
});

export const HISTORY_SCHEMA = object(['entries'], {
  entries: listOf(ENTRY_SCHEMA),
  next: { ...text, description: 'Absent on the last page.' },
});

export const REPLAY_SCHEMA = object(
  [
    'operation',
    'at',
    'plan',
    'coordinator',
    'preBriefing',
    'sites',
    'checkIns',
    'present',
    'personsMet',
    'entries',
    'lastEntries',
  ],
  {
    operation: uuid,
    at: instant,
    asOf: instant,
    phase: { type: 'string', example: 'under-way' },
    leader: object(['who', 'since'], {
      who: text,
      since: instant,
      offeredTo: { ...text, description: 'Leadership was handed over to her; she has not accepted it.' },
    }),
    plan: { type: 'object', additionalProperties: true },
    coordinator: object(['state'], {
      state: {
        type: 'string',
        enum: ['not-called', 'called', 'accepted', 'declined', 'unanswered', 'withdrawn', 'released'],
      },
      who: text,
      mode: text,
      eta: instant,
      answerBy: instant,
    }),
    preBriefing: object(['state', 'briefed'], {
      state: { type: 'string', enum: ['none', 'scheduled', 'held'] },
      at: instant,
      maxInside: { type: 'integer' },
      briefed: listOf(branch),
    }),
    released: object(['at', 'withoutCoordinator', 'overridden'], {
      at: instant,
      withoutCoordinator: { type: 'boolean' },
      overridden: listOf(text),
    }),
    sites: listOf(
      object(['site', 'inside', 'secured'], {
        site: text,
        inside: { type: 'integer' },
        maxInside: { type: 'integer' },
        maxExceeded: flag,
        secured: { type: 'boolean' },
      }),
    ),
    checkIns: listOf(
      object(['checkIn', 'who', 'overdue'], {
        checkIn: uuid,
        who: listOf(text),
        site: text,
        nextAt: instant,
        overdue: { type: 'boolean' },
        alarm: uuid,
      }),
    ),
    present: listOf(branch),
    personsMet: { type: 'integer' },
    entries: { type: 'integer' },
    lastEntries: listOf(uuid),
  },
);
