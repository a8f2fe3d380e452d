import { Compile } from 'typebox/compile';
import { OperationKindSchema, PARTS, type OperationKind } from './kind';
import { FIGURES } from './rule-shapes';
import { numbersOf, placesIn } from './wording';

const schema = Compile(OperationKindSchema);

const missingFrom = (known: readonly string[], wanted: readonly string[]): readonly string[] =>
  wanted.filter((code) => !known.includes(code));
const codesOf = (list: readonly { readonly code: string }[]): readonly string[] =>
  list.map(({ code }) => code);

/** Lists whose codes are unique, by the name of the part. */
const partsOf = (kind: OperationKind) => ({
  sources: kind.sources,
  roles: kind.roles,
  agenda: kind.agenda,
  gates: kind.gates,
  steps: kind.steps,
  'entry.rules': kind.entry.rules,
  deviations: kind.deviations,
  questions: kind.questions,
});

function repeatedCodes(kind: OperationKind): string[] {
  return Object.entries(partsOf(kind)).flatMap(([part, list]) => {
    const codes = codesOf(list);
    return codes
      .filter((code, index) => codes.indexOf(code) !== index)
      .map((code) => `${part}: ${code} stands twice`);
  });
}

function brokenReferences(kind: OperationKind): string[] {
  const deviations = codesOf(kind.deviations);
  const overrides = kind.gates.flatMap((gate) => ('override' in gate ? [gate.override] : []));
  const passedOver = codesOf(kind.deviations.filter(({ rule }) => rule.shape === 'gate-passed-over'));
  const breaches = [...kind.steps, ...kind.entry.rules].map(({ breach }) => breach);
  return [
    ...missingFrom(deviations, breaches).map((code) => `breach ${code} is no deviation of the kind`),
    ...missingFrom(passedOver, overrides).map((code) => `override ${code} is no gate-passed-over deviation`),
    ...missingFrom(overrides, passedOver).map((code) => `deviations: ${code} is the override of no gate`),
    ...missingFrom(codesOf(kind.roles), kind.entry.order).map((code) => `entry.order: ${code} is no role`),
  ];
}

function brokenSources(kind: OperationKind): string[] {
  const known = codesOf(kind.sources);
  const { agenda, gates, steps, entry, deviations, questions, location, counts } = kind;
  const ruled = [location, counts].filter((part) => part !== undefined);
  const cited = [
    ...ruled,
    ...agenda,
    ...gates,
    ...steps,
    ...entry.rules,
    ...deviations,
    ...questions,
  ].flatMap(({ source }) => source);
  return [
    ...missingFrom(known, [...new Set(cited)]).map((code) => `source ${code} is cited and not there`),
    ...missingFrom(cited, known).map((code) => `sources: ${code} is cited by nothing`),
  ];
}

/** Placeholders that nothing would fill, or that one language has and the other has not. */
function brokenPlaces(where: string, sv: string, en: string, filledBy: readonly string[]): string[] {
  const [inSv, inEn] = [placesIn(sv), placesIn(en)];
  const differ = inSv.join() === inEn.join() ? [] : [`${where}: sv and en name different figures`];
  const unknown = missingFrom(filledBy, [...new Set([...inSv, ...inEn])]);
  return [...differ, ...unknown.map((place) => `${where}: nothing fills {${place}}`)];
}

function brokenWords(kind: OperationKind): string[] {
  const numbers = new Map(kind.deviations.map(({ code, rule }) => [code, Object.keys(numbersOf(rule))]));
  const requirements = [...kind.steps, ...kind.entry.rules].flatMap(({ code, sv, en, breach }) =>
    brokenPlaces(code, sv, en, numbers.get(breach) ?? []),
  );
  const breaches = kind.deviations.flatMap(({ code, rule, sv, en }) => {
    const figures = sv.withFigures === undefined && en.withFigures === undefined;
    return [
      ...brokenPlaces(`${code}.title`, sv.title, en.title, []),
      ...brokenPlaces(`${code}.sentence`, sv.sentence, en.sentence, numbers.get(code) ?? []),
      ...(figures
        ? []
        : brokenPlaces(
            `${code}.withFigures`,
            sv.withFigures ?? '',
            en.withFigures ?? '',
            FIGURES[rule.shape] ?? [],
          )),
    ];
  });
  const asked = new Set(kind.questions.map(({ part }) => part));
  const unasked = PARTS.filter((part) => !asked.has(part)).map((part) => `questions: none for ${part}`);
  return [...requirements, ...breaches, ...unasked];
}

/** What is wrong with a kind, one line each; none where it may be used. */
export function problemsInKind(kind: OperationKind): readonly string[] {
  if (!schema.Check(kind)) {
    return [...schema.Errors(kind)].map(({ instancePath, message }) => `${instancePath || '/'} ${message}`);
  }
  return [...repeatedCodes(kind), ...brokenReferences(kind), ...brokenSources(kind), ...brokenWords(kind)];
}
