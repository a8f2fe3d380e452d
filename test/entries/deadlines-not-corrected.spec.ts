import { eventRegistry } from '../../apps/samsyn/src/event-registry';
import {
  CHANGED_ELSEWHERE,
  SET_BY_SAMSYN,
  REPORTED_TIMES,
} from '../../libs/entries/src/corrections/changed-elsewhere';
import { isCorrectable, isTime } from '../../libs/entries/src/corrections/correctable-value';
import { documentOfInterface } from '../support/document-of-interface';

const fields = eventRegistry()
  .all()
  .filter(({ version, definition }) => version === definition.version)
  .flatMap(({ definition }) =>
    Object.entries(definition.fields).map(([field, spec]) => ({
      key: `${definition.name}.${field}`,
      name: definition.name,
      field,
      spec,
    })),
  );
const known = new Set(fields.map(({ key }) => key));

describe('what clocks and timers read', () => {
  it.each(fields.filter(({ spec }) => isTime(spec.schema)).map(({ key }) => key))(
    '%s is changed by a command, put down by Samsyn, or told and waited for by nothing',
    (key) => {
      const { name, field, spec } = fields.find((one) => one.key === key)!;
      if (isCorrectable(name, field, spec)) expect([...REPORTED_TIMES]).toContain(key);
      else if (!/^Campaign/.test(name)) expect(key in CHANGED_ELSEWHERE || SET_BY_SAMSYN.has(key)).toBe(true);
    },
  );

  it('stands in the tables under the names that the events have', () => {
    const named = [...Object.keys(CHANGED_ELSEWHERE), ...SET_BY_SAMSYN, ...REPORTED_TIMES];
    expect(named.filter((key) => !known.has(key))).toEqual([]);
    expect(new Set(named).size).toBe(named.length);
  });

  it('is changed by commands that the interface has', async () => {
    const { paths } = await documentOfInterface();
    const routes = Object.keys(paths).map((path) => `POST ${path}`);
    expect(Object.values(CHANGED_ELSEWHERE).filter((route) => !routes.includes(route))).toEqual([]);
  }, 60_000);
});
