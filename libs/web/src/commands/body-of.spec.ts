import 'reflect-metadata';
import {
  closed,
  codeOf,
  Count,
  defineEvent,
  FILLED_IN,
  listOf,
  optional,
  participantsOnly,
  PersonRefSchema,
  secret,
  shared,
  ShortText,
  SiteName,
  Text,
  Uuid,
  WindowOf,
  type CommandDefinition,
} from '@samsyn/event-store';
import Type from 'typebox';
import { compiledDto, validationPipe } from '..';
import { bodyOf } from './body-of';
import { commandController, routed } from './command-controller';
import { Handles } from './handles';

const Inspected = defineEvent({
  service: 'conducting',
  audience: 'participants',
  name: 'Inspected',
  fields: {
    site: optional(participantsOnly(SiteName)),
    number: shared(Count),
    how: shared(codeOf(['by-day', 'by-night', 'unknown'])),
    window: optional(shared(WindowOf)),
    of: shared(listOf(PersonRefSchema, 2)),
    plan: shared(Uuid),
    what: secret(ShortText),
    remarks: optional(
      participantsOnly(listOf(closed({ about: ShortText, level: codeOf(['low', 'high']) }), 3)),
    ),
    times: shared(Count),
  },
});
const definition: CommandDefinition<'Inspected', typeof Inspected.fields> = {
  event: Inspected,
  path: 'inspections',
  who: 'participant',
  title: 'Something was inspected',
  fields: {
    number: FILLED_IN,
    how: { description: 'When.', codes: ['by-day', 'by-night'] },
    window: 'From when until when.',
    of: 'By whom.',
    plan: { description: 'Of which plan; absent: the latest.', optional: true },
    what: { description: 'What it was.', required: true },
    remarks: { description: 'What was remarked.', members: { about: 'On what.', level: 'How grave.' } },
    times: { description: 'How often.', min: 1, max: 9, default: 1 },
  },
  beside: { words: { schema: Text, description: 'The plan in words.', optional: true } },
};

const read = (body: object): Promise<unknown> =>
  validationPipe()
    .transform(body, { type: 'body', metatype: bodyOf(definition) })
    .catch(({ extras: { errors } }: { extras: { errors: { path: string; rule: string }[] } }) =>
      errors.map(({ path, rule }) => `${path} ${rule}`),
    );
const enough = { how: 'by-day', of: ['coordB'], what: 'the till' };

describe('the body of a command', () => {
  it('is made once, and named after its event or its route', () => {
    expect(bodyOf(definition)).toBe(bodyOf(definition));
    expect(bodyOf(definition).name).toBe('InspectedDto');
    expect(bodyOf({ ...definition, id: 'inspectAgain' }).name).toBe('InspectAgainDto');
  });

  it('is validated as straight functions, as a class written by hand is', () => {
    expect(compiledDto(bodyOf(definition))).toBeDefined();
  });

  it('holds what was sent, labels apart, with the defaults of what was not', async () => {
    expect(await read(enough)).toMatchObject({ ...enough, what: { value: 'the till', label: [] }, times: 1 });
  });

  it('demands what the definition demands', async () => {
    expect(await read({})).toEqual(['/how required', '/of required', '/what required']);
  });

  it.each([
    ['what the command fills in', { number: 1 }, '/number unknown-field'],
    ['a code that is recorded no more', { how: 'unknown' }, '/how code'],
    ['more than the event holds', { of: ['a', 'b', 'c'] }, '/of list-size'],
    ['a longer text than the event holds', { what: 'x'.repeat(501) }, '/what/value max-length'],
    ['less than the definition allows', { times: 0 }, '/times count-range'],
    ['more than the definition allows', { times: 10 }, '/times count-range'],
    ['half of a window', { window: ['2026-11-19T19:00:00Z'] }, '/window window'],
    ['no id', { plan: 'the latest' }, '/plan uuid'],
    ['no name of a site', { site: '' }, '/site site'],
    ['an odd member of a member', { remarks: [{ about: 'x', level: 'medium' }] }, '/remarks/0/level code'],
    ['no text beside the event', { words: 1 }, '/words text'],
  ])('refuses %s', async (_what, more, fault) => {
    expect(await read({ ...enough, ...more })).toEqual([fault]);
  });

  it('is not made of a field without bound', () => {
    const event = defineEvent({ ...Inspected, fields: { number: shared(Type.String()) } });
    const unbounded: CommandDefinition = { ...definition, event, fields: { number: 'Without end.' } };
    expect(() => bodyOf(unbounded)).toThrow('no bound');
  });
});

describe('the controller of commands', () => {
  class Inspect {}
  @Handles(Inspect)
  class InspectHandler {}
  const route = (at: string, command: new () => object = Inspect) =>
    routed(definition, { at, tag: 'conduct', command }, () => Promise.reject(new Error(at)));

  it('has a method for each, named as clients call the route', () => {
    const controller = commandController([route('operations/:operationId')]);
    expect(Object.getOwnPropertyNames(controller.prototype as object)).toContain('recordInspected');
  });
  it('has the handlers of what its routes send on the bus, each once', () => {
    const address = { at: 'b/:id', tag: 'conduct', command: Inspect };
    const again = routed({ ...definition, id: 'inspectAgain' }, address, () => Promise.reject(new Error()));
    expect(commandController([route('a/:id'), again]).handlers).toEqual([InspectHandler]);
  });
  it('is not made where two have one name, or nothing handles the command', () => {
    expect(() => commandController([route('a/:id'), route('b/:id')])).toThrow('recordInspected');
    expect(() => commandController([route('a/:id', class Unheard {})])).toThrow('Unheard');
  });
});
