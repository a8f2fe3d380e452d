import { labelsOf, leastLabelsOf, type FieldSpec } from '@samsyn/event-store';
import { defaultLabelOf, type Branch, type Label, type Recorded } from '@samsyn/kernel';

/**
 * The labels that a field stands under: those it was sealed with, and those that its schema demands today.
 * One that was not given has those that it would have had, from `recorder`.
 */
export function labelsInForce(
  spec: FieldSpec,
  recorded: readonly string[] | undefined,
  recorder: Branch,
): readonly Label[] {
  if (recorded === undefined) return labelsOf(spec, undefined, recorder);
  return [...new Set<Label>([...(recorded as readonly Label[]), ...leastLabelsOf(spec)])].sort();
}

const OPEN: ReadonlySet<Label> = new Set(['shared', 'entry']);

/** The labels of a correction's own fields. */
export interface CorrectionLabels {
  readonly is: readonly Label[];
  readonly was: readonly Label[];
  readonly reason: readonly Label[];
}

/**
 * A correction inherits the labels of what it corrects and is never wider. What stood in the open is sealed
 * all the same, for those who see the entry. Why it was wrong is a text of its own, which repeats what its
 * writer knows: beside those labels it has the recorder's own, or for an entry about a person met that of the
 * holder of the encounter. Participants learn that and when, never why.
 */
export function correctionLabels(
  corrected: readonly Label[],
  isOfPersonMet: boolean,
  recorder: Branch,
): CorrectionLabels {
  const secret = corrected.filter((label) => !OPEN.has(label));
  const value: readonly Label[] = secret.length > 0 ? secret : ['entry'];
  return { is: value, was: value, reason: withOwn(secret, isOfPersonMet, recorder) };
}

/** As the writer's own text: sharing it would be an act (docs/domain.md, Secrecy). */
const withOwn = (labels: readonly Label[], isOfPersonMet: boolean, recorder: Branch): readonly Label[] =>
  [...new Set<Label>([...labels, isOfPersonMet ? 'social-services' : defaultLabelOf(recorder)])].sort();

/**
 * The labels of why an entry is in error. It is about the whole entry, so its writer may have repeated any
 * field of it: every label that one of its fields was sealed with stands on it, beside those of a text of its
 * own.
 */
export function errorReasonLabels(
  sealed: Recorded['labels'],
  isOfPersonMet: boolean,
  recorder: Branch,
): readonly Label[] {
  const secret = (Object.values(sealed).flat() as Label[]).filter((label) => !OPEN.has(label));
  return withOwn(secret, isOfPersonMet, recorder);
}
