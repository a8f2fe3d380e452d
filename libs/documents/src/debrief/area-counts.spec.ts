import {
  debriefOf,
  BORDER,
  COORDINATOR,
  id,
  LEADER,
  viewedOperation,
  type GivenEntry,
} from '../../../debriefing/src/report/viewed.fixture';
import { COUNTED } from '@samsyn/conducting/contract';
import { siteKey, type Json } from '@samsyn/kernel';
import fc from 'fast-check';
import { exampleNames } from '../../../identity/src/register/register-names.fixture';
import { markdownOf } from '@samsyn/rendering';
import { reportOf } from './report';

const proposed: GivenEntry = {
  name: 'OperationProposed',
  at: '2026-11-10T10:00:00+01:00',
  by: LEADER,
  data: {
    ...{ kind: 'field-survey', kindVersion: 3, region: 'syd', municipality: 'Växjö', purpose: 'p' },
    ...{ window: ['2026-11-16T18:00:00.000Z', '2026-11-22T22:00:00.000Z'], reference: 'K1' },
  },
};
const ended: GivenEntry = { name: 'ConductEnded', at: '2026-11-22T23:00:00+01:00', by: LEADER };
const counted = (at: string, data: Readonly<Record<string, Json>>, by = LEADER): GivenEntry => ({
  name: 'AreaCounted',
  at,
  by,
  data,
});
const debrief = (entries: readonly GivenEntry[]) =>
  debriefOf(viewedOperation({ entries }), '2026-11-23T12:00:00.000Z');
const pageOf = (entries: readonly GivenEntry[], language: 'sv' | 'en') =>
  markdownOf(reportOf(debrief(entries), language, exampleNames));

const IN_PUBLIC = 'exposed-persons-in-public';
const WEEK = [
  counted('2026-11-17T22:10:00+01:00', { area: 'Järntorget', what: IN_PUBLIC, count: 4 }),
  counted(
    '2026-11-20T23:40:00+01:00',
    {
      ...{ area: 'JÄRN TORGET', what: IN_PUBLIC, count: 2 },
      ...{ from: '2026-11-20T20:30:00.000Z', to: '2026-11-20T22:15:00.000Z' },
    },
    BORDER,
  ),
  // Recorded later, of an earlier day.
  counted('2026-11-21T09:00:00+01:00', {
    ...{ area: 'Järntorget', what: 'advertisements', count: 31 },
    ...{ from: '2026-11-15T23:00:00.000Z', to: '2026-11-18T23:00:00.000Z' },
  }),
  counted('2026-11-19T09:00:00+01:00', { area: 'Järntorget', what: 'advertisements', count: 28 }),
  counted('2026-11-18T12:00:00+01:00', { area: 'Hamnen', what: 'nail-salons', count: 0 }, COORDINATOR),
];

describe('counts for areas in the debrief', () => {
  it('stand by area, by what was counted and by time, each by itself, the last of them marked', () => {
    const { areaCounts } = debrief(WEEK);
    expect(areaCounts.map(({ area, what, count, latest }) => [area, what, count, latest])).toEqual([
      ['Hamnen', 'nail-salons', 0, true],
      ['Järntorget', 'advertisements', 31, undefined],
      ['Järntorget', 'advertisements', 28, true],
      ['Järntorget', IN_PUBLIC, 4, undefined],
      ['Järntorget', IN_PUBLIC, 2, true],
    ]);
    expect(areaCounts[4]).toEqual({
      ...{ area: 'Järntorget', what: IN_PUBLIC, count: 2, at: '2026-11-20T22:40:00.000Z', latest: true },
      ...{ from: '2026-11-20T20:30:00.000Z', to: '2026-11-20T22:15:00.000Z' },
      ...{ branch: BORDER.branch, entries: [id(2)] },
    });
  });

  it('are read in Swedish and English, whole days as days', () => {
    const sv = pageOf([proposed, ...WEEK], 'sv');
    expect(sv).toContain('## Antal i områden');
    expect(sv).toContain('| Järntorget | Annonser | 31 | 16 nov – 18 nov |');
    expect(sv).toContain('| Järntorget | Annonser | 28 (senast) | 19 nov 09:00 |');
    expect(sv).toContain('| Utsatta på offentlig plats | 2 (senast) | 20 nov 21:30–23:15 | Gränspolisen |');
    expect(sv).toContain('| Hamnen | Nagelsalonger | 0 | 18 nov 12:00 |');
    const en = pageOf([proposed, ...WEEK], 'en');
    expect(en).toContain('## Counts for areas');
    expect(en).toContain('| Exposed persons in public places | 2 (latest) |');
  });

  it('are both the last where two were taken at the same time', () => {
    const at = '2026-11-18T12:00:00+01:00';
    const twice = [LEADER, BORDER].map((by, n) => counted(at, { area: 'a', what: 'vehicles', count: n }, by));
    expect(debrief(twice).areaCounts.map(({ latest }) => latest)).toEqual([true, true]);
  });

  it('are stated to be none where a survey ended without one, and nowhere else', () => {
    const sentence = 'Inga antal är antecknade.';
    expect(pageOf([proposed], 'sv')).not.toContain(sentence);
    expect(pageOf([proposed, ended], 'sv')).toContain(sentence);
    const visit = { ...proposed, data: { ...proposed.data, kind: 'apartment-visit', kindVersion: 1 } };
    expect(pageOf([visit, ended], 'sv')).not.toContain('Antal i områden');
  });

  it('are neither lost nor added up, and each area has one spelling', () => {
    const areas = fc.constantFrom('Torget', 'TORGET', 'tor get', 'Hamnen', 'hamnen ');
    const minute = fc.integer({ min: 0, max: 6 }).map((n) => `2026-11-18T12:0${n}:00.000Z`);
    const countArbitrary = fc.record({
      at: minute,
      area: areas,
      what: fc.constantFrom(...COUNTED),
      count: fc.nat(9),
      to: fc.option(minute, { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(countArbitrary, { maxLength: 12 }), (counts) => {
        const lines = debrief(
          counts.map(({ at, to, ...data }) => counted(at, { ...data, ...(to === undefined ? {} : { to }) })),
        ).areaCounts;
        const keyOf = (one: { area: string | null; what: string; count: number }) =>
          `${siteKey(one.area ?? '')} ${one.what} ${one.count}`;
        expect(lines.map(keyOf).sort()).toEqual(counts.map(keyOf).sort());
        const spellings = Map.groupBy(lines, ({ area }) => siteKey(area ?? ''));
        for (const same of spellings.values()) expect(new Set(same.map(({ area }) => area)).size).toBe(1);
        for (const group of Map.groupBy(lines, ({ area, what }) => `${area} ${what}`).values()) {
          const until = group.map(({ to, at }) => to ?? at);
          expect(until).toEqual(until.toSorted());
          expect(group.map(({ latest }) => latest === true)).toEqual(
            until.map((one) => one === until.at(-1)),
          );
        }
      }),
    );
  });
});
