/** Behind a letter it is the number of a case ("A590361-2025"), but behind these words. */
const WORDS_BEFORE = /(?<!\p{L})(?:pnr|personnr|personnummer|nr|född)(?=\d)/giu;
const ISSUED =
  /(?<![\p{L}\d]|\p{L}-)(?<year>(?:18|19|20)?\d{2})(?<between>[-./ ]?)(?<month>\d{2})\k<between>(?<day>\d{2})(?<joint>[-+ ]?)(?<serial>\d{4})(?![\p{L}\d])/gu;
/** In a coordination number the day is written with this added (lag 2022:1697). */
const COORDINATION = 60;
const TIME_OF_DAY = /^(?:[01]\d|2[0-3])[0-5]\d$/;

/**
 * Whether a text holds a Swedish personal identity number or coordination number: six or eight digits of a day that there
 * is, four more, and the check digit right. Written with blanks or as a dashed date it may be a day and a time of day
 * ("2026-11-19 1830"), and is then taken for that.
 * Source: folkbokföringslagen (1991:481) 18 §; the check digit is Luhn's (ISO/IEC 7812-1 annex B).
 */
export const holdsPersonalNumber = (text: string): boolean =>
  [...text.replace(WORDS_BEFORE, '$& ').matchAll(ISSUED)].some(({ groups }) => {
    const { year = '', between, month = '', day = '', joint, serial = '' } = groups ?? {};
    if ((between !== '' || joint === ' ') && TIME_OF_DAY.test(serial)) return false;
    return isDay(year, month, day) && hasCheckDigit(`${year.slice(-2)}${month}${day}${serial}`);
  });

function isDay(year: string, month: string, day: string): boolean {
  const born = Number(day) > COORDINATION ? Number(day) - COORDINATION : Number(day);
  // Of two digits: 1904 had a 29 February where 2004 had one, and 2000 had one although 1900 had none.
  const whole = Number(year.length === 2 ? `20${year}` : year);
  const date = new Date(Date.UTC(whole, Number(month) - 1, born));
  return born > 0 && date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === born;
}

function hasCheckDigit(digits: string): boolean {
  const sums = [...digits].map((digit, index) => {
    const weighed = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return weighed > 9 ? weighed - 9 : weighed;
  });
  return sums.reduce((sum, one) => sum + one, 0) % 10 === 0;
}
