import { inHyphens, MOST_INSIDE_FIELDS, wholeNumberIn } from '@samsyn/kinds';
import { field } from '@samsyn/web';

const FIELD = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const MAX_CHANGES = 30;
const MAX_LENGTH = 10_000;

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Values are texts, numbers, flags or what JSON makes of them: an amendment is read by people. */
const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The head-count is held against it: what is no number would be no limit. */
const isMostInside = (name: string): boolean => MOST_INSIDE_FIELDS.includes(inHyphens(name));

/** The code of the broken rule; a key that breaks one is not repeated to the caller. */
function brokenRule(value: unknown): string | undefined {
  if (value === undefined) return 'required';
  if (!isMap(value)) return 'object';
  const changes = Object.entries(value);
  if (changes.length === 0 || changes.length > MAX_CHANGES) return 'map-size';
  for (const [name, told] of changes) {
    if (!FIELD.test(name)) return 'map-key';
    if (told === null || told === '') return `@${name} required`;
    if (asText(told).length > MAX_LENGTH) return `@${name} max-length`;
    if (isMostInside(name) && wholeNumberIn(asText(told)) === undefined) return `@${name} count`;
  }
  return undefined;
}

/** `{ "dress": "uniform", "maxInside": 4 }`: what of the plan is now otherwise. */
export const PlanChanges = (): PropertyDecorator =>
  field(
    {
      example: { dress: 'uniform', maxInside: 4 },
      description: 'Each field that changed, with its new value.',
    },
    { type: 'object', additionalProperties: true },
    brokenRule,
  );

export const changesIn = (changes: Readonly<Record<string, unknown>>): { field: string; value: string }[] =>
  Object.entries(changes).map(([name, value]) => ({ field: name, value: asText(value) }));
