import { Code, field, items, saying, UuidField } from '@samsyn/web';
import { CONDUCT_FACTS, type ConductFactName } from '../conduct/conduct-facts';
import { conductStarted } from '../conduct/start-conduct/start-conduct.commands';
import { ENCOUNTER_FACTS, type EncounterFactName } from '../encounter/encounter-facts';
import { encounterOpened } from '../encounter/open-encounter/open-encounter.commands';
import type { FactDefinition } from '../facts/fact-definition';

export const MAX_ITEMS = 500;
const KEY = /^[\x21-\x7e]{1,128}$/;
const ALONE = { ConductStarted: conductStarted, EncounterOpened: encounterOpened } as const;

export type BatchableName = keyof typeof ALONE | ConductFactName | EncounterFactName;

/** What a batch may hold. */
export const BATCH_FACTS: Readonly<Record<BatchableName, FactDefinition>> = {
  ...ALONE,
  ...CONDUCT_FACTS,
  ...ENCOUNTER_FACTS,
};
const NAMES = Object.keys(BATCH_FACTS);

export const isConductFact = (name: BatchableName): name is ConductFactName => name in CONDUCT_FACTS;
export const isEncounterFact = (name: BatchableName): name is EncounterFactName => name in ENCOUNTER_FACTS;

const isKey = (value: unknown): value is string => typeof value === 'string' && KEY.test(value);
/** The key of an item in whatever state it came, so that its answer can be told from the others. */
export const keyIn = (item: Readonly<Record<string, unknown>>): string | undefined =>
  isKey(item['key']) ? item['key'] : undefined;

const Key = (description: string, optional: boolean): PropertyDecorator =>
  field(
    { description, optional, example: 'a1' },
    { type: String, minLength: 1, maxLength: 128, pattern: KEY.source },
    (value) => (isKey(value) ? undefined : value === undefined ? 'required' : 'key'),
  );

/** What an item says beside the fields of its fact. */
export class BatchItemHeadDto {
  @Key(
    'As an Idempotency-Key: the item is recorded once, however often it is sent, alone or in a batch.',
    false,
  )
  key: string;
  @Code(NAMES, { description: 'The event.' }) does: BatchableName;
  @UuidField({
    optional: true,
    description:
      'Which encounter, for a fact of an encounter; none for a concern for a child that is told outside every one.',
  })
  encounter?: string;
  @Key(
    'Instead of `encounter`: the key under which the caller opened it, perhaps earlier in this batch.',
    true,
  )
  encounterKey?: string;
}

const ITEM_SCHEMA = {
  type: 'object',
  description: 'Beside these members the fields of the fact, as on its own route.',
  required: ['key', 'does'],
  properties: {
    key: { type: 'string', pattern: KEY.source },
    does: { type: 'string', enum: NAMES },
    occurredAt: { type: 'string', format: 'date-time' },
    encounter: items.uuids.schema,
    encounterKey: { type: 'string', pattern: KEY.source },
  },
  additionalProperties: true,
} as const;

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function itemsRule(value: unknown): string | undefined {
  if (value === undefined) return 'required';
  if (!Array.isArray(value)) return 'list';
  if (value.length < 1 || value.length > MAX_ITEMS) return saying('list-size', { min: 1, max: MAX_ITEMS });
  const odd = value.findIndex((item) => !isObject(item));
  return odd < 0 ? undefined : `@${odd} object`;
}

export class BatchDto {
  @field(
    {
      description: 'Carried out in this order; each is checked and answered by itself.',
      example: [{ key: 'a1', does: 'SiteEntered', occurredAt: '2026-11-19T19:34:00+01:00', persons: 2 }],
    },
    { type: 'array', items: ITEM_SCHEMA, minItems: 1, maxItems: MAX_ITEMS },
    itemsRule,
  )
  items: Record<string, unknown>[];
}
