import { given } from '@samsyn/kernel';
import { conduct } from '../conduct';
import { border, by, minute } from '../conduct.fixture';
import { warningsOfAreaCount } from './area-counts';

const count = { area: 'Järntorget', what: 'advertisements', count: 12 } as const;
const counted = (more: { from?: string; to?: string; note?: string }) =>
  given(conduct).when(
    { kind: 'RecordConductFact', fact: { name: 'AreaCounted', data: { ...count, ...more } } },
    by(border, 9),
  );

describe('a count for an area', () => {
  it.each([
    {},
    { from: minute(0) },
    { to: minute(5) },
    { from: minute(0), to: minute(5) },
    { from: minute(5), to: minute(5), note: 'rain' },
  ])('is recorded as it was told: %j', (more) => {
    counted(more).then({ name: 'AreaCounted', data: { ...count, ...more } });
  });

  it('is refused where its time ends before it begins', () => {
    counted({ from: minute(5), to: minute(4) }).refused('AREA_COUNT.ENDS_BEFORE_IT_BEGINS');
  });

  it.each([
    ['has come', minute(9), []],
    ['comes later than a clock may differ', minute(15), [{ code: 'AREA_COUNT.NOT_BEGUN', field: 'from' }]],
  ])('warns of a time only where it has not begun: it %s', (_when, from, warnings) => {
    const events = [{ name: 'AreaCounted', data: { ...count, from } }];
    const { now, ...metadata } = by(border, 9);
    const decided = { events, metadata: { ...metadata, now } } as never;
    expect(warningsOfAreaCount(decided)).toEqual(
      warnings.map((warning) => ({ ...warning, details: { clock: now } })),
    );
  });
});
