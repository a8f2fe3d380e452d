import { Code, field, Slug } from '@samsyn/web';
import { LEVELS_OF_TIME, type LevelOfTime } from './publication/rows';
import { ALL_REGIONS, REGION_CODES } from './statistics/classes';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** A month of the calendar, `2026-11`. */
const Month = (description: string): PropertyDecorator =>
  field(
    { optional: true, example: '2026-01', description },
    { type: String, pattern: MONTH.source },
    (value) => (typeof value === 'string' && MONTH.test(value) ? undefined : 'month'),
  );

export const FORMATS = ['json', 'csv'] as const;

export class StatisticsQueryDto {
  @Month('Periods that begin earlier are left out.')
  from?: string;
  @Month('Periods that end later are left out.')
  to?: string;
  @Code([...REGION_CODES, ALL_REGIONS], { optional: true, description: 'One region, or all together.' })
  region?: string;
  @Code(LEVELS_OF_TIME, { optional: true, description: 'Only months, quarters or years.' })
  per?: LevelOfTime;
  @Slug({
    optional: true,
    example: 'weekday',
    description: 'Only classes of this level. `hour` is given only when it is named here.',
  })
  level?: string;
  @Code(FORMATS, { optional: true, description: 'Before `Accept`.' })
  format?: (typeof FORMATS)[number];
}
