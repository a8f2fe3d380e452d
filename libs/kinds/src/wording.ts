import type { OperationKind } from './kind';
import type { Rule } from './rule-shapes';

/** `{minutes}` → the value of that name; a placeholder without a value stays as it is. */
export const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : place,
  );

/** Names of the placeholders that are to be filled in, sorted, each once. */
export const placesIn = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!))].sort();

/** The numbers of a rule by their names, so that each stands once: in the rule. */
export const numbersOf = (rule: Rule): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(rule).flatMap(([name, value]) => (typeof value === 'number' ? [[name, value]] : [])),
  );

/** A name as it stands inside a sentence: without its capital, unless it begins with an abbreviation. */
export const withinSentence = (name: string): string =>
  /^\p{Lu}(?![\p{Lu}\d])/u.test(name) ? name.charAt(0).toLocaleLowerCase('sv') + name.slice(1) : name;

/** The kind with the numbers of its rules filled into its words, for a reader. */
export function inFull(kind: OperationKind): OperationKind {
  const rules = new Map(kind.deviations.map(({ code, rule }) => [code, numbersOf(rule)]));
  const filledIn = <T extends { sv: string; en: string; breach: string }>(one: T): T => {
    const numbers = rules.get(one.breach) ?? {};
    return { ...one, sv: filled(one.sv, numbers), en: filled(one.en, numbers) };
  };
  return {
    ...kind,
    steps: kind.steps.map(filledIn),
    entry: { ...kind.entry, rules: kind.entry.rules.map(filledIn) },
    deviations: kind.deviations.map((one) => {
      const words = (sentences: typeof one.sv) => ({
        ...sentences,
        sentence: filled(sentences.sentence, numbersOf(one.rule)),
      });
      return { ...one, sv: words(one.sv), en: words(one.en) };
    }),
  };
}
