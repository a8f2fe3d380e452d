import { LANGUAGES } from '@samsyn/presentation';
import ts from 'typescript';
import { descendants, productFiles } from '../rules/source-files';

const memberNames = (node: ts.ObjectLiteralExpression): readonly string[] =>
  node.properties.flatMap((member) => {
    const { name } = member;
    return name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? [name.text] : [];
  });

/** Tables of words in the product: objects that have a member for one language at least. */
const tables = productFiles().flatMap((file) =>
  [...descendants(file.tree)].filter(ts.isObjectLiteralExpression).flatMap((node) => {
    const names = memberNames(node);
    const has = LANGUAGES.filter((language) => names.includes(language));
    const line = file.tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    return has.length > 0 ? [{ place: `${file.path}:${line}`, has }] : [];
  }),
);

describe('what a person reads', () => {
  it('stands in every language wherever it stands in one', () => {
    expect(tables.length).toBeGreaterThan(500);
    expect(tables.filter(({ has }) => has.length < LANGUAGES.length)).toEqual([]);
  });
});
