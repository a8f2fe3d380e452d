import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { mandatoryPoints } from './agenda';
import { problemsInKind } from './validate-kind';
import { OperationKindSchema, type OperationKind } from './kind';
import { OperationKinds } from './operation-kinds';
import { KINDS } from './register/kinds';
import { RULE_SHAPES } from './rule-shapes';
import { filled, inFull, withinSentence } from './wording';

const docs = (name: string): string => readFileSync(join(__dirname, '../../../docs', name), 'utf8');
const agendaOf = (kind: OperationKind, ...taking: string[]) =>
  mandatoryPoints(kind, taking).map(({ code }) => code);
const named = (code: string): OperationKind => KINDS.newest(code)!;

describe('the kinds of operation', () => {
  it('are four, each without a flaw', () => {
    expect(KINDS.current().map(({ code }) => code)).toEqual([
      'apartment-visit',
      'akc-inspection',
      'street-outreach',
      'field-survey',
    ]);
    expect(KINDS.all().flatMap(problemsInKind)).toEqual([]);
  });

  it('have the mandatory agenda of an apartment visit and of an AKC inspection', () => {
    const shared = ['approach', 'responsibilities', 'victim-perspective', 'entry-order'];
    const visit = [...shared, 'max-persons-inside', 'dress', 'secrecy', 'money'];
    expect(agendaOf(named('apartment-visit'), 'police/trafficking-unit')).toEqual(visit);
    expect(agendaOf(named('akc-inspection'), 'police/trafficking-unit')).toEqual([...shared, 'secrecy']);
  });

  it.each(['apartment-visit', 'akc-inspection', 'street-outreach'])(
    'have the conduct of the border police on the agenda of %s where they take part, and only there',
    (code) => {
      const [without, withThem] = [
        agendaOf(named(code), 'police/local-police'),
        agendaOf(named(code), 'police/local-police', 'police/border-police'),
      ];
      expect(without).not.toContain('border-police-conduct');
      expect(withThem).toEqual([...without, 'border-police-conduct']);
    },
  );

  it('wait for a coordinator where somebody is to be met inside, and for no coordinator in a survey', () => {
    const gates = (code: string) => named(code).gates.map((gate) => gate.code);
    expect(gates('apartment-visit').at(-1)).toBe('PLAN.NO_COORDINATOR');
    expect(gates('akc-inspection')).toEqual(gates('apartment-visit'));
    expect(gates('street-outreach').at(-1)).toBe('PLAN.NO_SUPPORT_ACTOR');
    expect(gates('field-survey')).toEqual(gates('apartment-visit').slice(0, 3));
  });

  it('cite passages that stand in the documents they name', () => {
    const missing = KINDS.all().flatMap(({ code, sources }) =>
      sources.flatMap(({ where }) => {
        const [file = '', passage = ''] = where.split(', ');
        return docs(file.replace(/^docs\//, '')).includes(`**${passage}`) ||
          docs(file.replace(/^docs\//, '')).includes(`## ${passage}`)
          ? []
          : [`${code}: ${where}`];
      }),
    );
    expect(missing).toEqual([]);
  });

  it('tell a reader their numbers in words', () => {
    const filled = inFull(named('apartment-visit'));
    const separated = filled.steps.find(({ code }) => code === 'persons-separated');
    expect(separated?.sv).toBe(
      'Misstänkt och utsatt skiljs åt inom 5 minuter från att en misstänkt påträffas.',
    );
    expect(filled.deviations.find(({ code }) => code === 'ended-without-debrief')?.en.sentence).toContain(
      'within 7 days',
    );
  });
});

/**
 * SHA-256 of each version without its words, the first 16 digits. An operation keeps the rules that it was planned
 * under: a change is a new file with the next version, and a line here. A word that was wrong is mended where it stands,
 * so that nobody goes on reading it.
 */
const FINGERPRINTS: Readonly<Record<string, string>> = {
  'akc-inspection 1': 'c20061e25ec0b845',
  'akc-inspection 2': 'a3910a6cc491eb9d',
  'apartment-visit 1': '4f5f38b6112f1cfa',
  'apartment-visit 2': '85ea9b6a8aad9fa8',
  'field-survey 1': 'ae224ce1f6c4b762',
  'field-survey 2': 'd9668f640b1a4d9a',
  'field-survey 3': 'f87e0f5bec7b5980',
  'field-survey 4': '44f8a40d26caad86',
  'street-outreach 1': 'a0738301c3124b3c',
  'street-outreach 2': '25e8a6f5b0243b8c',
};

it('a version is never changed once it is there, but for its words', () => {
  const withoutWords = (key: string, value: unknown) => (key === 'sv' || key === 'en' ? undefined : value);
  const fingerprint = (kind: OperationKind) =>
    createHash('sha256').update(JSON.stringify(kind, withoutWords)).digest('hex').slice(0, 16);
  const found = KINDS.all().map((kind) => [`${kind.code} ${kind.version}`, fingerprint(kind)] as const);
  expect(Object.fromEntries(found)).toEqual(FINGERPRINTS);
});

it('of a field survey takes counts alone from version 3 on, and no other kind does', () => {
  const versions = KINDS.all().filter(({ onlyCounts }) => onlyCounts === true);
  expect(versions.map(({ code, version }) => [code, version])).toEqual([
    ['field-survey', 3],
    ['field-survey', 4],
  ]);
  expect(KINDS.current().filter((kind) => KINDS.takesOnlyCounts(kind.code))).toEqual([named('field-survey')]);
  expect(KINDS.takesOnlyCounts(null)).toBe(false);
  expect(named('field-survey').onlyCounts).toBe(true);
});

describe('the register', () => {
  const first = KINDS.find('apartment-visit', 1)!;
  const second = { ...first, version: 2, sv: 'Besök' };

  it('keeps an operation on the version it was proposed under, and proposes under the newest', () => {
    const kinds = new OperationKinds([second, first]);
    expect(kinds.newest('apartment-visit')).toBe(second);
    expect(kinds.of('apartment-visit', 1)).toBe(first);
    expect(kinds.current()).toEqual([second]);
    expect(kinds.find('apartment-visit', 3)).toBeUndefined();
    expect(() => kinds.of('apartment-visit', 3)).toThrow('is missing');
  });

  it('refuses a version that stands twice, and a flawed kind by the name of its flaw', () => {
    expect(() => KINDS.with(first)).toThrow('apartment-visit, version 1: stands twice');
    expect(() => new OperationKinds([{ ...second, questions: [] }])).toThrow('questions: none for well');
  });
});

/** Ways in which somebody who writes a kind may slip, and what the check then says. */
const SLIPS: readonly (readonly [
  name: string,
  slip: (kind: OperationKind, at: number) => unknown,
  RegExp,
])[] = [
  [
    'a code that stands twice',
    (kind, at) => ({ ...kind, agenda: [...kind.agenda, pick(kind.agenda, at)] }),
    /stands twice/,
  ],
  [
    'a question in one language only',
    (kind, at) => ({ ...kind, questions: without(kind.questions, at, 'en') }),
    /questions/,
  ],
  ['an empty wording', (kind, at) => ({ ...kind, steps: changed(kind.steps, at, { sv: '' }) }), /steps/],
  [
    'a deviation without words in Swedish',
    (kind, at) => ({ ...kind, deviations: without(kind.deviations, at, 'sv') }),
    /deviations/,
  ],
  [
    'a rule of a shape that nobody has written',
    (kind, at) => ({ ...kind, deviations: changed(kind.deviations, at, { rule: { shape: 'too-loud' } }) }),
    /deviations/,
  ],
  [
    'a source that is not there',
    (kind, at) => ({ ...kind, gates: changed(kind.gates, at, { source: ['hearsay'] }) }),
    /source hearsay is cited and not there/,
  ],
  [
    'a rule without a source',
    (kind, at) => ({ ...kind, deviations: changed(kind.deviations, at, { source: [] }) }),
    /deviations/,
  ],
  [
    'a source that nothing rests on',
    (kind) => ({ ...kind, sources: [...kind.sources, { ...kind.sources[0], code: 'more' }] }),
    /more is cited by nothing/,
  ],
  [
    'a step whose breach is no deviation',
    (kind, at) => ({ ...kind, steps: changed(kind.steps, at, { breach: 'bad-luck' }) }),
    /bad-luck is no deviation/,
  ],
  [
    'a gate that nobody has written',
    (kind, at) => ({ ...kind, gates: changed(kind.gates, at, { code: 'PLAN.RAIN' }) }),
    /gates/,
  ],
  [
    'figures that differ between the languages',
    (kind, at) => ({ ...kind, steps: changed(kind.steps, at, { sv: 'inom {hours} timmar' }) }),
    /nothing fills \{hours\}/,
  ],
  ['a member that nothing reads', (kind) => ({ ...kind, colour: 'red' }), /additional/],
];
const pick = <T>(list: readonly T[], at: number): T => list[at % list.length]!;
const changed = <T extends object>(list: readonly T[], at: number, change: object): object[] =>
  list.map((one, index) => (index === at % list.length ? { ...one, ...change } : one));
const without = <T extends object>(list: readonly T[], at: number, member: keyof T): object[] =>
  list.map((one, index) => {
    if (index !== at % list.length) return one;
    const { [member]: _left, ...rest } = one;
    return rest;
  });

describe('a kind that is written', () => {
  it.each(SLIPS)('with %s is refused wherever the slip is', (_name, slip, message) => {
    fc.assert(
      fc.property(fc.constantFrom(...KINDS.all()), fc.nat({ max: 100 }), (kind, at) => {
        expect(problemsInKind(slip(kind, at) as OperationKind).join('\n')).toMatch(message);
      }),
      { numRuns: 40 },
    );
  });

  it.each(KINDS.all())(
    '$code has every code once in its list, words in both languages, known shapes and cited sources',
    (kind) => {
      const known = kind.sources.map(({ code }) => code);
      for (const part of everyPart(kind)) {
        if (Array.isArray(part)) {
          const codes = part.flatMap((one: { code?: string }) => one.code ?? []);
          expect(new Set(codes).size).toBe(codes.length);
          continue;
        }
        const { sv, en, source = [], shape = RULE_SHAPES[0] } = part as Record<string, never>;
        expect(typeof sv).toBe(typeof en);
        expect([sv, en]).not.toContain('');
        expect(known).toEqual(expect.arrayContaining(source));
        expect(RULE_SHAPES).toContain(shape);
      }
      expect(kind.deviations.every(({ source }) => source.length > 0)).toBe(true);
    },
  );
});

/** Every list and every object in the data, at any depth. */
function everyPart(data: unknown): object[] {
  if (typeof data !== 'object' || data === null) return [];
  return [data, ...Object.values(data).flatMap(everyPart)];
}

describe('docs/kinds.md', () => {
  const page = docs('kinds.md');

  it('tells of every part of a kind, every shape of rule and every gate', () => {
    const parts = Object.keys(OperationKindSchema.properties);
    const gates = new Set(KINDS.all().flatMap((kind) => kind.gates.map(({ code }) => code)));
    const untold = [...parts, ...RULE_SHAPES, ...gates].filter((name) => !page.includes(`\`${name}\``));
    expect(untold).toEqual([]);
  });
});

describe('words', () => {
  it('lose their capital within a sentence, abbreviations do not', () => {
    expect(withinSentence('Lägenhetsbesök')).toBe('lägenhetsbesök');
    expect(withinSentence('Övning')).toBe('övning');
    expect(withinSentence('AKC-kontroll')).toBe('AKC-kontroll');
    expect(withinSentence('A visit')).toBe('a visit');
  });

  it('keep a place that nothing fills', () => {
    expect(filled('{minutes} of {hours}', { minutes: 5 })).toBe('5 of {hours}');
  });
});
