import { asRecorded, type CommandMetadata } from '@samsyn/kernel';
import { warningsOfConductTimes } from './conduct-times';

const minute = (count: number): string => `2026-11-19T18:${String(count).padStart(2, '0')}:00.000Z`;
type Line = readonly [name: string, at: number, data?: object];

const recorded = (lines: readonly Line[]) =>
  lines.map(([name, at, data = {}], index) => ({
    ...asRecorded({ name, data }, index, minute(at)),
    id: `${name} ${index}`,
  }));
const codes = ([name, at, data = {}]: Line, ...before: readonly Line[]) =>
  warningsOfConductTimes(
    { events: [{ name, data }], metadata: { occurredAt: minute(at) } as CommandMetadata },
    recorded(before),
  ).map(({ code }) => code);

const STARTED: Line = ['ConductStarted', 10];
const ENDED: Line = ['ConductEnded', 40];
const moved = (entry: string, to: number): Line => [
  'EntryCorrected',
  50,
  { entry, field: 'occurredAt', is: minute(to) },
];

describe('the times of the conduct', () => {
  it('are warned of where the end is before the start, whichever is reported last', () => {
    expect(codes(ENDED, STARTED)).toEqual([]);
    expect(codes(['ConductEnded', 5], STARTED)).toEqual(['CONDUCT.ENDS_BEFORE_START']);
    expect(codes(['ConductStarted', 45], ENDED)).toEqual(['CONDUCT.ENDS_BEFORE_START']);
    expect(codes(STARTED, ENDED)).toEqual([]);
  });

  it('are warned of where a correction makes it so, and not where it puts it right', () => {
    expect(codes(moved('ConductEnded 1', 5), STARTED, ENDED)).toEqual(['CONDUCT.ENDS_BEFORE_START']);
    expect(codes(moved('ConductStarted 0', 45), STARTED, ENDED)).toEqual(['CONDUCT.ENDS_BEFORE_START']);
    expect(codes(moved('ConductEnded 1', 30), STARTED, ['ConductEnded', 5])).toEqual([]);
    expect(codes(moved('NoteAdded 2', 1), STARTED, ENDED, ['NoteAdded', 20])).toEqual([]);
  });

  it('are warned of where it has ended already, or nobody has started it', () => {
    expect(codes(ENDED)).toEqual(['CONDUCT.NOT_STARTED']);
    expect(codes(['ConductEnded', 50], STARTED, ENDED)).toEqual(['CONDUCT.ALREADY_ENDED']);
    expect(codes(['ConductEnded', 5], STARTED, ENDED)).toEqual([
      'CONDUCT.ALREADY_ENDED',
      'CONDUCT.ENDS_BEFORE_START',
    ]);
    expect(codes(['NoteAdded', 5], STARTED, ENDED)).toEqual([]);
  });
});
