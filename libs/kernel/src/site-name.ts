/**
 * What two spellings of a site's name have in common: without case, without spaces, composed (Unicode NFC). "Sal 1" and
 * "sal1" are one site.
 * @rule site-names: A site is named in words, with spaces; names are compared without case and without spaces.
 * @source domain: On the site; ADR 0038
 * @proof names of sites › are compared without case and without spaces
 */
export const siteKey = (name: string): string =>
  name.normalize('NFC').toLocaleLowerCase('sv').replace(/\s+/gu, '');

/** A name as it is kept: composed, one space between words, none around them. */
export const siteNameOf = (text: string): string => text.normalize('NFC').trim().replace(/\s+/gu, ' ');
