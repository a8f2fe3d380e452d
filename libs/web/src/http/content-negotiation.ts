import { LANGUAGES, type Language } from '@samsyn/presentation';

const MAX_HEADER_CHARACTERS = 1_000;

interface Range {
  readonly name: string;
  /** 0 to 1. */
  readonly weight: number;
}

/** The ranges of a header with their weights (RFC 9110 section 12.4.2); what is no weight counts as 0. */
const rangesOf = (header: string): readonly Range[] =>
  header
    .slice(0, MAX_HEADER_CHARACTERS)
    .toLowerCase()
    .split(',')
    .map((range) => {
      const [name = '', ...parameters] = range.split(';').map((part) => part.trim());
      const weight = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1);
      return { name, weight: weight >= 0 && weight <= 1 ? weight : 0 };
    });

/** The heaviest, of equal ones the first; `undefined` where none has any weight. */
function heaviest<Offer>(offered: readonly Offer[], weightOf: (offer: Offer) => number): Offer | undefined {
  const weights = offered.map(weightOf);
  const most = Math.max(...weights);
  return most > 0 ? offered[weights.indexOf(most)] : undefined;
}

/**
 * The offered media type that the header prefers (RFC 9110 section 12.5.1): the most specific range that fits a type
 * gives its weight, whatever other parameters it has. `undefined` where none is acceptable.
 */
export function preferredType<Type extends string>(
  accept: string | undefined,
  offered: readonly Type[],
): Type | undefined {
  if (accept === undefined || accept.trim() === '') return offered[0];
  const ranges = rangesOf(accept);
  return heaviest(offered, (type) => {
    const fitting = [type, `${type.split('/')[0]}/*`, '*/*'].map((fits) =>
      ranges.find(({ name }) => name === fits),
    );
    return fitting.find((range) => range !== undefined)?.weight ?? 0;
  });
}

/** The language that the header prefers (RFC 9110 section 12.5.4); Swedish where it names none that we have. */
export function languageOf(acceptLanguage: string | undefined): Language {
  if (!acceptLanguage) return 'sv';
  const ranges = rangesOf(acceptLanguage);
  const weightOf = (language: Language): number =>
    Math.max(
      0,
      ...ranges
        .filter(({ name }) => name === language || name.startsWith(`${language}-`))
        .map(({ weight }) => weight),
    );
  return heaviest(LANGUAGES, weightOf) ?? 'sv';
}
