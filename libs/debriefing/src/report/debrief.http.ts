import { Controller, Get, Headers, Inject, Param, Query, Res } from '@nestjs/common';
import { CurrentActor, Directory } from '@samsyn/identity';
import { unknownTo, type Actor, type World } from '@samsyn/kernel';
import { WORLD } from '@samsyn/processing';
import { viewerOf } from '@samsyn/secrecy';
import { Code, Documented, HttpProblem, Instant, languageOf, LANGUAGES, type Language } from '@samsyn/web';
import type { FastifyReply } from 'fastify';
import './problem-titles';
import { preferredType } from './accept';
import type { DebriefDocument } from './debrief-document';
import { DebriefReports } from './debrief-reports';
import { htmlOf } from './render/html';
import { CONTENT_SECURITY_POLICY } from './render/html-style';
import { markdownOf } from './render/markdown';
import { pdfDefinitionOf } from './render/pdf-definition';
import { PdfPress } from './render/pdf-press';
import { registerNames } from './render/register-names';
import { reportOf } from './render/report';

const MEDIA_TYPES = ['application/json', 'text/html', 'text/markdown', 'application/pdf'] as const;
type MediaType = (typeof MEDIA_TYPES)[number];

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
    @Inject(Directory) private readonly directory: Directory,
    @Inject(PdfPress) private readonly press: PdfPress,
    @Inject(WORLD) private readonly world: World,
  ) {}

  @Documented(
    (api) =>
      api.ApiOperation({
        summary: 'The debrief as the caller’s branch may know it.',
        description:
          'Computed from the entries that the branch may know, and from nothing else; every statement cites its entries. ' +
          '`Accept` chooses JSON (default), a page, Markdown or PDF; `Accept-Language` or `lang` Swedish (default) or ' +
          'English. Who may: every branch that may know the operation. Refusals: `OPERATION.UNKNOWN`, ' +
          '`REQUEST.NOT_ACCEPTABLE`, `DEBRIEF.PDF_UNAVAILABLE`.',
      }),
    (api) => api.ApiProduces(...MEDIA_TYPES),
    (api) => api.ApiResponse({ status: 200, description: 'The debrief.' }),
    (api) => api.ApiResponse({ status: 404, description: '`OPERATION.UNKNOWN`' }),
    (api) => api.ApiResponse({ status: 406, description: '`REQUEST.NOT_ACCEPTABLE`' }),
  )
  @Get(':operationId/debrief')
  async read(
    @Param('operationId') operationId: string,
    @Query() { asOf, lang }: DebriefQuery,
    @Headers('accept') accept: string | undefined,
    @Headers('accept-language') acceptLanguage: string | undefined,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DebriefDocument | string | Buffer> {
    const document = await this.reports.forViewer(operationId, viewerOf(actor), asOf);
    if (!document) throw unknownTo('OPERATION');
    const type = preferredType(accept, MEDIA_TYPES);
    reply.header('vary', 'Accept, Accept-Language');
    if (type === undefined) throw new HttpProblem(406, 'REQUEST.NOT_ACCEPTABLE');
    if (type === 'application/json') return document;
    const language = lang ?? languageOf(acceptLanguage);
    reply.header('content-language', language);
    reply.header('content-type', type === 'application/pdf' ? type : `${type}; charset=utf-8`);
    return this.rendered(type, document, language, reply);
  }

  private rendered(
    type: Exclude<MediaType, 'application/json'>,
    document: DebriefDocument,
    language: Language,
    reply: FastifyReply,
  ): string | Promise<Buffer> {
    const report = reportOf(document, language, registerNames(this.directory), this.world);
    if (type === 'text/markdown') return markdownOf(report);
    if (type === 'text/html') {
      reply.header('content-security-policy', CONTENT_SECURITY_POLICY);
      return htmlOf(report);
    }
    reply.header(
      'content-disposition',
      `inline; filename="debrief-${document.operation.id}.${language}.pdf"`,
    );
    return this.press.print(pdfDefinitionOf(report));
  }
}
