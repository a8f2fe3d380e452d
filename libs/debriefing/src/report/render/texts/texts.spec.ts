import { conductEvents, encounterEvents } from '@samsyn/conducting/contract';
import { entriesEvents } from '@samsyn/entries/contract';
import type { EventDefinition } from '@samsyn/event-store';
import {
  adviceCallEvents,
  availabilityEvents,
  callOutEvents,
  campaignEvents,
  operationPlanEvents,
} from '@samsyn/planning/contract';
import { LABEL_RULES } from '@samsyn/secrecy';
import { campaignDebriefEvents, debriefEvents, lessonsEvents } from '../../../contract';
import { TASK_CODES } from '../../debrief-document';
import { LESSON_THEMES } from '../../../lessons/lesson-tags';
import { formatOf } from '../fact-formats';
import { MACHINE_FIELDS } from './machine-fields';
import { textsEn } from './texts.en';
import { textsSv } from './texts.sv';

const events: readonly EventDefinition[] = [
  ...availabilityEvents,
  ...adviceCallEvents,
  ...campaignEvents,
  ...operationPlanEvents,
  ...callOutEvents,
  ...conductEvents,
  ...encounterEvents,
  ...entriesEvents,
  ...debriefEvents,
  ...lessonsEvents,
  ...campaignDebriefEvents,
];

/** Every text by its path: `phrases.title`. */
function flat(texts: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, value]: [string, string | object]) =>
      typeof value === 'string' ? [[`${path}${key}`, value] as const] : [...flat(value, `${path}${key}.`)],
    ),
  );
}

describe.each([
  ['Swedish', textsSv],
  ['English', textsEn],
])('the %s texts', (_language, texts) => {
  it('name every event of every contract', () => {
    const names: Readonly<Record<string, string>> = texts.events;
    expect(events.filter(({ name }) => !names[name]).map(({ name }) => name)).toEqual([]);
  });

  it('name every field that a reader may meet', () => {
    const labels: Readonly<Record<string, string>> = texts.fields;
    const unnamed = events.flatMap(({ name, fields }) =>
      Object.keys(fields).filter(
        (field) =>
          formatOf(name, field) !== 'technical' && !(field in labels) && !(`${name}.${field}` in labels),
      ),
    );
    expect(unnamed).toEqual([]);
  });

  it('name the fields that only machines need, for copies of the record', () => {
    const labels: Readonly<Record<string, string>> = texts.fields;
    // Availability and advice belong to no operation, and stand in no copy of its record.
    const outside: readonly EventDefinition[] = [...availabilityEvents, ...adviceCallEvents];
    const unnamed = events.flatMap((event) =>
      Object.keys(outside.includes(event) ? {} : event.fields).filter(
        (field) => !(field in MACHINE_FIELDS || field in labels || `${event.name}.${field}` in labels),
      ),
    );
    expect(unnamed).toEqual([]);
  });

  it('have words for every theme of a lesson', () => {
    expect(Object.keys(texts.codes.themes).sort()).toEqual(Object.keys(LESSON_THEMES).sort());
  });

  it('have words for every task and paragraph of secrecy', () => {
    expect(Object.keys(texts.tasks).sort()).toEqual([...TASK_CODES].sort());
    const rules = LABEL_RULES.map(({ rule }) => rule).filter((rule) => rule !== 'none');
    expect(rules.filter((rule) => !(rule in texts.rules))).toEqual([]);
  });
});

describe('the two languages', () => {
  const [sv, en] = [flat(textsSv), flat(textsEn)];

  it('have the same texts', () => {
    expect([...en.keys()].sort()).toEqual([...sv.keys()].sort());
  });

  it('fill in the same values', () => {
    const places = (text = '') => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();
    const different = [...sv].filter(([key, text]) => places(text).join() !== places(en.get(key)).join());
    expect(different.map(([key]) => key)).toEqual([]);
  });
});
