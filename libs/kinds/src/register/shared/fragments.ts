/** Answers the fragments of a table by their codes, in the order asked for. */
export const fragmentsOf =
  <Code extends string, Fragment extends object>(table: Readonly<Record<Code, Fragment>>) =>
  (...codes: readonly Code[]): (Fragment & { code: Code })[] =>
    codes.map((code) => ({ code, ...table[code] }));
