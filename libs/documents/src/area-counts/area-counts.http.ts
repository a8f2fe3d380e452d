import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { writtenFrom } from '@samsyn/event-store';
import { CurrentActor, Directory, registerNames } from '@samsyn/identity';
import { unknownTo, type Actor } from '@samsyn/kernel';
import { viewerOf } from '@samsyn/secrecy';
import {
  Answers,
  Code,
  CSV_TYPE,
  csvText,
  Documented,
  Instant as InstantField,
  languageOf,
  TableQueryDto,
  wantsCsv,
  weakEtagOf,
  Heavy,
} from '@samsyn/web';
import { LANGUAGES, type Language } from '@samsyn/presentation';
import { DebriefReports } from '@samsyn/debriefing/contract';
import { AskedAs, DocumentAnswers, type AskedDocument } from '../document-answers';
import { areaCounts, CSV_EXAMPLE } from './area-counts.schema';
import { areaCountsTable } from './area-counts-table';

class AreaCountsQuery extends TableQueryDto {
  @InstantField({ optional: true, description: 'Only what was recorded by then, within today’s rights.' })
  asOf?: string;
  @Code(LANGUAGES, { optional: true, description: 'Language of the CSV; before `Accept-Language`.' })
  lang?: Language;
}

/** What was counted area by area, as data for further analysis. */
@Documented((api) => api.ApiTags('debrief'))
@Controller('operations')
export class AreaCountsTableController {
  constructor(
    @Inject(DebriefReports) private readonly reports: DebriefReports,
    @Inject(DocumentAnswers) private readonly answers: DocumentAnswers,
    @Inject(Directory) private readonly directory: Directory,
  ) {}

  @Documented((api) =>
    api.ApiOperation({
      operationId: 'listAreaCounts',
      summary: 'What was counted, area by area, as the caller’s branch may know it.',
      description:
        'By area, what was counted, and time, with the corrections; none is added to another, since the same may have been ' +
        'counted twice. A small number in a small area can point out a person: it is assessed before it is passed on. ' +
        '`Accept: text/csv` or `format=csv` answers RFC 4180 in Swedish (default) or English with times of the clock in ' +
        'Sweden, or with `sep=semicolon` what a Swedish Excel opens in columns. ' +
        'Who may: every branch that may know the operation. Refusals: `OPERATION.UNKNOWN`.',
    }),
  )
  @Answers('The counts.', areaCounts, { as: [{ type: CSV_TYPE, example: CSV_EXAMPLE }] })
  @Get(':operationId/area-counts')
  @Heavy()
  async read(
    @Param('operationId') operationId: string,
    @Query() { asOf, format, lang, sep }: AreaCountsQuery,
    @CurrentActor() actor: Actor,
    @AskedAs() asked: AskedDocument,
  ): Promise<string> {
    const document = await this.reports.forViewer(operationId, viewerOf(actor), asOf);
    if (!document) throw unknownTo('OPERATION');
    const { reply, accept, acceptLanguage } = asked;
    reply.header('vary', 'Accept, Accept-Language');
    const { computedAt, areaCounts: counts } = document;
    if (!wantsCsv(format, accept))
      return this.answers.data({ operationId, computedAt, areaCounts: counts }, asked);
    writtenFrom(counts);
    const language = lang ?? languageOf(acceptLanguage);
    const lines = areaCountsTable(document, language, registerNames(this.directory));
    reply.header('etag', weakEtagOf([CSV_TYPE, sep ?? '', lines]));
    reply.header('content-language', language);
    reply.header('content-type', `${CSV_TYPE}; charset=utf-8; header=present`);
    reply.header('content-disposition', `attachment; filename="area-counts-${document.operation.id}.csv"`);
    return csvText(lines, sep);
  }
}
