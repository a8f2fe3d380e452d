import { Controller, Get, Headers, Inject, Param, Query, Res } from '@nestjs/common';
import { CurrentActor, Directory } from '@samsyn/identity';
import { unknownTo, type Actor, type World } from '@samsyn/kernel';
import { WORLD } from '@samsyn/processing';
import { viewerOf } from '@samsyn/secrecy';
import { Code, Documented, HttpProblem, languageOf, LANGUAGES, type Language } from '@samsyn/web';
import type { FastifyReply } from 'fastify';
import { preferredType } from '../../report/accept';
import { DebriefReports } from '../../report/debrief-reports';
import { PdfPress } from '../../report/render/pdf-press';
import { registerNames } from '../../report/render/register-names';
import { paperFormOf, type PaperForm } from './paper-form';
import { paperHtmlOf } from './paper-form.html';
import { paperPdfOf } from './paper-form.pdf';
import { FORM_POLICY } from './paper-style';

const MEDIA_TYPES = ['text/html', 'application/pdf', 'application/json'] as const;

class PaperFormQuery {
  @Code(['1'], { optional: true, description: 'A form with nothing of the operation but its kind.' })
  blank?: string;
  @Code(LANGUAGES, { optional: true, description: 'Language of the form; before `Accept-Language`.' })
  lang?: Language;
}

/** A form on paper for work without any device. */
@Documented((api) => api.ApiTags('conduct'))
@Controller('operations')
export class PaperFormController {
  constructor(
    @Inject(DebriefReports) private readonly reports: DebriefReports,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(PdfPress) private readonly press: PdfPress,
    @Inject(WORLD) private readonly world: World,
  ) {}

  @Documented(
    (api) =>
      api.ApiOperation({
        summary: 'A form to print, for work without any device.',
        description:
          "The kind's mandatory steps with a box for each event, and rows for what happens, each by a short code. " +
          'What was written is typed in afterwards through `POST /operations/{id}/entries`, with the time on the paper ' +
          'as `occurredAt` and sheet and row as `key`, so that a row is recorded once. `Accept` chooses a page ' +
          '(default), PDF, or JSON with the event and the fields behind each code. `Accept-Language` or `lang` Swedish ' +
          '(default) or English. Who may: whoever may know the operation; the sheet for a conversation is for the ' +
          'social services. Refusals: `OPERATION.UNKNOWN`, `REQUEST.NOT_ACCEPTABLE`, `DEBRIEF.PDF_UNAVAILABLE`.',
      }),
    (api) => api.ApiProduces(...MEDIA_TYPES),
    (api) => api.ApiResponse({ status: 200, description: 'The form.' }),
  )
  @Get(':operationId/paper-form')
  async form(
    @Param('operationId') operationId: string,
    @Query() { blank, lang }: PaperFormQuery,
    @Headers('accept') accept: string | undefined,
    @Headers('accept-language') acceptLanguage: string | undefined,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PaperForm | string | Buffer> {
    const document = await this.reports.forViewer(operationId, viewerOf(actor));
    if (!document) throw unknownTo('OPERATION');
    const type = preferredType(accept, MEDIA_TYPES);
    reply.header('vary', 'Accept, Accept-Language');
    if (type === undefined) throw new HttpProblem(406, 'REQUEST.NOT_ACCEPTABLE');
    const language = lang ?? languageOf(acceptLanguage);
    const names = registerNames(this.directory);
    const form = paperFormOf(document, { language, names, world: this.world, blank: blank !== undefined });
    reply.header('content-language', language);
    if (type === 'application/json') return form;
    reply.header('content-type', type === 'application/pdf' ? type : `${type}; charset=utf-8`);
    if (type === 'text/html') {
      reply.header('content-security-policy', `${FORM_POLICY}; frame-ancestors 'none'`);
      return paperHtmlOf(form);
    }
    reply.header('content-disposition', `inline; filename="paper-form.${language}.pdf"`);
    return this.press.print(paperPdfOf(form));
  }
}
