import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { PublicRecordsCopies, type PublicRecordsCopy, recordsCopy } from '@samsyn/entries/contract';
import { CurrentActor } from '@samsyn/identity';
import type { Actor } from '@samsyn/kernel';
import { Answers, documentsAs, Documented, Heavy } from '@samsyn/web';
import { AskedAs, DocumentAnswers, PAGE_TYPES, PageQuery, type AskedDocument } from '../document-answers';

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
  @Answers('The copy.', recordsCopy, { as: documentsAs('Copy of public records', ...PAGE_TYPES) })
  @Get(':requestId/copy')
  @Heavy()
  async read(
    @Param('requestId') requestId: string,
    @Query() { lang }: PageQuery,
    @CurrentActor() actor: Actor,
    @AskedAs() asked: AskedDocument,
  ): Promise<PublicRecordsCopy | string | Buffer> {
    const copy = await this.copies.of(requestId, actor);
    return this.answers.page('publicRecords', copy, asked, lang, `public-records-${requestId}`);
  }
}
