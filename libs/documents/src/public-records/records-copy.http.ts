import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { PublicRecordsCopies, type PublicRecordsCopy, recordsCopy } from '@samsyn/entries/contract';
import { CurrentActor } from '@samsyn/identity';
import type { Actor } from '@samsyn/kernel';
import { Answers, documentsAs, Code, Documented, Heavy } from '@samsyn/web';
import { LANGUAGES, type Language } from '@samsyn/presentation';
import { AskedAs, DocumentAnswers, type AskedDocument } from '../document-answers';

const MEDIA_TYPES = ['application/json', 'text/html', 'application/pdf'] as const;

class CopyQuery {
  @Code(LANGUAGES, { optional: true, description: 'Language of the page; before `Accept-Language`.' })
  lang?: Language;
}

/** What the public is handed. */
@Documented((api) => api.ApiTags('public-records'))
@Controller('public-records-requests')
export class RecordsCopyController {
  constructor(
    @Inject(PublicRecordsCopies) private readonly copies: PublicRecordsCopies,
    @Inject(DocumentAnswers) private readonly answers: DocumentAnswers,
  ) {}

  @Documented((api) =>
    api.ApiOperation({
      operationId: 'readPublicRecordsCopy',
      summary: 'The masked copy: a draft until the request is answered, then as it was answered.',
      description:
        'Each part is given, or masked with its paragraph; where something is masked, how to appeal. Who may: the ' +
        'branch that was asked. Refusals: `RECORDS.UNKNOWN`, `REQUEST.NOT_ACCEPTABLE`, `DEBRIEF.PDF_UNAVAILABLE`.',
    }),
  )
  @Answers('The copy.', recordsCopy, { as: documentsAs('Copy of public records', ...MEDIA_TYPES) })
  @Get(':requestId/copy')
  @Heavy()
  async read(
    @Param('requestId') requestId: string,
    @Query() { lang }: CopyQuery,
    @CurrentActor() actor: Actor,
    @AskedAs() asked: AskedDocument,
  ): Promise<PublicRecordsCopy | string | Buffer> {
    const copy = await this.copies.of(requestId, actor);
    const chosen = this.answers.choose(asked, MEDIA_TYPES, lang);
    const { type, language } = chosen;
    if (type === 'application/json') return copy;
    const as = { type, language, from: copy };
    return this.answers.written('publicRecords', copy, as, asked, `public-records-${requestId}`);
  }
}
