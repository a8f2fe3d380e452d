import { holdsPersonalNumber } from './personal-numbers';
import { holdsTelephoneNumber } from './telephone-numbers';
import { holdsEmail, holdsWebAddress } from './web-addresses';

/** By what a person can be told apart, found or reached. */
const SIGNS = {
  email: holdsEmail,
  address: holdsWebAddress,
  telephone: holdsTelephoneNumber,
  'personal-number': holdsPersonalNumber,
} satisfies Record<string, (text: string) => boolean>;
export type Identity = keyof typeof SIGNS;

/** An id (RFC 9562) names an entry. */
const ID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/giu;
/** The same text whichever blanks, dashes and letters of compatibility it was typed with, and nothing that is not seen. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Pd}−]/gu, '-')
    .replace(/\p{Zs}/gu, ' ')
    .replace(ID, ';');

/**
 * What of a text points at one person, by kind, never the place or the words. It finds what is written to be read; words
 * that hide it ("snabel-a", "noll sju noll") it does not, and a name it cannot know.
 */
export function identitiesIn(text: string): readonly Identity[] {
  const read = plain(text);
  return (Object.keys(SIGNS) as Identity[]).filter((identity) => SIGNS[identity](read));
}
