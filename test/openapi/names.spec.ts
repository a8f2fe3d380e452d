import { documentOfInterface } from '../support/document-of-interface';
import { nameIn, type Described, type DescribedRoute } from '../support/problem-of-answer';

jest.setTimeout(60_000);

type Schema = Readonly<Record<string, unknown>>;
/** Events that the summary of a command names in brackets. */
const EVENTS = /[(,] ?`?([A-Z][A-Za-z]+)`?[),]/g;
/** Said of every fact, and told by the entry as `at`; a correction takes both names. */
const TIME = 'occurredAt';

/** Members of a body that say which thing is meant, and are no part of what is recorded of it. */
const ADDRESSING: Readonly<Record<string, readonly string[]>> = {
  proposeOperation: ['campaign'],
  linkEncounters: ['encounter'],
  withdrawEncounterLink: ['encounter'],
  startFromAgreement: ['agreement'],
  inviteToCampaign: ['branches'],
  exceptHours: ['who'],
  withdrawException: ['who'],
  proposeSwap: ['gives'],
};
/** An action may be named by its words instead of its id. */
const NAMES_AN_ACTION = /^(complete|drop|move|reassign)(Campaign)?Action$/;

describe('The name of a field', () => {
  let document: Described;
  const resolved = (schema: Schema): Schema =>
    typeof schema['$ref'] === 'string' ? document.components.schemas[nameIn(schema['$ref'])]! : schema;
  const members = (schema: Schema | undefined): string[] =>
    Object.keys((schema && (resolved(schema)['properties'] as object | undefined)) ?? {});

  beforeAll(async () => {
    document = await documentOfInterface();
  });

  it('is the same in the body of a command and in the facts of the entry that it becomes', () => {
    let compared = 0;
    const other = Object.values(document.paths).flatMap((methods) => {
      const route = (methods as Record<string, DescribedRoute>)['post'];
      const { operationId: name = '', summary = '' } = route ?? {};
      const body = route?.requestBody?.content['application/json'] as { schema: Schema } | undefined;
      const facts = [...summary.matchAll(EVENTS)].flatMap(([, event]) =>
        members(document.components.schemas[`${event}Facts`]),
      );
      if (!body || facts.length === 0) return [];
      compared += 1;
      const allowed = [
        TIME,
        ...facts,
        ...(ADDRESSING[name] ?? []),
        ...(NAMES_AN_ACTION.test(name) ? ['what'] : []),
      ];
      return members(body.schema).flatMap((member) =>
        allowed.includes(member) ? [] : [`${name}: ${member}`],
      );
    });
    expect(other).toEqual([]);
    expect(compared).toBeGreaterThan(80);
  });
});
