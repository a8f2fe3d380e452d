import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { AccessLists } from '@samsyn/access-log';
import { ReceivedAbout } from '@samsyn/operations/contract';
import { CurrentActor } from '@samsyn/identity';
import { unknownTo, type Actor } from '@samsyn/kernel';
import { viewerOf } from '@samsyn/secrecy';
import { Answers, documentsAs, Code, Documented, Heavy } from '@samsyn/web';
import { LANGUAGES, type Language } from '@samsyn/presentation';
import { AskedAs, DocumentAnswers, type AskedDocument } from '../document-answers';
import { receivedAbout, type ReceivedAndLooked } from './received-about.schema';

const MEDIA_TYPES = ['application/json', 'text/html', 'application/pdf'] as const;

class ReceivedQuery {
  @Code(LANGUAGES, { optional: true, description: 'Language of the page; before `Accept-Language`.' })
  lang?: Language;
}

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
  @Answers('By branch.', receivedAbout, { as: documentsAs('Who has been told what', ...MEDIA_TYPES) })
  @Get(':encounterId/received')
  @Heavy()
  async read(
    @Param('encounterId') encounterId: string,
    @Query() { lang }: ReceivedQuery,
    @CurrentActor() actor: Actor,
    @AskedAs() asked: AskedDocument,
  ): Promise<ReceivedAndLooked | string | Buffer> {
    const about = await this.received.forHolder(encounterId, viewerOf(actor));
    if (!about) throw unknownTo('ENCOUNTER');
    const received = { ...about, looked: await this.access.officesThatLooked(encounterId) };
    const chosen = this.answers.choose(asked, MEDIA_TYPES, lang);
    const { type, language } = chosen;
    if (type === 'application/json') return received;
    const as = { type, language, from: received };
    return this.answers.written('received', received, as, asked, 'received');
  }
}
