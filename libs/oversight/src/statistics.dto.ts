import { Code, field, Slug, TableQueryDto } from '@samsyn/web';
import { LEVELS_OF_TIME, type LevelOfTime } from './publication/rows';
import { ALL_REGIONS, REGION_CODES } from './statistics/classes';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** A month of the calendar, `2026-11`. */
const Month = (example: string, description: string): PropertyDecorator =>
  field({ optional: true, example, description }, { type: String, pattern: MONTH.source }, (value) =>
    typeof value === 'string' && MONTH.test(value) ? undefined : 'month',
  );

export class StatisticsQueryDto extends TableQueryDto {
  @Month('2026-01', 'Periods that begin in an earlier month are left out.')
  from?: string;
  @Month('2026-12', 'Periods that end in a later month are left out.')
  to?: string;
  @Code([...REGION_CODES, ALL_REGIONS], {
    optional: true,
    example: 'syd',
    description:
      '`regions` of `GET /oversight/tables`; `all`: the whole country, `other`: regions that are not listed.',
  })
  region?: string;
  @Code(LEVELS_OF_TIME, {
    optional: true,
    example: 'quarter',
    description: 'Only months, quarters or years, of the `periods` that the table has.',
  })
  per?: LevelOfTime;
  @Slug({
    optional: true,
    example: 'weekday',
    description:
      'Only classes of this level, of those that the categories of the table have. `hour` is given only when it is named here.',
  })
  level?: string;
}
