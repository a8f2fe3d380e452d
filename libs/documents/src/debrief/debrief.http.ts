import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { CurrentActor } from '@samsyn/identity';
import { unknownTo, type Actor } from '@samsyn/kernel';
import { viewerOf } from '@samsyn/secrecy';
import { Answers, documentsAs, Code, Documented, Instant, Heavy } from '@samsyn/web';
import { LANGUAGES, type Language } from '@samsyn/presentation';
import { DebriefReports, debrief } from '@samsyn/debriefing/contract';
import { AskedAs, DOCUMENT_TYPES, DocumentAnswers, step, type AskedDocument } from '../document-answers';

class DebriefQuery {
  @Instant({ optional: true, description: 'Only what was recorded by then, within today’s rights.' })
  asOf?: string;
  @Code(LANGUAGES, { optional: true, description: 'Language of the page; before `Accept-Language`.' })
  lang?: Language;
}

/** The debrief of the caller's branch, as data or as a document for people. */
@Documented((api) => api.ApiTags('debrief'))
@Controller('operations')
export class DebriefReportController {
  constructor(
    @Inject(DebriefReports) private readonly reports: DebriefReports,
    @Inject(DocumentAnswers) private readonly answers: DocumentAnswers,
  ) {}

  @Documented((api) =>
    api.ApiOperation({
      operationId: 'readDebrief',
      summary: 'The debrief as the caller’s branch may know it.',
      description:
        'Computed from the entries that the branch may know, and from nothing else; every statement cites its entries. ' +
        '`Accept` chooses JSON (default), a page, Markdown or PDF; `Accept-Language` or `lang` Swedish (default) or ' +
        'English. The page is the accessible form: the PDF is not tagged, and a long one takes seconds. The `ETag` is of ' +
        'what the reader sees, without when it was computed. Who may: every branch that may know the operation. Refusals: `OPERATION.UNKNOWN`, ' +
        '`REQUEST.NOT_ACCEPTABLE`, `DEBRIEF.PDF_UNAVAILABLE`.',
    }),
  )
  @Answers('The debrief.', debrief, { as: documentsAs('Debrief', ...DOCUMENT_TYPES) })
  @Get(':operationId/debrief')
  @Heavy()
  async read(
    @Param('operationId') operationId: string,
    @Query() { asOf, lang }: DebriefQuery,
    @CurrentActor() actor: Actor,
    @AskedAs() asked: AskedDocument,
  ): Promise<string | Buffer> {
    const document = await this.reports.forViewer(operationId, viewerOf(actor), asOf);
    if (!document) throw unknownTo('OPERATION');
    await step(asked.gone);
    const chosen = this.answers.choose(asked, DOCUMENT_TYPES, lang);
    const { type, language } = chosen;
    if (type === 'application/json') return this.answers.data(document, asked);
    const fileName = `debrief-${document.operation.id}`;
    return this.answers.written('debrief', document, { type, language, from: document }, asked, fileName);
  }
}
