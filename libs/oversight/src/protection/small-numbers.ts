/**
 * From how many operations on a number may be shown. A cell that fewer operations contribute to is sensitive: somebody
 * who took part could tell which operation it is, or subtract their own and see the rest.
 * Source: Handbook on Statistical Disclosure Control, second edition (2024), section 5.2 (identification of small
 * cells), section 5.3 (suppression). docs/domain.md section 2, "Afterwards".
 * @rule fewest-operations: A number that fewer than {value} operations contribute to is suppressed.
 * @source domain: Oversight; Handbook on Statistical Disclosure Control, section 5.2; ADR 0020
 * @proof numbers of a layer › are true where they are shown, and never of one to four operations
 */
export const FEWEST_OPERATIONS = 5;

/** A count, and how many operations contribute to it: one operation may hold several persons, offers or meetings. */
export interface Count {
  readonly value: number;
  readonly operations: number;
}

/** Counts of disjoint sets of operations, together. */
export const together = (counts: readonly Count[]): Count => ({
  value: counts.reduce((sum, { value }) => sum + value, 0),
  operations: counts.reduce((sum, { operations }) => sum + operations, 0),
});

export const isSensitive = ({ value, operations }: Count): boolean =>
  value > 0 && operations < FEWEST_OPERATIONS;

/**
 * How far apart the smallest and the largest value must lie that an attacker cannot exclude for a suppressed cell: at
 * least the threshold, and for a sensitive cell at least its own value, so that nothing can be inferred.
 * @rule no-suppressed-number-is-told: So many further numbers are suppressed that no combination of shown ones
 *   brings a suppressed one within less than five of the truth.
 * @source domain: Oversight; Handbook on Statistical Disclosure Control, section 5.3; ADR 0020
 * @proof numbers of a layer › do not determine a suppressed one, nor bring it within less than five of the truth
 */
export const neededWidth = (count: Count): number =>
  isSensitive(count) ? Math.max(FEWEST_OPERATIONS, count.value) : FEWEST_OPERATIONS;
