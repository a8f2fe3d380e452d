import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { writtenFrom } from '@samsyn/event-store';
import { CurrentActor } from '@samsyn/identity';
import { unknownTo, type Actor } from '@samsyn/kernel';
import { viewerOf } from '@samsyn/secrecy';
import { Answers, documentsAs, Code, Documented, Heavy } from '@samsyn/web';
import { LANGUAGES, type Language } from '@samsyn/presentation';
import { AskedAs, DocumentAnswers, type AskedDocument } from '../document-answers';
import { DebriefReports } from '@samsyn/debriefing/contract';
import { paperFormOf } from './paper-form';
import { paperForm, type PaperForm } from './paper-form.schema';
import { formTagOf } from '../written/written-document';

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
    @Inject(DocumentAnswers) private readonly answers: DocumentAnswers,
  ) {}

  @Documented((api) =>
    api.ApiOperation({
      operationId: 'readPaperForm',
      summary: 'A form to print, for work without any device.',
      description:
        "The kind's mandatory steps with a box for each event, and rows for what happens, each by a short code. " +
        'What was written is typed in afterwards through `POST /operations/{id}/entries`, with the time on the paper ' +
        'as `occurredAt` and sheet and row as `key`, so that a row is recorded once. `Accept` chooses a page ' +
        '(default), PDF, or JSON with the event and the fields behind each code. `Accept-Language` or `lang` Swedish ' +
        '(default) or English. Who may: whoever may know the operation; the sheet for a conversation is for the ' +
        'social services. Refusals: `OPERATION.UNKNOWN`, `REQUEST.NOT_ACCEPTABLE`, `DEBRIEF.PDF_UNAVAILABLE`.',
    }),
  )
  @Answers('The form.', paperForm, { as: documentsAs('Operation on paper', ...MEDIA_TYPES) })
  @Get(':operationId/paper-form')
  @Heavy()
  async form(
    @Param('operationId') operationId: string,
    @Query() { blank, lang }: PaperFormQuery,
    @CurrentActor() actor: Actor,
    @AskedAs() asked: AskedDocument,
  ): Promise<PaperForm | string | Buffer> {
    const document = await this.reports.forViewer(operationId, viewerOf(actor));
    if (!document) throw unknownTo('OPERATION');
    const chosen = this.answers.choose(asked, MEDIA_TYPES, lang);
    const { type, language } = chosen;
    const { reply } = asked;
    const form = paperFormOf(document, { ...chosen, blank: blank !== undefined });
    const { reference, municipality } = document.operation;
    // On the form they stand in sentences.
    const from = form.blank ? {} : { reference, municipality };
    // The JSON too is in one language: it holds the words of the form.
    reply.header('content-language', language);
    if (type !== 'application/json')
      return this.answers.written('paperForm', form, { type, language, from }, asked, 'paper-form');
    reply.header('etag', formTagOf(type, form));
    writtenFrom(from);
    return form;
  }
}
