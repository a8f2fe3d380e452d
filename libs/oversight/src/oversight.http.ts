import { Controller, Get, Headers, Inject, Param, Query, Res } from '@nestjs/common';
import { ADMINISTRATOR, CurrentActor } from '@samsyn/identity';
import { agencyOf, DomainError, unknownTo, type Actor } from '@samsyn/kernel';
import { Answers, CSV_TYPE, Documented, wantsCsv, Heavy } from '@samsyn/web';
import type { FastifyReply } from 'fastify';
import { describeTable } from './exports/catalogue';
import { columnsOf, csvOf, exportedRow, fieldsOf } from './exports/columns';
import { HTCDS } from './exports/htcds';
import { FEWEST_OPERATIONS } from './protection/small-numbers';
import { PublishedStatistics } from './publication/queries/published-statistics';
import { mustFit } from './publication/filters';
import { mediansOf, rowsOf } from './publication/rows';
import { tableNamed, TABLES } from './publication/tables';
import { RECORDED_WITHIN_DAYS } from './statistics/calendar';
import { REGION_LABELS } from './statistics/classes';
import {
  catalogue,
  CSV_EXAMPLE,
  statistics,
  statisticsFields,
  type FieldMapping,
  type TableDescription,
  type StatisticsCatalogue,
  type StatisticsAnswer,
} from './statistics.schema';
import { StatisticsQueryDto } from './statistics.dto';

const WHO = 'Who may: the national coordination. Refusals: `ACCESS.NOT_YOURS`';

/** Oversight, statistics, method support: sees aggregates, never persons (docs/domain.md section 1). */
const OVERSEEING_AGENCY = 'national-coordination';

/** @throws DomainError `ACCESS.NOT_YOURS` (forbidden): that there are statistics is no secret */
function mustOversee({ branch, role }: Actor): void {
  if (agencyOf(branch) === OVERSEEING_AGENCY && role !== ADMINISTRATOR) return;
  throw new DomainError('ACCESS.NOT_YOURS', { requires: OVERSEEING_AGENCY }, 'forbidden');
}

/** What the national coordination sees: published numbers, never a single operation (docs/adr/0020). */
@Documented((api) => api.ApiTags('oversight'))
@Controller('oversight')
export class OversightController {
  constructor(@Inject(PublishedStatistics) private readonly published: PublishedStatistics) {}

  @Documented((api) =>
    api.ApiOperation({
      operationId: 'listStatisticsTables',
      summary: 'The tables there are: what they count, how it is told apart, and what has been published.',
      description: `${WHO}.`,
    }),
  )
  @Answers('The catalogue.', catalogue)
  @Get('tables')
  async tables(@CurrentActor() actor: Actor): Promise<StatisticsCatalogue> {
    mustOversee(actor);
    const tables: TableDescription[] = [];
    for (const table of TABLES) {
      const { blocks, next } = await this.published.of(table.family);
      tables.push(describeTable(table, blocks, next));
    }
    return {
      fewestOperations: FEWEST_OPERATIONS,
      recordedWithinDays: RECORDED_WITHIN_DAYS,
      regions: Object.entries(REGION_LABELS).map(([code, { sv, en }]) => ({ code, sv, en })),
      tables,
    };
  }

  @Documented((api) =>
    api.ApiOperation({
      operationId: 'listStatisticsFields',
      summary:
        'The fields of the tables and what they are in the Human Trafficking Case Data Standard of IOM.',
      description: `Where the standard has no counterpart it is said why. ${WHO}.`,
    }),
  )
  @Answers('The fields.', statisticsFields)
  @Get('fields')
  fields(@CurrentActor() actor: Actor): { standard: typeof HTCDS; fields: readonly FieldMapping[] } {
    mustOversee(actor);
    return { standard: HTCDS, fields: TABLES.flatMap(fieldsOf) };
  }

  @Documented((api) =>
    api.ApiOperation({
      operationId: 'readStatisticsTable',
      summary: 'The numbers of a table, by period, region and class.',
      description:
        'A quarter or year is published at once, 61 days after it has ended, and never changed: what is recorded later is ' +
        'in no number. A number of fewer than five operations is suppressed, and so are others from which it could be ' +
        'told; which ones is decided once for all tables, so that no choice of periods, regions or classes tells more ' +
        'than another. A suppressed number is `null`, an empty field in CSV, and named in `suppressed`; 0 is zero. ' +
        '`Accept: text/csv` or `format=csv` answers RFC 4180, or with `sep=semicolon` what a Swedish Excel opens in columns; what its columns mean stands in `GET /oversight/fields`. ' +
        `${WHO}, \`STATISTICS_TABLE.UNKNOWN\`, \`STATISTICS_TABLE.NO_SUCH_PERIOD\`, ` +
        '`STATISTICS_TABLE.NO_SUCH_LEVEL`, `STATISTICS_TABLE.ENDS_BEFORE_IT_BEGINS`.',
    }),
  )
  @Answers('The numbers.', statistics, { as: [{ type: CSV_TYPE, example: CSV_EXAMPLE }] })
  @Get('tables/:name')
  @Heavy()
  async table(
    @Param('name') name: string,
    @Query() { format, sep, ...filter }: StatisticsQueryDto,
    @Headers('accept') accept: string | undefined,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StatisticsAnswer | string> {
    mustOversee(actor);
    const table = tableNamed(name);
    if (!table) throw unknownTo('STATISTICS_TABLE');
    mustFit(table, filter);
    const { blocks, next } = await this.published.of(table.family);
    const columns = columnsOf(table);
    const rows = rowsOf(table, blocks, filter);
    reply.header('vary', 'Accept');
    // A CSV file has no place for what its columns mean (RFC 8288; `describedby` is of POWDER, W3C).
    reply.header('link', '</oversight/fields>; rel="describedby"');
    if (wantsCsv(format, accept)) {
      reply.header('content-type', `${CSV_TYPE}; charset=utf-8; header=present`);
      reply.header('content-disposition', `attachment; filename="${table.name}.csv"`);
      return csvOf(columns, rows, sep);
    }
    const medians = mediansOf(table, blocks, filter);
    return {
      ...describeTable(table, blocks, next),
      standard: HTCDS,
      columns: fieldsOf(table),
      rows: rows.map((row) => exportedRow(columns, row)),
      ...(medians ? { medians } : {}),
    };
  }
}
