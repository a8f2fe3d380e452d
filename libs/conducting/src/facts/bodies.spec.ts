import 'reflect-metadata';
import { schemaOf, type EventDefinition, type FieldNotes } from '@samsyn/event-store';
import { bodyOf, validationPipe } from '@samsyn/web';
import { getMetadataStorage } from 'class-validator';
import { conductEvents } from '../conduct/conduct.events';
import { KEPT_BY_SAMSYN } from '../encounter/encounter-facts';
import { encounterEvents } from '../encounter/encounter.events';
import { BATCH_FACTS } from '../record-entries/batch.dto';
import type { FactDefinition } from './fact-definition';

/** What the command puts in, and no caller says. */
const FILLED_IN_BY_COMMAND: Readonly<Record<string, readonly string[]>> = {
  ConductStarted: ['planRevision', 'planHash'],
  FollowUpBooked: ['followUp'],
  PersonMetWithoutCoordinator: ['region'],
  ReferralWithdrawn: ['to'],
  ChildConcernRedirected: ['from', 'reporter'],
  ReflectionPeriodGranted: ['until'],
  SafetyCheckInStarted: ['nextAt'],
  SafetyCheckedIn: ['who', 'site', 'nextAt', 'clears'],
  SafetyAlarmHandled: ['who', 'site', 'nextAt'],
  SafetyCheckInEnded: ['who', 'site', 'clears'],
};
/** Not demanded by the event, whose key may be destroyed; without it the fact is none. */
const SAYS_NOTHING_WITHOUT: Readonly<Record<string, readonly string[]>> = {
  NoteAdded: ['text'],
  FindingRecorded: ['area', 'severity'],
  SafetyIncidentOccurred: ['severity'],
  DeviationDeclared: ['what'],
  ReferralWithdrawn: ['why'],
};
/** Done by Samsyn alone. */
const BY_SYSTEM = new Set<string>(['SafetyCheckInMissed', ...KEPT_BY_SAMSYN]);
const events: readonly EventDefinition[] = [...conductEvents, ...encounterEvents];
const facts = Object.entries(BATCH_FACTS);

const noteOf = ({ fields }: FactDefinition, field: string): Partial<FieldNotes> => {
  const note = fields[field];
  return typeof note === 'object' ? note : {};
};
/** The fields of the event that the body has too. */
const fieldsOf = (definition: FactDefinition): readonly string[] =>
  Object.keys(definition.event.fields)
    .filter((field) => !FILLED_IN_BY_COMMAND[definition.event.name]?.includes(field))
    .sort();

interface Refused {
  readonly extras: { readonly errors: readonly { readonly path: string; readonly rule: string }[] };
}
const refusalsOf = async (definition: FactDefinition, body: object) =>
  validationPipe()
    .transform(body, { type: 'body', metatype: bodyOf(definition) })
    .then(
      () => [],
      ({ extras: { errors } }: Refused) => errors.map(({ path, rule }) => ({ field: path.slice(1), rule })),
    );
const brokenFields = async (definition: FactDefinition, body: object) =>
  (await refusalsOf(definition, body)).map(({ field }) => field.split('/')[0]).sort();

interface Sized {
  readonly maxLength?: number;
  readonly anyOf?: readonly { readonly const: string }[];
}

describe('the body of each fact', () => {
  it('exists for every event of conduct and encounter', () => {
    const recorded = events.filter(({ name }) => !BY_SYSTEM.has(name)).map(({ name }) => name);
    expect(facts.map(([name]) => name).sort()).toEqual(recorded.sort());
  });

  it.each(facts)(
    'of %s has the fields of the event that the command does not fill in',
    (_name, definition) => {
      const rules = getMetadataStorage().getTargetValidationMetadatas(bodyOf(definition), '', false, false);
      const fields = new Set(rules.map(({ propertyName }) => propertyName));
      expect([...fields].sort()).toEqual([...fieldsOf(definition), 'occurredAt'].sort());
    },
  );

  it.each(facts)(
    'of %s demands what the event demands and the command cannot find',
    async (_name, definition) => {
      const { name, fields } = definition.event;
      const required = new Set([...(schemaOf(fields).required ?? []), ...(SAYS_NOTHING_WITHOUT[name] ?? [])]);
      const demanded = fieldsOf(definition).filter((field) => {
        const { optional, default: value } = noteOf(definition, field);
        return required.has(field) && !optional && value === undefined;
      });
      expect(await brokenFields(definition, {})).toEqual(demanded);
    },
  );

  it.each(facts)('of %s has a rule for each field', async (_name, definition) => {
    const fields = fieldsOf(definition);
    const nothing = Object.fromEntries(fields.map((field) => [field, null]));
    expect(await brokenFields(definition, nothing)).toEqual(fields);
  });

  it.each(facts)('of %s takes no longer text and no other code than the event', async (_name, definition) => {
    const { fields } = definition.event;
    const bounded = fieldsOf(definition).flatMap((field) => {
      const { maxLength = 0, anyOf } = fields[field]!.schema as Sized;
      if (anyOf) return [{ field, value: 'of-nobody', rule: 'code' }];
      return maxLength > 129
        ? [
            {
              field: fields[field]!.chosen ? `${field}/value` : field,
              value: 'x'.repeat(maxLength + 1),
              rule: 'max-length',
            },
          ]
        : [];
    });
    const body = Object.fromEntries(bounded.map(({ field, value }) => [field.split('/')[0], value]));
    expect(await refusalsOf(definition, body)).toEqual(
      expect.arrayContaining(bounded.map(({ field, rule }) => ({ field, rule }))),
    );
  });
});
