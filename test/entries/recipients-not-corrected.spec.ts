import { eventRegistry } from '../../apps/samsyn/src/event-registry';
import { isCorrectable } from '../../libs/entries/src/corrections/correctable-value';
import { MARKABLE } from '../../libs/entries/src/corrections/mark-in-error/mark-in-error';
import {
  NAMED_AND_NOT_ASKED,
  namesSomebody,
  RECIPIENTS,
} from '../../libs/entries/src/corrections/recipients';
import { decideCorrectEntry } from '../../libs/entries/src/corrections/correct-entry/correct-entry';
import type { CommandMetadata } from '@samsyn/kernel';
import { documentOfInterface } from '../support/document-of-interface';

const fields = eventRegistry()
  .all()
  .filter(({ version, definition }) => version === definition.version)
  .flatMap(({ definition }) =>
    Object.entries(definition.fields)
      .filter(([, { schema }]) => namesSomebody(schema))
      .map(([field, spec]) => ({ key: `${definition.name}.${field}`, name: definition.name, field, spec })),
  );
const metadata = { now: '2026-11-19T19:00:00.000Z' } as CommandMetadata;
/** What the correction of a field of the recorder's own is refused with. */
function refusalOf({ name, field, spec }: (typeof fields)[number]): { code?: string; details?: object } {
  const entry = {
    id: 'x',
    name,
    recorder: 'police/local-police',
    isOwn: true,
    spec,
    isErased: false,
    correctable: [],
  };
  const asked = { kind: 'CorrectEntry', field, is: 'social-services/motala', reason: 'x' } as const;
  try {
    decideCorrectEntry({ ...asked, entry: { ...entry, isOfPersonMet: false } }, metadata);
    return {};
  } catch (error) {
    return error as { code: string; details: object };
  }
}

describe('what names a recipient', () => {
  it.each(fields.map(({ key }) => key))('is never corrected: %s', (key) => {
    const one = fields.find((field) => field.key === key)!;
    expect(isCorrectable(one.name, one.field, one.spec)).toBe(false);
    expect(key in RECIPIENTS).not.toBe(NAMED_AND_NOT_ASKED.has(key));
    const { code, details } = refusalOf(one);
    expect(code).toBe(key in RECIPIENTS ? 'CORRECTION.NAMES_RECIPIENT' : 'CORRECTION.FIELD_NOT_CORRECTABLE');
    if (key in RECIPIENTS) expect(details).toMatchObject({ field: one.field, instead: RECIPIENTS[key] });
  });

  it('is never marked as an error either, so that no work is lost', () => {
    const asked = new Set(Object.keys(RECIPIENTS).map((key) => key.split('.')[0]!));
    expect([...asked].filter((name) => MARKABLE.has(name))).toEqual([]);
  });

  it('stands in the tables under the names that the events have', () => {
    const known = new Set(fields.map(({ key }) => key));
    const named = [...Object.keys(RECIPIENTS), ...NAMED_AND_NOT_ASKED];
    expect(named.filter((key) => !known.has(key))).toEqual([]);
  });

  it('is put right by commands that the interface has', async () => {
    const { paths } = await documentOfInterface();
    const routes = Object.keys(paths).map((path) => `POST ${path}`);
    expect(Object.values(RECIPIENTS).filter((route) => !routes.includes(route))).toEqual([]);
  }, 60_000);
});
