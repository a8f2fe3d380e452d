import { CHOSEN_LABELS, type ChosenLabel } from '@samsyn/kernel';
import { codeRule, inPart, isPlainObject, listRule, textRule, withLineFeeds, type Rule } from './rules';

/**
 * A secret text with the labels that its recorder chose; several at once, and the strictest wins (OSL 7:3). A text that
 * came bare or without a label has an empty list here: it gets the recorder's own label when it is written.
 */
export class LabelledTextDto {
  value: string;
  label: ChosenLabel[];
}

const labelRule = codeRule(CHOSEN_LABELS);
const labelsRule = listRule(labelRule, { min: 0, max: CHOSEN_LABELS.length });
const MEMBERS = new Set(['value', 'label']);

/** `{ value: text, label?: label or labels }` and nothing else; a bare text has been made one before. */
export const labelledTextRule = (max: number): Rule => {
  const valueRule = textRule(max);
  return (value) => {
    if (value === undefined) return 'required';
    if (!isPlainObject(value)) return 'labelled-text';
    if (!Object.keys(value).every((key) => MEMBERS.has(key))) return 'unknown-field';
    const label = value['label'];
    const labels =
      label === undefined ? undefined : Array.isArray(label) ? labelsRule(label) : labelRule(label);
    return inPart('value', valueRule(value['value'])) ?? inPart('label', labels);
  };
};

/** The text with its labels as a list; anything that is no text is given back for the rule to refuse. */
export function withLabels(value: unknown): unknown {
  if (typeof value === 'string') return { value: withLineFeeds(value), label: [] };
  if (!isPlainObject(value)) return value;
  const { label = [] } = value;
  const text = 'value' in value ? { value: withLineFeeds(value['value']) } : {};
  return { ...value, ...text, label: Array.isArray(label) ? label : [label] };
}
