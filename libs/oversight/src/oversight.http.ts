import { Controller, Get, Headers, Inject, Param, Query, Res } from '@nestjs/common';
import { CurrentActor } from '@samsyn/identity';
import { unknownTo, type Actor } from '@samsyn/kernel';
import { Documented } from '@samsyn/web';
import type { FastifyReply } from 'fastify';
import { describeTable, type TableDescription } from './exports/catalogue';
import {
  columnsOf,
  csvOf,
  exportedRow,
  fieldsOf,
  type ExportedRow,
  type FieldMapping,
} from './exports/columns';
import { HTCDS } from './exports/htcds';
import { FEWEST_OPERATIONS } from './protection/small-numbers';
import { PublishedStatistics } from './publication/published-statistics';
import { mediansOf, rowsOf, type MedianRow } from './publication/rows';
import { tableNamed, TABLES } from './publication/tables';
import { RECORDED_WITHIN_DAYS } from './statistics/calendar';
import { REGION_LABELS, type Named } from './statistics/classes';
import { CATALOGUE_SCHEMA, FIELDS_SCHEMA, TABLE_SCHEMA } from './statistics-schema';
import { StatisticsQueryDto } from './statistics.dto';
import { mustOversee } from './who-may';

const CSV = 'text/csv';
const JSON_TYPE = 'application/json';
const WHO = 'Who may: the national coordination. Refusals: `ACCESS.NOT_YOURS`';

export interface StatisticsCatalogue {
  readonly fewestOperations: number;
  readonly recordedWithinDays: number;
  readonly regions: readonly (Named & { readonly code: string })[];
  readonly tables: readonly TableDescription[];
}

export interface StatisticsAnswer extends TableDescription {
  readonly rows: readonly ExportedRow[];
  readonly medians?: readonly MedianRow[];
}

/** JSON unless CSV alone is asked for. */
const wantsCsv = (format: string | undefined, accept: string | undefined): boolean =>
  format === undefined ? !!accept?.includes(CSV) && !accept.includes(JSON_TYPE) : format === 'csv';

/** What the national coordination sees: published numbers, never a single operation (docs/adr/0020). */
@Documented((api) => api.ApiTags('oversight'))
@Controller('oversight')
export class OversightController {
  constructor(@Inject(PublishedStatistics) private readonly published: PublishedStatistics) {}

  @Documented(
    (api) =>
      api.ApiOperation({
        summary: 'The tables there are: what they count, how it is told apart, and what has been published.',
        description: `${WHO}.`,
      }),
    (api) => api.ApiResponse({ status: 200, description: 'The catalogue.', schema: CATALOGUE_SCHEMA }),
  )
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

  @Documented(
    (api) =>
      api.ApiOperation({
        summary:
          'The fields of the tables and what they are in the Human Trafficking Case Data Standard of IOM.',
        description: `Where the standard has no counterpart it is said why. ${WHO}.`,
      }),
    (api) => api.ApiResponse({ status: 200, description: 'The fields.', schema: FIELDS_SCHEMA }),
  )
  @Get('fields')
  fields(@CurrentActor() actor: Actor): { standard: typeof HTCDS; fields: readonly FieldMapping[] } {
    mustOversee(actor);
    return { standard: HTCDS, fields: TABLES.flatMap(fieldsOf) };
  }

  @Documented(
    (api) =>
      api.ApiOperation({
        summary: 'The numbers of a table, by period, region and class.',
        description:
          'A quarter or year is published at once, 61 days after it has ended, and never changed: what is recorded later is ' +
          'in no number. A number of fewer than five operations is suppressed, and so are others from which it could be ' +
          'told; which ones is decided once for all tables, so that no choice of periods, regions or classes tells more ' +
          `than another. \`Accept: text/csv\` or \`format=csv\` answers RFC 4180. ${WHO}, \`STATISTICS_TABLE.UNKNOWN\`.`,
      }),
    (api) => api.ApiProduces(JSON_TYPE, CSV),
    (api) => api.ApiResponse({ status: 200, description: 'The numbers.', schema: TABLE_SCHEMA }),
  )
  @Get('tables/:name')
  async table(
    @Param('name') name: string,
    @Query() { format, ...filter }: StatisticsQueryDto,
    @Headers('accept') accept: string | undefined,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StatisticsAnswer | string> {
    mustOversee(actor);
    const table = tableNamed(name);
    if (!table) throw unknownTo('STATISTICS_TABLE');
    const { blocks, next } = await this.published.of(table.family);
    const columns = columnsOf(table);
    const rows = rowsOf(table, blocks, filter);
    reply.header('vary', 'Accept');
    if (wantsCsv(format, accept)) {
      reply.header('content-type', `${CSV}; charset=utf-8; header=present`);
      reply.header('content-disposition', `attachment; filename="${table.name}.csv"`);
      return csvOf(columns, rows);
    }
    const medians = mediansOf(table, blocks, filter);
    return {
      ...describeTable(table, blocks, next),
      rows: rows.map((row) => exportedRow(columns, row)),
      ...(medians ? { medians } : {}),
    };
  }
}
