import type { Audience, Branch, Instant, Json, Label } from '@samsyn/kernel';
import type { CopiedEntry, CopiedField, MaskedCopy } from '../public-records.port';
import { maskOf } from './rules/mask-rules';

/** An entry as the branch that was asked knows it, with the labels of its fields. */
export interface KeptEntry {
  readonly id: string;
  readonly type: string;
  readonly at: Instant;
  readonly branch: Branch;
  readonly audience: Audience;
  readonly fields: readonly {
    readonly field: string;
    readonly value: Json;
    readonly labels: readonly Label[];
  }[];
}

/** What somebody decided of a field, or of all of an entry. */
export interface PartDecision {
  readonly entry: string;
  readonly field?: string;
  readonly decision: 'given' | 'masked';
  readonly rule?: string;
  readonly why?: string;
}

export const partKey = (entry: string, field?: string): string =>
  field === undefined ? entry : `${entry}#${field}`;

/**
 * The copy that the public may have: each field given, or masked with the paragraph it rests on. What nobody has
 * decided is masked, and counted as undecided.
 */
export function maskedCopy(
  kept: readonly KeptEntry[],
  decisions: ReadonlyMap<string, PartDecision>,
): MaskedCopy {
  const entries = kept.map((entry) => copied(entry, decisions));
  const parts = entries.flatMap(({ told: known, undecided, fields }) => [
    ...(known ? [] : [{ isGiven: false, undecided }]),
    ...fields.map((field) => ({ isGiven: 'value' in field, undecided: field.undecided })),
  ]);
  const undecided = parts.filter((part) => part.undecided).length;
  const given = parts.filter(({ isGiven }) => isGiven).length;
  return { entries, given, undecided, masked: parts.length - given - undecided };
}

/** Where the entry is about a person met, nobody decides on its fields before deciding on the whole. */
function copied(entry: KeptEntry, decisions: ReadonlyMap<string, PartDecision>): CopiedEntry {
  const { id, type, at, branch, audience } = entry;
  const decided = decisions.get(partKey(id));
  const stands = maskOf(audience, ['shared']);
  const how = decided?.decision ?? stands.stands;
  const rule = decided?.rule ?? stands.rule;
  if (how === 'masked') return { entry: id, ...(rule === undefined ? {} : { rule }), fields: [] };
  if (how === 'undecided') return { entry: id, undecided: true, fields: [] };
  const fields = entry.fields.map((field) => copiedField(field, decisions.get(partKey(id, field.field))));
  return { entry: id, told: { type, at, branch }, fields };
}

/** Among participants: what the audience of the entry protects was decided with the whole. */
const BY_LABELS_ALONE: Audience = 'participants';

function copiedField(
  { field, value, labels }: KeptEntry['fields'][number],
  decided: PartDecision | undefined,
): CopiedField {
  const stands = maskOf(BY_LABELS_ALONE, labels);
  const how = stands.absolute ? 'masked' : (decided?.decision ?? stands.stands);
  if (how === 'given') return { field, value };
  if (how === 'undecided') return { field, undecided: true };
  const rule = decided?.rule ?? stands.rule;
  return { field, ...(rule === undefined ? {} : { rule }) };
}
