import { inHyphens, OCCUPANCY_LIMIT_FIELDS, wholeNumberIn } from '@samsyn/kinds';
import type { LabelledText } from '@samsyn/kernel';
import {
  FactDto,
  field,
  items,
  labelledTextRule,
  ListOf,
  saying,
  textRule,
  withLabels,
  withLineFeeds,
} from '@samsyn/web';
import { SECRET_MATTERS } from '../operation-plan.events';

const FIELD = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const MAX_CHANGES = 30;
const MAX_LENGTH = 10_000;

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isSecret = (name: string): boolean => SECRET_MATTERS.some((secret) => secret === name);
/** The head-count is compared with it: what is no number would be no limit. */
const isNumber = (name: string): boolean =>
  name === 'sites' || OCCUPANCY_LIMIT_FIELDS.includes(inHyphens(name));

const asText = (value: unknown): string => String(value);

const secretRule = labelledTextRule(MAX_LENGTH);
const wordsRule = textRule(MAX_LENGTH);

/** As the proposal has the field: a labelled text, a whole number, or a text for all who take part. */
function brokenValue(name: string, value: unknown): string | undefined {
  if (value === null) return 'required';
  if (isSecret(name)) return secretRule(value);
  if (isNumber(name)) return wholeNumberIn(asText(value)) === undefined ? 'count' : undefined;
  return wordsRule(value);
}

/** The code of the broken rule; a key that breaks one is not repeated to the caller. */
function brokenRule(value: unknown): string | undefined {
  if (value === undefined) return 'required';
  if (!isMap(value)) return 'object';
  const changes = Object.entries(value);
  if (changes.length === 0 || changes.length > MAX_CHANGES)
    return saying('map-size', { min: 1, max: MAX_CHANGES });
  for (const [name, change] of changes) {
    if (!FIELD.test(name)) return 'map-key';
    const broken = brokenValue(name, change);
    if (broken !== undefined)
      return broken.startsWith('@') ? `@${name}/${broken.slice(1)}` : `@${name} ${broken}`;
  }
  return undefined;
}

const canonical = (value: unknown): unknown =>
  isMap(value)
    ? Object.fromEntries(
        Object.entries(value).map(([name, change]) => [
          name,
          isSecret(name) ? withLabels(change) : withLineFeeds(change),
        ]),
      )
    : value;

/** `{ "dress": "uniform", "maxInside": 4 }`: what has changed in the plan. */
const PlanChanges = (): PropertyDecorator =>
  field(
    {
      example: { dress: 'uniform', maxInside: 4 },
      description:
        'Each field that changed, with its new value: `purpose`, `reference`, `municipality`, `dress` and points of the ' +
        'kind’s agenda as texts for all who take part; `sites` and `maxInside` as numbers; `location` and `source` as ' +
        'labelled texts, which keep the labels that they have in the plan.',
    },
    { type: 'object', additionalProperties: true },
    brokenRule,
    canonical,
  );

export class AmendmentDto extends FactDto {
  @PlanChanges() changes: Record<string, unknown>;
  @ListOf(items.branches, {
    max: 50,
    optional: true,
    example: ['police/border-police'],
    description: 'Branches that need a new briefing, beside those that the matter itself concerns.',
  })
  briefAnew?: string[];
}

type Changes = Readonly<Record<string, unknown>>;

export const changesIn = (changes: Changes): { field: string; value: string }[] =>
  Object.entries(changes)
    .filter(([name]) => !isSecret(name))
    .map(([name, value]) => ({ field: name, value: asText(value) }));

export const secretsIn = (changes: Changes): { location?: LabelledText; source?: LabelledText } =>
  Object.fromEntries(Object.entries(changes).filter(([name]) => isSecret(name)));
