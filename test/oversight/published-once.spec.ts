import { plusMs, type Instant } from '@samsyn/kernel';
import { OversightProjection } from '@samsyn/oversight';
import fc from 'fast-check';
import {
  countCube,
  PublishedTables,
  type CubeDimensions,
  type CubeFact,
} from '../../libs/oversight/src/protection/attacker.fixture';
import {
  protectLayer,
  type ShownLayer,
  type ShownRow,
} from '../../libs/oversight/src/protection/protected-layer';
import { FEWEST_OPERATIONS } from '../../libs/oversight/src/protection/small-numbers';
import { wallClock } from '../../libs/oversight/src/statistics/calendar';
import { REGION_CODES, SERVICE_CLASSES, timeClasses } from '../../libs/oversight/src/statistics/classes';
import type { TestSamsyn } from '../support/test-samsyn';
import { openTestSamsyn, shownOf, table, YEAR_PUBLISHED, type Table } from './oversight-samsyn';
import { DAY, HOUR, FactsLog, type RecordedOperation } from './facts-log';

const YEAR = '2027';
const JANUARY = '2027-01-08T17:00:00.000Z';
/** In the last day before publication: the year is closed, its numbers are not public. */
const CLOSED = plusMs(YEAR_PUBLISHED, -12 * HOUR);
const ANSWERS = ['accepted', 'declined', 'undecided'] as const;
const WHEN_ERASED = ['never', 'while-open', 'when-closed', 'after-publication'] as const;
type WhenErased = (typeof WHEN_ERASED)[number];

/** Where more is suppressed little is shown, and an attack takes a quarter of a minute. */
const MOST_UNKNOWNS = 100;

/** A person met in an operation of her own, and when what was told of her is erased. */
interface Person {
  readonly region: string;
  readonly day: number;
  readonly service: string;
  readonly answer: (typeof ANSWERS)[number];
  readonly erased: WhenErased;
}
interface History {
  readonly persons: readonly Person[];
  /** After which steps the read model is built again. */
  readonly rebuilds: ReadonlySet<WhenErased>;
}

/** Crowded in some regions and months, as life is; what is erased late is erased of few. */
const histories: fc.Arbitrary<History> = fc.record({
  persons: fc.array(
    fc.record({
      region: fc.constantFrom('syd', 'syd', 'syd', 'syd', 'vast', 'vast', 'ost'),
      day: fc.tuple(fc.nat(350), fc.nat(350)).map(([one, other]) => Math.min(one, other)),
      service: fc.constantFrom('shelter', 'shelter', 'shelter', 'health-care'),
      answer: fc.constantFrom('accepted', 'accepted', 'accepted', 'declined', 'undecided'),
      erased: fc.constantFrom('never', 'never', 'never', ...WHEN_ERASED),
    }),
    { minLength: 12, maxLength: 45 },
  ),
  rebuilds: fc.uniqueArray(fc.constantFrom(...WHEN_ERASED)).map((steps) => new Set(steps)),
});

const DIMENSIONS: CubeDimensions = { month: timeClasses(YEAR), service: SERVICE_CLASSES };
type Shown = Readonly<Record<string, ShownLayer>>;

/** A app in which a history happens, and who looks at what is public, whenever she likes. */
class Witnessed {
  readonly seen: Shown[] = [];
  private readonly operations: RecordedOperation[] = [];

  private constructor(
    readonly app: TestSamsyn,
    private readonly log: FactsLog,
    private readonly history: History,
  ) {}

  static async begin(history: History): Promise<Witnessed> {
    const app = await openTestSamsyn();
    const witnessed = new Witnessed(app, new FactsLog(app.parts), history);
    await witnessed.meetAll();
    return witnessed;
  }

  async happen(): Promise<void> {
    await this.erase('while-open', '2027-12-30T12:00:00.000Z');
    await this.erase('when-closed', CLOSED);
    this.app.clock.moveTo(YEAR_PUBLISHED);
    await this.look();
    await this.erase('after-publication', plusMs(YEAR_PUBLISHED, DAY));
    await this.look();
    await this.rebuild();
    await this.look();
  }

  async look(): Promise<void> {
    this.seen.push(await shownOf(this.app, 'support', YEAR));
  }

  async rebuild(): Promise<void> {
    this.app.parts.processing.rebuild('oversight');
    await this.app.parts.processing.settled();
  }

  async erase(when: WhenErased, at: Instant): Promise<void> {
    await this.app.parts.processing.settled();
    for (const [index, { erased }] of this.history.persons.entries()) {
      if (erased !== when) continue;
      await this.log.rejoin(this.operations[index]!.personMet);
      await this.operations[index]!.met('SubjectErased', { ground: 'retention-ended' }, at);
    }
    if (this.history.rebuilds.has(when)) await this.rebuild();
  }

  private async meetAll(): Promise<void> {
    for (const { region, day, service, answer } of this.history.persons) {
      const at = plusMs(JANUARY, day * DAY);
      const operation = await this.log.propose(region, at);
      await operation.met('SupportOffered', { kinds: [service] }, at);
      await operation.met('SupportAnswered', { answer, kinds: [service] }, plusMs(at, HOUR));
      this.operations.push(operation);
    }
  }
}

/** What is in the numbers of an answer, as the history says. */
function counted({ persons }: History, layer: string) {
  const facts = persons.flatMap(
    ({ region, day, service, answer, erased }, operation): readonly CubeFact[] => {
      if (answer !== layer || erased === 'while-open' || erased === 'when-closed') return [];
      const { month } = wallClock(plusMs(JANUARY, day * DAY));
      return [{ region: REGION_CODES.indexOf(region), classes: { month, service }, operation }];
    },
  );
  return countCube(REGION_CODES.length, DIMENSIONS, facts);
}

/** What somebody knows who kept everything that was ever shown. */
function kept(viewed: readonly ShownLayer[]): ShownLayer {
  const together = (rows: readonly ShownRow[]): ShownRow =>
    rows[0]!.map((_, place) => rows.map((row) => row[place]!).find((value) => value !== null) ?? null);
  return {
    total: together(viewed.map(({ total }) => total)),
    dimensions: Object.fromEntries(
      Object.entries(viewed[0]!.dimensions).map(([name, classes]) => [
        name,
        Object.fromEntries(
          Object.keys(classes).map((code) => [
            code,
            together(viewed.map(({ dimensions }) => dimensions[name]![code]!)),
          ]),
        ),
      ]),
    ),
  };
}

describe('what is published once', () => {
  it('stays, whoever is erased and whenever the read model is built again', async () => {
    const after = { rebuilds: 0, erasures: 0 };
    let attacked = 0;
    const property = fc.asyncProperty(histories, async (history) => {
      const witnessed = await Witnessed.begin(history);
      try {
        await witnessed.happen();
      } finally {
        await witnessed.app.close();
      }
      const [published, ...later] = witnessed.seen;
      for (const shown of later) expect(shown).toEqual(published);
      after.rebuilds += history.rebuilds.size;
      after.erasures += history.persons.filter(({ erased }) => erased === 'after-publication').length;
      for (const layer of ANSWERS) {
        const counts = counted(history, layer);
        expect(published![layer]).toEqual(protectLayer(counts));
        const tables = new PublishedTables(counts, kept(witnessed.seen.map((shown) => shown[layer]!)));
        const suppressed = tables.suppressed().length;
        if (suppressed === 0 || suppressed > MOST_UNKNOWNS) continue;
        attacked += 1;
        for (const [cell, [down, up]] of tables.intervals()) {
          if (down + up < FEWEST_OPERATIONS - 1e-6)
            throw new Error(`${tables.cells[cell]!.name} of ${layer} is known within ${down + up}`);
        }
      }
    });
    await fc.assert(property, { numRuns: 12 });
    expect(attacked).toBeGreaterThan(0);
    expect(after.rebuilds).toBeGreaterThan(0);
    expect(after.erasures).toBeGreaterThan(0);
  }, 120_000);

  const six: History = {
    persons: Array.from({ length: 6 }, (_, day) => ({
      region: 'syd',
      day,
      service: 'shelter',
      answer: 'accepted',
      erased: day === 0 ? 'after-publication' : 'never',
    })),
    rebuilds: new Set(),
  };

  it('does not give away whom it counted: six stay six when one of them can no longer be read', async () => {
    const witnessed = await Witnessed.begin(six);
    const { app } = witnessed;
    await witnessed.happen();
    expect(witnessed.seen.map((shown) => shown['accepted']!.total.at(-1))).toEqual([6, 6, 6]);
    const facts = app.part(OversightProjection).facts('support', YEAR);
    expect(facts).toEqual([]);
    await app.close();
  });

  it('stands in the log, once for each family and period, and nothing of an operation with it', async () => {
    const witnessed = await Witnessed.begin(six);
    const { app } = witnessed;
    await witnessed.happen();
    const events = await app.parts.eventStore.readAll({
      after: 0,
      limit: 1_000,
      filter: { types: ['oversight.StatisticsPublished.v1'] },
    });
    const names = events.map(({ data: { family, block } }) => JSON.stringify([family, block]));
    expect(new Set(names).size).toBe(names.length);
    expect(names).toHaveLength(3 * 4 + 5);
    const clear = JSON.stringify(events.map(({ data, operationId }) => ({ data, operationId })));
    expect(clear).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    const numbers = (clear.match(/"(?:row|total)":\[[^\]]*\]/g) ?? []).flatMap(
      (row) => row.match(/\d+/g) ?? [],
    );
    expect(new Set(numbers)).toEqual(new Set(['0', '6']));
    await app.close();
  });

  it('goes on after a time in which nothing was recorded, and after one in which nothing ran', async () => {
    const witnessed = await Witnessed.begin(six);
    const { app } = witnessed;
    app.clock.moveTo('2028-09-15T00:00:00.000Z');
    const asked: Table = await table(app, 'operations-by-month', '?per=quarter&region=syd');
    expect(asked.rows.map(({ period, proposed }) => [period, proposed])).toEqual([
      ['2027-Q1', 6],
      ['2027-Q2', 0],
      ['2027-Q3', 0],
      ['2027-Q4', 0],
      ['2028-Q1', 0],
      ['2028-Q2', 0],
    ]);
    expect(asked.nextPublication).toBe('2028-11-30T23:00:00.000Z');
    await app.close();
  });
});
