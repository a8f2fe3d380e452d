import fc from 'fast-check';
import { identitiesIn, type Identity } from './identities';

const pad = (value: number, digits = 2): string => String(value).padStart(digits, '0');
const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
const number = (min: number, max: number) => fc.integer({ min, max });

/** Ordinary sentences of somebody who surveys; `§` is where something stands. */
const SENTENCES = [
  '§',
  'Vi såg fyra annonser till. § stod det under en av dem.',
  'Annonsen hade § som kontakt, och 12 andra hade ingen.',
  'Kontakt: §. Hon svarade inte.',
  'två kvinnor (§) vid Järntorget kl 21.30–22.15',
  'Samma uppgift i tre annonser: §, övriga 9 utan.',
  'ring §!',
  'Den 19/11 2026 kl 08.30 fanns "§" kvar, 14 av 20 annonser.',
  'Women: 3, men: 12 and the contact given was § for all of them',
];
const sentence = fc.constantFrom(...SENTENCES);
const within = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(sentence, text).map(([written, one]) => written.replace('§', () => one));

const inPairs = (rest: string): string =>
  [rest.slice(0, rest.length - 4), rest.slice(-4, -2), rest.slice(-2)].join(' ');
/** Swedish numbers as people write them. */
const GROUPED: readonly ((area: string, rest: string) => string)[] = [
  (area, rest) => `${area}${rest}`,
  (area, rest) => `${area}-${rest}`,
  (area, rest) => `${area} ${rest}`,
  (area, rest) => `${area}/${rest}`,
  (area, rest) => `(${area}) ${rest}`,
  (area, rest) => `${area}-${inPairs(rest)}`,
  (area, rest) => `${area} ${inPairs(rest)}`,
  (area, rest) => `${area}\u00a0–\u00a0${rest.slice(0, 3)}\u00a0${rest.slice(3)}`,
  (area, rest) => `${area}.${rest.slice(0, 3)}.${rest.slice(3)}`,
  (area, rest) => `+46${area.slice(1)}${rest}`,
  (area, rest) => `+46 ${area.slice(1)} ${rest.slice(0, 3)} ${rest.slice(3)}`,
  (area, rest) => `+46 (0)${area.slice(1)}-${rest.slice(0, 3)} ${rest.slice(3)}`,
  (area, rest) => `0046${area.slice(1)}${rest}`,
  (area, rest) => `tel:${area}${rest}`,
  (area, rest) => `tel${area}-${rest}`,
];
const mobile = fc.tuple(fc.constantFrom('070', '072', '073', '076'), number(1_000_000, 9_999_999));
const landline = fc
  .tuple(fc.constantFrom('031', '040', '046', '018'), number(2_000_000, 7_999_999))
  .map(([area, rest]) => [area, Math.floor(rest / 10)] as const);
const swedish = fc
  .tuple(fc.oneof(mobile, landline), fc.constantFrom(...GROUPED))
  .map(([[area, rest], written]) => written(area, String(rest)));
const foreign = fc.constantFrom(
  '+40 721 234 567',
  '+66 81 234 5678',
  '+47 40 61 23 45',
  '+380 67 123 45 67',
  '+359 88 123 4567',
  '0048 601 234 567',
);
const local = fc.string({
  unit: fc.constantFrom(...'abcdefghijkmåäö0123456789'),
  minLength: 2,
  maxLength: 12,
});
const name = fc.string({ unit: fc.constantFrom(...'abcdefghijkmnopqrstu'), minLength: 2, maxLength: 14 });
const domain = fc.constantFrom('se', 'nu', 'com', 'net', 'ro', 'eu', 'co.uk', 'xxx', 'SE');
const host = fc
  .tuple(fc.option(fc.constantFrom('www', 'm', 'annons', 'stockholm')), name, fc.option(name), domain)
  .map(([first, one, two, last]) =>
    [first, two === null ? one : `${one}-${two}`, last].filter(Boolean).join('.'),
  );
const address = fc
  .tuple(fc.constantFrom('', '', 'https://', 'http://'), host, fc.constantFrom('', '/', '/annons/4711?x=1'))
  .map((parts) => parts.join(''));
const email = fc.tuple(local, host).map(([one, at]) => `${one}@${at}`);

function checked(nine: string): string {
  const sum = [...nine].reduce((total, digit, index) => {
    const weighed = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return `${nine}${(10 - (sum % 10)) % 10}`;
}
const day = fc.date({
  min: new Date('1930-01-01T00:00:00Z'),
  max: new Date('2012-12-31T00:00:00Z'),
  noInvalidDate: true,
});
const personal = fc
  .tuple(
    day,
    digits(3),
    fc.boolean(),
    fc.constantFrom('YYMMDD-', 'YYYYMMDD-', 'YYMMDD', 'YYYYMMDD', 'YYMMDD+'),
  )
  .map(([born, serial, coordination, form]) => {
    const [year = '', month = '', date = ''] = born.toISOString().slice(0, 10).split('-');
    const day = pad(Number(date) + (coordination ? 60 : 0));
    const ten = checked(`${year.slice(2)}${month}${day}${serial}`);
    return `${form.replace('YYYY', year).replace('YY', year.slice(2)).replace('MM', month).replace('DD', day)}${ten.slice(6)}`;
  });

describe('what points at one person', () => {
  it.each<[Identity, fc.Arbitrary<string>]>([
    ['telephone', swedish],
    ['telephone', foreign],
    ['email', email],
    ['address', address],
    ['personal-number', personal],
  ])('is found in ordinary sentences: %s', (identity, written) => {
    fc.assert(
      fc.property(within(written), (text) => {
        expect([text, identitiesIn(text)]).toEqual([text, expect.arrayContaining([identity])]);
      }),
      { numRuns: 500 },
    );
  });

  it.each<[string, readonly Identity[]]>([
    ['eskort.nu', ['address']],
    ['t.me/namn', ['address']],
    ['Exempel.Com', ['address']],
    ['anna@exempel.se', ['email']],
    ['anna@exempel.se, se exempel.se', ['email', 'address']],
    ['08-12 34 56', ['telephone']],
    ['nr0701234567x', ['telephone']],
    ['46701234567', ['telephone']],
    ['070\u200b1234\u00ad567', ['telephone']],
    ['０７０-１２３ ４５ ６７', ['telephone']],
    ['640823-3234', ['personal-number']],
    ['19640823 – 3234', []],
    ['1964-08-23-3234', ['personal-number']],
    ['640883-3231', ['personal-number']],
  ])('%s', (text, found) => {
    expect(identitiesIn(text)).toEqual(found);
  });
});

const time = fc
  .tuple(number(0, 23), number(0, 59), fc.constantFrom('.', ':'))
  .map(([hour, minute, by]) => `${pad(hour)}${by}${pad(minute)}`);
const fourDigits = fc
  .tuple(number(0, 23), number(0, 59))
  .map(([hour, minute]) => `${pad(hour)}${pad(minute)}`);
const dash = fc.constantFrom('-', '–', ' - ', ' – ');
const count = number(0, 9999).map(String);
const instant = fc
  .date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2035-01-01T00:00:00Z'), noInvalidDate: true })
  .map((moment) => moment.toISOString());
const list = (one: fc.Arbitrary<string>, by: readonly string[]) =>
  fc
    .tuple(fc.array(one, { minLength: 2, maxLength: 9 }), fc.constantFrom(...by))
    .map(([all, between]) => all.join(between));
const from = (one: fc.Arbitrary<string>) => fc.tuple(one, dash, one).map((parts) => parts.join(''));
const inSwedish = instant.map((moment) => {
  const [year = '', month = '', date = ''] = moment.slice(0, 10).split('-');
  return [`${Number(date)}/${Number(month)} ${year}`, `${date}.${month}.${year}`, `${date}/${month} ${year}`];
});
const year = number(2020, 2035);
const reference = fc
  .tuple(fc.constantFrom('A', 'K', '5000-K', 'Dnr ', 'V-', 'AIV-'), number(1, 999_999), year, number(0, 6))
  .map(([letter, serial, of, form]) => {
    const six = pad(serial, 6);
    return [
      `${letter}${six.slice(0, 3)}.${six.slice(3)}/${of}`,
      `${letter}${serial}/${of}`,
      `${letter.trim()}${six}-${of}`,
      `${letter}${of}/${six}`,
      `${letter}${of}-${serial}`,
      `K${six}-${pad(of % 100)}`,
      `${letter}${serial}`,
    ][form]!;
  });
const amount = number(1000, 999_999_999).map((sum) =>
  String(sum)
    .replace(/\B(?=(?:\d{3})+$)/g, ' ')
    .concat(' kr'),
);
const paragraph = fc.constantFrom(
  '18:1 OSL',
  'lag (2024:307) 4 §',
  'SFS 2018:1177',
  '10 kap. 2 §',
  'lag 2025:170',
);
const words = fc.constantFrom(
  'Torget.Se även bilagan',
  't.ex. bl.a. m.m. dvs. kl.18 ca.10 tel.nr pers.nr f.n. s.k. o.s.v.',
  '4 st. i huset.De andra 3 gick.',
  '1,5 km, 10.km, 59.3293, 18.0686',
  'E6.20, rum 0310, plan 04, port 0712',
  'No.5 vid St.Eriksgatan',
  '112, 114 14',
  'version 1.2.3',
  'Storgatan 12–14, 411 38 Göteborg',
  '@torget',
);

describe('what tells of nobody', () => {
  it.each<[string, fc.Arbitrary<string>]>([
    ['times', list(time, [', ', ' ', ' och ', '; ', '/'])],
    ['times without a point', list(fourDigits, [', ', ' ', ' och ', '; '])],
    ['spans of time', list(from(time), [', ', ' ', ' och ', '; '])],
    ['spans of time without a point', list(from(fourDigits), [', ', ' och ', '; '])],
    ['counts', list(count, [', ', ' ', ' och ', '; ', ' + '])],
    [
      'counts of two digits',
      list(
        number(0, 99).map((one) => pad(one)),
        [' ', ', ', '-', '/', '.'],
      ),
    ],
    ['ranges', list(from(number(0, 99).map(String)), [', ', ' och ', '; '])],
    ['moments', list(instant, [', ', ' ', '–'])],
    ['days and times', fc.tuple(instant, fourDigits).map(([of, at]) => `${of.slice(0, 10)} ${at}`)],
    [
      'days',
      list(
        inSwedish.chain((forms) => fc.constantFrom(...forms)),
        [', ', ' och ', ' ', '–'],
      ),
    ],
    ['numbers of cases', list(reference, [', ', ' och '])],
    ['sums', list(amount, [', ', ' och '])],
    ['ids', fc.uuid()],
    ['paragraphs', paragraph],
    ['words', words],
  ])('is left alone: %s', (_what, identity) => {
    fc.assert(
      fc.property(within(identity), (text) => {
        expect([text, identitiesIn(text)]).toEqual([text, []]);
      }),
      { numRuns: 500 },
    );
  });

  it('is known in time that grows no faster than the text', () => {
    for (const one of ['a-', 'a.', '0', '0 ', '01 ', '012 ', '+', '@', 'a@', '(0', '1 000 ', 'www', '://'])
      expect(identitiesIn(one.repeat(10_000 / one.length)).length).toBeLessThan(5);
  });
});
