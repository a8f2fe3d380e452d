import type { ChosenLabel, Json, JsonObject } from '@samsyn/kernel';
import type { FactDefinition } from './fact-definition';

/**
 * A fact as it was sent: its fields by the names of the event, the secret ones apart from the labels chosen
 * for them.
 */
export interface ReportedFact<Name extends string = string> {
  readonly name: Name;
  readonly data: JsonObject;
  readonly labels: Readonly<Record<string, readonly ChosenLabel[]>>;
}

/** Said of every fact, and carried by the envelope instead of the data. */
const ENVELOPE_FIELDS = new Set(['occurredAt']);

interface Labelled {
  readonly value: string;
  readonly label: readonly ChosenLabel[];
}

/** `body` has passed its DTO; a field whose label the recorder chooses is `{ value, label }` there. */
export function reportedFact<Name extends string>(
  { event: { name, fields } }: FactDefinition<Name>,
  body: object,
): ReportedFact<Name> {
  const data: Record<string, Json> = {};
  const labels: Record<string, readonly ChosenLabel[]> = {};
  for (const [field, value] of Object.entries(body) as [string, unknown][]) {
    if (value === undefined || ENVELOPE_FIELDS.has(field)) continue;
    if (fields[field]?.chosen) {
      const { value: text, label } = value as Labelled;
      data[field] = text;
      labels[field] = label;
    } else data[field] = value as Json;
  }
  return { name, data, labels };
}
