import { FactDto, field } from '@samsyn/web';

export const TEXT_MAX = 10_000;
export const SHORT_TEXT_MAX = 500;
export const COUNT_MAX = 10_000;

const SITE = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]{0,63}$/u;

/**
 * One of several sites of the operation, by a short name that the participants agreed on, in letters of any alphabet.
 * Composed (Unicode NFC), so that "källaren" is one site wherever it was typed.
 */
export const SiteCode = (): PropertyDecorator =>
  field(
    { optional: true, example: 's1', description: 'Which site, where there are several.' },
    { type: String, pattern: SITE.source },
    (value) => (typeof value === 'string' && SITE.test(value) ? undefined : 'site'),
    (value) => (typeof value === 'string' ? value.normalize('NFC') : value),
  );

/** A fact of a site. */
export abstract class SiteFactDto extends FactDto {
  @SiteCode() site?: string;
}
