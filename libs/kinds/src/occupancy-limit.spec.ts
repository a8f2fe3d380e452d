import fc from 'fast-check';
import { inHyphens, occupancyLimits, occupancyLimitAt, type PlanEntry } from './occupancy-limit';

const LEADING = 'police/trafficking-unit';
const OTHERS = ['police/border-police', 'social-services/regional-coordinator', 'tax-agency/audit'];
const of = (branch: string) => ({ person: branch, branch, role: 'officer' });
const at = (minute: number): string => new Date(Date.UTC(2026, 10, 19, 15, minute)).toISOString();

type UntimedEntry = Omit<PlanEntry, 'at'>;
const entryOf = (name: string, facts: PlanEntry['facts'], branch = LEADING): UntimedEntry => ({
  name,
  facts,
  branch,
});
const proposed = entryOf('OperationProposed', {});
const held = (present: readonly string[], maxInside?: number): UntimedEntry =>
  entryOf('PreBriefingHeld', { present: present.map(of), ...(maxInside === undefined ? {} : { maxInside }) });
const amended = (value: string, untold: readonly string[] = [], field = 'maxInside'): UntimedEntry =>
  entryOf('PlanAmended', {
    changes: [{ field, value }],
    briefAnew: [LEADING, ...untold].map((branch) => ({ branch, of: [field], beforeRelease: true })),
  });
const briefed = (branch: string): UntimedEntry => entryOf('LateJoinerBriefed', { who: of(branch) });

const inTime = (...entries: readonly UntimedEntry[]): PlanEntry[] =>
  entries.map((entry, index) => ({ ...entry, at: at(index) }));
const last = (...entries: readonly UntimedEntry[]): number | undefined =>
  occupancyLimits(inTime(proposed, ...entries)).at(-1)?.most;

describe('how many may be inside', () => {
  const [border = '', coordinator = '', tax = ''] = OTHERS;
  const everybody = held([LEADING, border, coordinator], 3);

  it('is what the last pre-briefing agreed', () => {
    expect(last()).toBeUndefined();
    expect(last(held([LEADING]))).toBeUndefined();
    expect(last(everybody)).toBe(3);
    expect(last(everybody, held([LEADING, border], 4), held([LEADING]))).toBe(4);
  });

  it('is what the plan was amended to once each branch that was told otherwise has been briefed anew', () => {
    const change = amended('5', [border, coordinator]);
    expect(last(everybody, change)).toBe(3);
    expect(last(everybody, change, briefed(border), briefed(tax))).toBe(3);
    expect(last(everybody, change, briefed(border), briefed(coordinator))).toBe(5);
    expect(last(everybody, change, held([border, coordinator]))).toBe(5);
  });

  it('holds by the same rule when it was amended after the release', () => {
    const released = entryOf('OperationReleased', { overridden: [] });
    const change = amended('2', [border]);
    expect(last(everybody, released, change)).toBe(3);
    expect(last(everybody, released, change, briefed(border))).toBe(2);
  });

  it('holds with the release that follows on the amendment, whoever has not been briefed anew', () => {
    const change = amended('5', [border, coordinator]);
    for (const name of ['OperationReleased', 'OperationReleasedWithoutCoordinator']) {
      const released = entryOf(name, { overridden: ['released-with-unbriefed-branch'] });
      expect(last(everybody, change, released)).toBe(5);
      expect(last(everybody, released, change)).toBe(3);
    }
  });

  it('waits for nobody where the leading branch alone had been told, or nobody a number', () => {
    expect(last(held([LEADING], 3), amended('5'))).toBe(5);
    expect(last(amended('5'))).toBe(5);
    expect(last(held([LEADING, border]), amended('5', [border]))).toBe(5);
  });

  it.each([
    ['AgencyDeclined', entryOf('AgencyDeclined', { reason: 'no staff' }, border)],
    ['CoordinatorDeclined', entryOf('CoordinatorDeclined', { reason: 'illness' }, border)],
    ['CoordinatorReleased', entryOf('CoordinatorReleased', { who: of(border) })],
  ])('waits no longer for who does not come: %s', (_, leaves) => {
    expect(last(everybody, amended('5', [border]), leaves)).toBe(5);
  });

  it.each(['maxInside', 'max-inside', 'max_inside', 'max-persons-inside', 'MaxPersonsInside'])(
    'is amended under each of its names: %s',
    (field) => expect(last(everybody, amended('5', [], field))).toBe(5),
  );

  it('is not amended by what is no whole number, or by another field', () => {
    for (const value of ['five', '5.5', '-1', '', '1e3']) expect(last(everybody, amended(value))).toBe(3);
    expect(last(everybody, amended('5', [], 'staff'))).toBe(3);
    expect(last(everybody, entryOf('PlanAmended', { changes: 'withheld' }))).toBe(3);
  });

  it('cites what told it, and by what it was told again', () => {
    const entries = inTime(proposed, everybody, amended('5', [border]), held([tax]), briefed(border));
    const numbers = occupancyLimits(entries).map(({ from, entries: cited }) => [from, cited]);
    expect(numbers).toEqual([
      [at(1), [entries[1]]],
      [at(4), [entries[2], entries[4]]],
    ]);
  });

  it('is the last number that everybody has been told', () => {
    const branch = fc.constantFrom(...OTHERS);
    const number = fc.integer({ min: 0, max: 20 });
    const step = fc.oneof(
      fc.record({
        do: fc.constant('hold' as const),
        present: fc.uniqueArray(branch),
        number: fc.option(number),
      }),
      fc.record({ do: fc.constant('amend' as const), number }),
      fc.record({ do: fc.constant('brief' as const), branch }),
      fc.record({ do: fc.constant('release' as const) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const entries: UntimedEntry[] = [proposed];
        // By each branch what it has heard last: what the rule says, told in another way.
        const everBriefed = new Set<string>();
        let [plan, holds]: [number | undefined, number | undefined] = [undefined, undefined];
        let unaware = new Set<string>();
        for (const one of steps) {
          if (one.do === 'amend') {
            entries.push(amended(String(one.number), [...everBriefed]));
            plan = one.number;
            unaware = new Set(holds === undefined ? [] : everBriefed);
          } else if (one.do === 'hold') {
            entries.push(held(one.present, one.number ?? undefined));
            one.present.forEach((present) => everBriefed.add(present));
            if (one.number === null) one.present.forEach((present) => unaware.delete(present));
            else [plan, unaware] = [one.number, new Set()];
          } else if (one.do === 'release') {
            entries.push(entryOf('OperationReleased', { overridden: [] }));
            unaware = new Set();
          } else {
            entries.push(briefed(one.branch));
            everBriefed.add(one.branch);
            unaware.delete(one.branch);
          }
          if (unaware.size === 0) holds = plan;
        }
        const numbers = occupancyLimits(inTime(...entries));
        expect(numbers.at(-1)?.most).toBe(holds);
        const end = at(entries.length);
        expect(occupancyLimitAt(numbers, end)).toEqual(numbers.at(-1));
        expect(occupancyLimitAt(numbers, at(-1))).toBeUndefined();
      }),
    );
  });
});

test('a field is named by its words, however they are joined', () => {
  expect(['maxInside', 'Max_Inside', 'max.inside', 'max-inside'].map(inHyphens)).toEqual(
    Array<string>(4).fill('max-inside'),
  );
});
