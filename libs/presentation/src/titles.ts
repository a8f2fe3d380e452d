/** Languages that a person can be answered in; the first where nothing is asked for. */
export const LANGUAGES = ['sv', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The same in every language. */
export type InEveryLanguage<T = string> = Readonly<Record<Language, T>>;

/** `source`: what the rule rests on, cited as docs/rules.md cites; several are parted by `; `. */
export type Title = InEveryLanguage & { readonly source?: string };
export type Titles = Readonly<Record<string, Title>>;

/** @throws Error where two tables have the same code */
export function gathered(...tables: readonly Titles[]): Titles {
  const all: Record<string, Title> = {};
  for (const [code, title] of tables.flatMap((table) => Object.entries(table))) {
    if (Object.hasOwn(all, code)) throw new Error(`${code} has two titles`);
    all[code] = title;
  }
  return all;
}
