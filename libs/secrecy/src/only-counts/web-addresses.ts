import isEmail from 'validator/lib/isEmail';
import isFQDN from 'validator/lib/isFQDN';
import { TOP_LEVEL_DOMAINS } from './top-level-domains';

const MAILBOX = /[^\s<>()[\]{}",;:/\\|]{1,80}@[\p{L}\p{N}.-]{1,255}/gu;
const ENDS = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
const WITH_SCHEME = /(?<![\p{L}\p{N}])[a-z][a-z0-9+.-]{1,20}:\/\/[^\s]|(?<![\p{L}\p{N}])www\.[\p{L}\p{N}]/iu;
const BETWEEN_HOSTS = /[^\p{L}\p{N}.-]+/u;
/** Hosts of one letter are these countries' alone (`t.me`): elsewhere a letter and two are initials or an abbreviation. */
const ONE_LETTER_HOSTS = new Set(['me', 'co', 'com']);

const mailboxesIn = (text: string): readonly string[] =>
  [...text.matchAll(MAILBOX)]
    .map(([written]) => written.replace(ENDS, ''))
    .filter((one) => isEmail(one, { allow_utf8_local_part: true }));

/** Whether a text holds the address of a mailbox (RFC 5321 section 4.1.2). */
export const holdsEmail = (text: string): boolean => mailboxesIn(text).length > 0;

/** Whether a text holds a web address, or a host by itself (`exempel.se`). The host of a mailbox is not asked for. */
export function holdsWebAddress(text: string): boolean {
  const others = mailboxesIn(text).reduce((left, mailbox) => left.replaceAll(mailbox, ' '), text);
  return WITH_SCHEME.test(others) || others.split(BETWEEN_HOSTS).some(isHost);
}

function isHost(token: string): boolean {
  const written = token.replace(ENDS, '');
  const labels = written.split('.');
  const last = labels.pop() ?? '';
  if (!TOP_LEVEL_DOMAINS.has(last.toLowerCase())) return false;
  if (!labels.some((label) => /\p{L}/u.test(label))) return false;
  if (labels.at(-1)?.length === 1 && !ONE_LETTER_HOSTS.has(last.toLowerCase())) return false;
  // "… i huset.Se bilaga": a sentence that begins without a blank.
  if (/^\p{Lu}\p{Ll}$/u.test(last)) return false;
  return isFQDN(written);
}
