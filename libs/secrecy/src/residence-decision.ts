/** What a decision on residence at the site was weighed against. */
const WEIGHED_AGAINST = [
  'traffickingConsidered',
  'coordinatorConsulted',
  'reflectionPeriodConsidered',
] as const;
/** Outcomes that take something from the person. */
const GRAVE_OUTCOMES: readonly unknown[] = ['detention', 'removal'];

/** A decision on residence, as far as all who take part are shown it. */
export type Weighed = Readonly<Partial<Record<'outcome' | (typeof WEIGHED_AGAINST)[number], unknown>>>;
type Data = Readonly<Record<string, unknown>>;

export const residenceWeighed = (data: Data): Weighed =>
  Object.fromEntries(['outcome', ...WEIGHED_AGAINST].map((field) => [field, data[field]]));

export const residenceCorrected = (weighed: Weighed, field: string, is: unknown): Weighed =>
  Object.hasOwn(weighed, field) ? { ...weighed, [field]: is } : weighed;

/**
 * A detention or removal of which one of the three was not considered: shown to all who take part, without
 * the entry, which is for the branch that decided alone (ADR 0034).
 */
export const isUnweighed = (weighed: Weighed): boolean =>
  GRAVE_OUTCOMES.includes(weighed.outcome) && WEIGHED_AGAINST.some((field) => weighed[field] === false);
