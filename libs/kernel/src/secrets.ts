import type { ChosenLabel } from './labels';

/** A secret text as it is handed in, with the labels its recorder chose. */
export interface LabelledText {
  readonly value: string;
  readonly label: readonly ChosenLabel[];
}

/** The secret fields of a command, apart from its facts: values for the event's data, and their labels. */
export function secretsOf<Field extends string>(
  given: { readonly [K in Field]?: LabelledText },
  fields: readonly Field[],
): { data: { [K in Field]?: string }; labels: Record<string, readonly ChosenLabel[]> } {
  const data: { [K in Field]?: string } = {};
  const labels: Record<string, readonly ChosenLabel[]> = {};
  for (const field of fields) {
    const text = given[field];
    if (text === undefined) continue;
    data[field] = text.value;
    labels[field] = text.label;
  }
  return { data, labels };
}
