import { isValidPhoneNumber } from 'libphonenumber-js/max';

/** Digits as they are grouped in writing, and what stands between the groups (one less). */
interface Run {
  readonly plus: boolean;
  readonly groups: readonly string[];
  readonly between: readonly string[];
}

/** E.164: at most 15 digits. The shortest number of a Swedish subscriber has eight with its area code. */
const DIGITS_MIN = 8;
const DIGITS_MAX = 15;
const ENDED = ' ; ';

const DAY = String.raw`(?:0?[1-9]|[12]\d|3[01])[-/.](?:0?[1-9]|1[0-2])[-/. ](?:19|20)\d{2}`;
/** What is written in digits and is no telephone number, whatever a plan of numbers would make of it. */
const NO_NUMBERS: readonly RegExp[] = [
  // A day, and a time after it (RFC 3339).
  /(?<![\p{L}\d])\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?(?!\d)/giu,
  // "05/11 2026", "5.11.2026".
  new RegExp(`(?<!\\d[-/.]?)${DAY}(?: ?- ?${DAY})*(?!\\d)`, 'gu'),
  // "08.30–09.30", "8:30", "kl 0830-0930".
  /(?<![\d.:]|\d-)(?:[01]?\d|2[0-3])[.:][0-5]\d(?: ?- ?(?:[01]?\d|2[0-3])[.:][0-5]\d)?(?![.:]?\d)/gu,
  /(?<![\d-])(?:[01]\d|2[0-3])[0-5]\d ?- ?(?:[01]\d|2[0-3])[0-5]\d(?!\d|[- ]\d)/gu,
  // A case by its number and year.
  /(?<!\d)\d{3,8}[-/](?:19|20)\d{2}(?!\d)/gu,
  // Thousands: "1 031 123 456".
  /(?<![\d+)] ?[-/.]? ?)[1-9]\d{0,2}(?:[ .]\d{3})+(?![ .]?\d)/gu,
];
const WORDS_BEFORE = /(?<!\p{L})(?:tel|tele|telefon|telnr|tfn|mob|mobil|nr|nummer|ring|sms)(?=[+0])/giu;
/** A Swedish mobile number in one piece, whatever stands around it. */
const MOBILE = /(?<!\d)(?:0|\+?46|0046)7[02369]\d{7}(?!\d)/u;
/** From a plus or a nought: where it is written without either, it is a number like any other. */
const RUN = /(?<![\p{L}\d]|[\p{L}\d][-./])(?:\+ ?\(?|\(?(?=0))\d+(?:(?: ?[-/.()]{1,3} ?| )\d+)*/gu;

/**
 * Whether a text, its dashes and blanks made plain, holds a telephone number: one that the plan of some country knows
 * (libphonenumber) and that is written as one. Lists of counts, times, days, sums and the numbers of cases are not.
 */
export function holdsTelephoneNumber(text: string): boolean {
  const spaced = text.replace(WORDS_BEFORE, '$& ');
  const rest = NO_NUMBERS.reduce((left, pattern) => left.replace(pattern, ENDED), spaced);
  return MOBILE.test(rest) || [...rest.matchAll(RUN)].some(([run]) => holdsNumber(runOf(run)));
}

function runOf(written: string): Run {
  return {
    plus: written.startsWith('+'),
    groups: written.match(/\d+/g) ?? [],
    between: [...written.matchAll(/(?<=\d)\D+(?=\d)/g)].map(([one]) => one),
  };
}

/** A number may begin behind a blank and end at the end of any group. */
function holdsNumber({ plus, groups, between }: Run): boolean {
  return groups.some((group, from) => {
    const begins = from === 0 || (group.startsWith('0') && between[from - 1]!.includes(' '));
    if (!begins) return false;
    for (let to = from, digits = 0; to < groups.length; to += 1) {
      digits += groups[to]!.length;
      if (digits > DIGITS_MAX) return false;
      if (digits < DIGITS_MIN) continue;
      const run = {
        plus: plus && from === 0,
        groups: groups.slice(from, to + 1),
        between: between.slice(from, to),
      };
      if (isWrittenAsNumber(run, to === groups.length - 1) && isKnown(run)) return true;
    }
    return false;
  });
}

function isWrittenAsNumber({ plus, groups, between }: Run, isWhole: boolean): boolean {
  if (plus) return true;
  const [area = '', ...subscriber] = groups;
  if (area.length < 2 || subscriber.some(({ length }) => length < 2)) return false;
  const [first = '', ...others] = between;
  if (/[-/]/.test(first) && area.length > 4) return false;
  const isList = subscriber.length > 0 && groups.every(({ length }) => length === area.length);
  if (!isList || area.length === 3) return true;
  // "08-12 34 56" is a number; "07 08 09 10 11" are five counts, and "0830 0915" two times.
  return area.length === 2 && isWhole && /[-)]/.test(first) && others.every((one) => one === ' ');
}

const isKnown = ({ plus, groups }: Run): boolean =>
  isValidPhoneNumber(`${plus ? '+' : ''}${groups.join('')}`, 'SE');
