import type { WireType } from '@samsyn/event-store';
import type { Json, JsonObject, Recorded } from '@samsyn/kernel';
import { eventRegistry } from '../../apps/samsyn/src/event-registry';
import { FieldsInAnswer, TextsOfEntries } from '../../libs/access-log/src/fields-in-answer';
import { sampleDataOf } from '../golden/golden-events';

const ID = '5b0c2f7e-1111-4222-8333-944455556666';
const WORDS = 'Någons egna ord, KANARIE';
const REFERENCE = /^[0-9a-f-]{36}$|\//;
const registry = eventRegistry();
const wires = registry.all().filter(({ definition, version }) => definition.version === version);

const placesIn = (value: Json, path: readonly string[] = []): readonly (readonly string[])[] => {
  if (typeof value === 'string') return [path];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, part]) => placesIn(part, [...path, name]));
};
const valueAt = (value: Json, path: readonly string[]): Json =>
  path.reduce<Json>((part, name) => (part as JsonObject)[name] as Json, value);
function replaced(value: Json, [name, ...rest]: readonly string[], text: string): Json {
  if (name === undefined) return text;
  if (Array.isArray(value))
    return value.map((part: Json, index) => (String(index) === name ? replaced(part, rest, text) : part));
  const whole = value as JsonObject;
  return { ...whole, [name]: replaced(whole[name] as Json, rest, text) };
}

interface Place {
  readonly wire: WireType;
  readonly field: string;
  readonly path: readonly string[];
  readonly text: string;
}
const places: readonly Place[] = wires.flatMap((wire) => {
  const data = sampleDataOf(wire);
  return placesIn(data).map((path) => ({ wire, field: path[0]!, path, text: valueAt(data, path) as string }));
});
const sealed = places.filter(
  ({ wire, field, text }) => wire.definition.fields[field]!.label !== 'shared' && !REFERENCE.test(text),
);
/** Where no words can stand, what stands there is chosen from codes, or a time. */
const isCoded = ({ wire, path }: Place): boolean =>
  !wire.accepts(replaced(sampleDataOf(wire), path, WORDS)) &&
  !wire.accepts(replaced(sampleDataOf(wire), path, 'Växjö'));

function found(wire: WireType, data: JsonObject, answer: unknown): readonly string[] {
  const labels = Object.fromEntries(Object.keys(data).map((field) => [field, ['participants-only']]));
  const event = { id: ID, name: wire.definition.name, data, labels } as unknown as Recorded;
  const texts = new TextsOfEntries(registry).refresh([event]);
  const opened = {
    entries: [event],
    entry: (id: string) => (id === ID ? event : undefined),
    texts: () => texts,
  };
  const nothing = { entries: [], entry: () => undefined, texts: () => undefined };
  const { shown, texts: byWords } = new FieldsInAnswer(new Map([['', opened]]), nothing).look(answer);
  return [...shown, ...[...byWords.values()].flat()].map(({ field }) => field);
}
const nameOf = ({ wire, path }: Place): string => `${wire.definition.name}.${path.join('.')}`;

/** Nobody has read a field because an answer holds the same code of something else. */
describe('a code in an answer', () => {
  const coded = sealed.filter(isCoded);

  it('is chosen in many sealed fields, and there are as many of words', () => {
    expect(coded.map(nameOf)).toContain('SupportAnswered.answer');
    expect(coded.length).toBeGreaterThan(20);
    expect(sealed.length - coded.length).toBeGreaterThan(100);
  });

  it('makes no row of a field that holds it too', () => {
    const invented = coded.filter(({ wire, text }) => {
      const elsewhere = { state: text, entry: ID, list: [text], inner: { answer: text, kinds: [text] } };
      return found(wire, sampleDataOf(wire), elsewhere).length > 0;
    });
    expect(invented.map(nameOf)).toEqual([]);
  });

  it('makes one where the entry itself stands there, or what it says by the name of the field', () => {
    const missed = coded.filter(({ wire, field }) => {
      const data = sampleDataOf(wire);
      const shown = found(wire, data, { entries: [{ id: ID, type: wire.definition.name, facts: data }] });
      const cited = found(wire, data, { lines: [{ entries: [ID], [field]: data[field] }] });
      return !shown.includes(field) || !cited.includes(field);
    });
    expect(missed.map(nameOf)).toEqual([]);
  });

  it.each(['health-care', 'accepted', 'ja', '12', '2026-11-19'])(
    'is one also where it stands in words: %s',
    (code) => {
      const wrong = sealed.filter((place) => {
        if (isCoded(place)) return false;
        const data = replaced(sampleDataOf(place.wire), place.path, code) as JsonObject;
        return found(place.wire, data, { label: code }).length > 0;
      });
      expect(wrong.map(nameOf)).toEqual([]);
    },
  );

  it('is none of what somebody has said in words', () => {
    const missed = sealed.filter((place) => {
      if (isCoded(place)) return false;
      const { wire, path, field } = place;
      return ![WORDS, 'Växjö'].some((words) => {
        const data = replaced(sampleDataOf(wire), path, words) as JsonObject;
        return wire.accepts(data) && found(wire, data, { inner: { text: words } }).includes(field);
      });
    });
    expect(missed.map(nameOf)).toEqual([]);
  });
});
