import { DomainError } from '@samsyn/kernel';
import { TIME } from '../statistics/families';
import { LEVELS_OF_TIME, type LevelOfTime, type RowFilter } from './rows';
import { flatten, type StatisticsTable } from './tables';

/** What the rows of a table may be of: months only where the table has no other division. */
export const periodsOf = ({ dimension, family }: StatisticsTable): readonly LevelOfTime[] =>
  LEVELS_OF_TIME.filter(
    (level) => dimension === TIME || level === 'year' || (level === 'quarter' && family.span === 'quarter'),
  );

/** What the classes of a table are divisions of: `weekday`, `part-of-day`, `hour`. */
export const levelsOf = ({ categories }: StatisticsTable): readonly string[] => [
  ...new Set(flatten(categories).map(({ level }) => level)),
];

/**
 * A filter that the table has nothing for is refused, lest an empty answer be taken for nothing having happened.
 * @throws DomainError `STATISTICS_TABLE.NO_SUCH_PERIOD`, `STATISTICS_TABLE.NO_SUCH_LEVEL`,
 *   `STATISTICS_TABLE.ENDS_BEFORE_IT_BEGINS` (invalid)
 */
export function mustFit(table: StatisticsTable, { from, to, per, level }: RowFilter): void {
  const [periods, levels] = [periodsOf(table), levelsOf(table)];
  if (per !== undefined && !periods.includes(per))
    throw new DomainError('STATISTICS_TABLE.NO_SUCH_PERIOD', { has: [...periods] }, 'invalid');
  if (level !== undefined && !levels.includes(level))
    throw new DomainError('STATISTICS_TABLE.NO_SUCH_LEVEL', { has: [...levels] }, 'invalid');
  if (from !== undefined && to !== undefined && to < from)
    throw new DomainError('STATISTICS_TABLE.ENDS_BEFORE_IT_BEGINS', {}, 'invalid');
}
