import { debriefOf, LEADER, viewedOperation } from '../../../debriefing/src/report/viewed.fixture';
import { areaCountsOf } from './combined-area-counts';

const debrief = (municipality: string | null, at: string, area: string, count: number) =>
  debriefOf(
    viewedOperation({
      entries: [
        {
          name: 'OperationProposed',
          at: '2026-11-10T10:00:00+01:00',
          by: LEADER,
          data: { kind: 'field-survey', kindVersion: 4, ...(municipality === null ? {} : { municipality }) },
        },
        { name: 'AreaCounted', at, by: LEADER, data: { area, what: 'vehicles', count } },
      ],
    }),
    '2026-11-23T12:00:00.000Z',
  );
const of = (id: string, document: ReturnType<typeof debrief>) => ({
  ...document,
  operation: { ...document.operation, id },
});
const [monday, friday] = ['2026-11-16T22:00:00.000Z', '2026-11-20T22:00:00.000Z'];
const combined = (...documents: Parameters<typeof areaCountsOf>[0]) =>
  areaCountsOf(documents).map(({ area, municipality, operation, count, latest }) => [
    ...[area, municipality, operation],
    ...[count, latest === true],
  ]);

describe('counts for areas over the operations of a campaign', () => {
  it('are of one area where they are in one municipality, by time', () => {
    expect(
      combined(
        of('b', debrief('växjö', friday, 'CENTRUM', 2)),
        of('a', debrief('Växjö', monday, 'Centrum', 7)),
      ),
    ).toEqual([
      ['CENTRUM', 'Växjö', 'a', 7, false],
      ['CENTRUM', 'växjö', 'b', 2, true],
    ]);
  });

  it('are of two areas in two municipalities, or where one is not known', () => {
    for (const other of ['Kalmar', null])
      expect(
        combined(
          of('a', debrief('Växjö', monday, 'Centrum', 7)),
          of('b', debrief(other, friday, 'Centrum', 2)),
        ).map(([, , operation, , latest]) => [operation, latest]),
      ).toEqual(
        expect.arrayContaining([
          ['a', true],
          ['b', true],
        ]),
      );
  });
});
