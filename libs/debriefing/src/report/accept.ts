interface Range {
  readonly type: string;
  readonly quality: number;
}

const MAX_HEADER_CHARACTERS = 1_000;

/**
 * The offered media type that the header prefers (RFC 9110 section 12.5.1): the most specific range that fits a type
 * gives its weight, and of equal weights the type that is offered first wins. `undefined` where none is acceptable.
 */
export function preferredType<Type extends string>(
  accept: string | undefined,
  offered: readonly Type[],
): Type | undefined {
  if (accept === undefined || accept.trim() === '') return offered[0];
  const ranges = accept.slice(0, MAX_HEADER_CHARACTERS).split(',').map(rangeOf);
  let best: { type: Type; quality: number } | undefined;
  for (const type of offered) {
    const quality = qualityOf(type, ranges);
    if (quality > (best?.quality ?? 0)) best = { type, quality };
  }
  return best?.type;
}

function rangeOf(text: string): Range {
  const [type = '', ...parameters] = text.trim().toLowerCase().split(';');
  const weight = parameters
    .map((parameter) => parameter.trim())
    .find((parameter) => parameter.startsWith('q='));
  const quality = weight === undefined ? 1 : Number(weight.slice(2));
  return { type: type.trim(), quality: quality >= 0 && quality <= 1 ? quality : 0 };
}

function qualityOf(type: string, ranges: readonly Range[]): number {
  const [family = ''] = type.split('/');
  for (const fits of [type, `${family}/*`, '*/*']) {
    const range = ranges.find((one) => one.type === fits);
    if (range) return range.quality;
  }
  return 0;
}
