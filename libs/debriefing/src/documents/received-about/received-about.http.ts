import { Controller, Get, Headers, Inject, Param, Query, Res } from '@nestjs/common';
import { ReceivedAbout, type ReceivedAboutPerson } from '@samsyn/history/contract';
import { CurrentActor, Directory } from '@samsyn/identity';
import { unknownTo, type Actor, type Clock, type World } from '@samsyn/kernel';
import { CLOCK, WORLD } from '@samsyn/processing';
import { viewerOf } from '@samsyn/secrecy';
import { Code, Documented, HttpProblem, languageOf, LANGUAGES, type Language } from '@samsyn/web';
import type { FastifyReply } from 'fastify';
import { preferredType } from '../../report/accept';
import { htmlOf } from '../../report/render/html';
import { CONTENT_SECURITY_POLICY } from '../../report/render/html-style';
import { pdfDefinitionOf } from '../../report/render/pdf-definition';
import { PdfPress } from '../../report/render/pdf-press';
import { registerNames } from '../../report/render/register-names';
import { receivedReport } from './received-report';

const MEDIA_TYPES = ['application/json', 'text/html', 'application/pdf'] as const;

class ReceivedQuery {
  @Code(LANGUAGES, { optional: true, description: 'Language of the page; before `Accept-Language`.' })
  lang?: Language;
}

/** What the person met may be handed: who has been told what about her. */
@Documented((api) => api.ApiTags('encounters'))
@Controller('encounters')
export class ReceivedAboutController {
  constructor(
    @Inject(ReceivedAbout) private readonly received: ReceivedAbout,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(PdfPress) private readonly press: PdfPress,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(WORLD) private readonly world: World,
  ) {}

  @Documented(
    (api) =>
      api.ApiOperation({
        summary: 'Which branches see what of the encounter, and on what ground.',
        description:
          'Kinds of information, never the information itself. As a page or PDF it is written for the person met, and ' +
          'names no operation. Who may: she who holds the encounter. Refusals: `ENCOUNTER.UNKNOWN`, ' +
          '`REQUEST.NOT_ACCEPTABLE`, `DEBRIEF.PDF_UNAVAILABLE`.',
      }),
    (api) => api.ApiProduces(...MEDIA_TYPES),
    (api) => api.ApiResponse({ status: 200, description: 'By branch, in the order in which it happened.' }),
  )
  @Get(':encounterId/received')
  async read(
    @Param('encounterId') encounterId: string,
    @Query() { lang }: ReceivedQuery,
    @Headers('accept') accept: string | undefined,
    @Headers('accept-language') acceptLanguage: string | undefined,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReceivedAboutPerson | string | Buffer> {
    const received = await this.received.forHolder(encounterId, viewerOf(actor));
    if (!received) throw unknownTo('ENCOUNTER');
    const type = preferredType(accept, MEDIA_TYPES);
    reply.header('vary', 'Accept, Accept-Language');
    if (type === undefined) throw new HttpProblem(406, 'REQUEST.NOT_ACCEPTABLE');
    if (type === 'application/json') return received;
    const language = lang ?? languageOf(acceptLanguage);
    const names = registerNames(this.directory);
    const report = receivedReport(received, { language, names, now: this.clock.now(), world: this.world });
    reply.header('content-language', language);
    if (type === 'application/pdf') {
      reply.header('content-type', type);
      return this.press.print(pdfDefinitionOf(report));
    }
    reply.header('content-type', `${type}; charset=utf-8`);
    reply.header('content-security-policy', CONTENT_SECURITY_POLICY);
    return htmlOf(report);
  }
}
