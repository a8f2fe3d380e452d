import { eventRegistry } from '../../apps/samsyn/src/event-registry';
import { NOTICE_ENDINGS } from '../../libs/notifications/src/routing/notice-endings';
import { NOTICE_ROWS } from '../../libs/notifications/src/routing/notice-rows';
import { PERSONAL_ROWS, WAITING_ROWS } from '../../libs/worklist/src/pending-index/pending-rows';

const registry = eventRegistry();
const fieldsOf = (name: string) => registry.ofName(name).definition.fields;

describe('the tables of what waits and who is told', () => {
  it.each(Object.keys({ ...NOTICE_ROWS, ...NOTICE_ENDINGS, ...WAITING_ROWS, ...PERSONAL_ROWS }))(
    'know %s as an event',
    (name) => {
      expect(registry.ofName(name).definition.name).toBe(name);
    },
  );

  it.each(Object.keys(PERSONAL_ROWS))(
    'keep of %s what stands in clear in the log, and nothing else',
    (name) => {
      const kept = [
        ...['to', 'answerBy', 'swap', 'with', 'expiresAt', 'who', 'results'],
        ...['invited', 'firstDay', 'leading', 'action', 'owner', 'due', 'parties'],
      ];
      const sealed = Object.entries(fieldsOf(name)).filter(
        ([field, { label }]) => kept.includes(field) && label !== 'shared',
      );
      expect(sealed).toEqual([]);
    },
  );

  it('tell no time of what is sealed for a person met, or for a branch', () => {
    const times = Object.entries(NOTICE_ROWS).flatMap(([name, rows]) =>
      rows.flatMap(({ due }) => (due === undefined ? [] : [[name, fieldsOf(name)[due]?.label] as const])),
    );
    expect(times.length).toBeGreaterThan(5);
    for (const [name, label] of times)
      expect([name, ['shared', 'call'].includes(label ?? '')]).toEqual([name, true]);
  });
});
