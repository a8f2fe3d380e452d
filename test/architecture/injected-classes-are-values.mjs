import ts from 'typescript';

/** The identifier of an annotated type, `Directory` of `directory: Directory`; undefined for any other shape. */
const namedType = (parameter) => {
  const target = parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter;
  const binding = target.type === 'AssignmentPattern' ? target.left : target;
  const annotation = binding.typeAnnotation?.typeAnnotation;
  return annotation?.type === 'TSTypeReference' && annotation.typeName.type === 'Identifier'
    ? annotation.typeName
    : undefined;
};

const hasDecorator = (node, name) =>
  (node.decorators ?? []).some(
    ({ expression }) => expression.type === 'CallExpression' && expression.callee.name === name,
  );

/** Parameters whose class Nest reads at run time: of a decorated class's constructor, and decorated ones of a method. */
function readByNest(method) {
  const owner = method.parent.parent;
  const parameters = method.value.params.filter((parameter) => !hasDecorator(parameter, 'Inject'));
  if (method.kind === 'constructor') return owner.decorators?.length > 0 ? parameters : [];
  return parameters.filter((parameter) => parameter.decorators?.length > 0);
}

/**
 * A class that Nest injects or validates must be imported as a value: with `import type` its metadata reads `Object`,
 * so that injection finds nothing and a body passes unvalidated, both without a word.
 */
export const injectedClassesAreValues = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { asType: 'Nest needs the class {{name}} at run time: import it without `type`.' },
  },
  create(context) {
    const services = context.sourceCode.parserServices;
    const checker = services.program.getTypeChecker();
    const importedAsType = (identifier) => {
      let scope = context.sourceCode.getScope(identifier);
      while (scope && !scope.set.has(identifier.name)) scope = scope.upper;
      const definition = scope?.set.get(identifier.name)?.defs[0];
      return (
        definition?.type === 'ImportBinding' &&
        (definition.parent.importKind === 'type' || definition.node.importKind === 'type')
      );
    };
    const isClass = (identifier) => {
      const symbol = checker.getTypeAtLocation(services.esTreeNodeToTSNodeMap.get(identifier)).getSymbol();
      return symbol !== undefined && (symbol.flags & ts.SymbolFlags.Class) !== 0;
    };
    return {
      MethodDefinition(method) {
        for (const identifier of readByNest(method).map(namedType)) {
          if (!identifier || !importedAsType(identifier) || !isClass(identifier)) continue;
          context.report({ node: identifier, messageId: 'asType', data: { name: identifier.name } });
        }
      },
    };
  },
};
