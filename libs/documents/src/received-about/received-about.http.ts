import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { AccessLists } from '@samsyn/access-log';
import { ReceivedAbout } from '@samsyn/operations/contract';
import { CurrentActor } from '@samsyn/identity';
import { unknownTo, type Actor } from '@samsyn/kernel';
import { viewerOf } from '@samsyn/secrecy';
import { Answers, documentsAs, Documented, Heavy } from '@samsyn/web';
import { AskedAs, DocumentAnswers, PAGE_TYPES, PageQuery, type AskedDocument } from '../document-answers';
import { receivedAbout, type ReceivedAndLooked } from './received-about.schema';

/** What the person met may be handed: who has received what about her, and which offices have looked. */
@Documented((api) => api.ApiTags('encounters'))
@Controller('encounters')
export class ReceivedAboutController {
  constructor(
    @Inject(ReceivedAbout) private readonly received: ReceivedAbout,
    @Inject(DocumentAnswers) private readonly answers: DocumentAnswers,
    @Inject(AccessLists) private readonly access: AccessLists,
  ) {}

  @Documented((api) =>
    api.ApiOperation({
      operationId: 'listReceivedAboutPerson',
      summary: 'Which branches see what of the encounter, on what ground, and which have looked.',
      description:
        'Kinds of information, never the information itself. As a page or PDF it is written for the person met, and ' +
        'names no operation. Who may: whoever holds the encounter. Refusals: `ENCOUNTER.UNKNOWN`, ' +
        '`REQUEST.NOT_ACCEPTABLE`, `DEBRIEF.PDF_UNAVAILABLE`.',
    }),
  )
  @Answers('By branch.', receivedAbout, { as: documentsAs('Who has been told what', ...PAGE_TYPES) })
  @Get(':encounterId/received')
  @Heavy()
  async read(
    @Param('encounterId') encounterId: string,
    @Query() { lang }: PageQuery,
    @CurrentActor() actor: Actor,
    @AskedAs() asked: AskedDocument,
  ): Promise<ReceivedAndLooked | string | Buffer> {
    const about = await this.received.forHolder(encounterId, viewerOf(actor));
    if (!about) throw unknownTo('ENCOUNTER');
    const received = { ...about, looked: await this.access.officesThatLooked(encounterId) };
    return this.answers.page('received', received, asked, lang, 'received');
  }
}
