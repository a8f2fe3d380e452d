import { Controller, Get, Headers, Inject, Param, Query, Res } from '@nestjs/common';
import { PublicRecordsCopies, type PublicRecordsCopy } from '@samsyn/entries/contract';
import { CurrentActor, Directory } from '@samsyn/identity';
import type { Actor, Clock, World } from '@samsyn/kernel';
import { CLOCK, WORLD } from '@samsyn/processing';
import { Code, Documented, HttpProblem, languageOf, LANGUAGES, type Language } from '@samsyn/web';
import type { FastifyReply } from 'fastify';
import { preferredType } from '../../report/accept';
import { htmlOf } from '../../report/render/html';
import { CONTENT_SECURITY_POLICY } from '../../report/render/html-style';
import { pdfDefinitionOf } from '../../report/render/pdf-definition';
import { PdfPress } from '../../report/render/pdf-press';
import { registerNames } from '../../report/render/register-names';
import { recordsReport } from './records-report';

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
    @Inject(Directory) private readonly directory: Directory,
    @Inject(PdfPress) private readonly press: PdfPress,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(WORLD) private readonly world: World,
  ) {}

  @Documented(
    (api) =>
      api.ApiOperation({
        summary: 'The masked copy: a draft until the request is answered, then as it was answered.',
        description:
          'Each part is given, or masked with its paragraph; where something is masked, how to appeal. Who may: the ' +
          'branch that was asked. Refusals: `RECORDS.UNKNOWN`, `REQUEST.NOT_ACCEPTABLE`, `DEBRIEF.PDF_UNAVAILABLE`.',
      }),
    (api) => api.ApiProduces(...MEDIA_TYPES),
    (api) => api.ApiResponse({ status: 200, description: 'The copy.' }),
  )
  @Get(':requestId/copy')
  async read(
    @Param('requestId') requestId: string,
    @Query() { lang }: CopyQuery,
    @Headers('accept') accept: string | undefined,
    @Headers('accept-language') acceptLanguage: string | undefined,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PublicRecordsCopy | string | Buffer> {
    const copy = await this.copies.of(requestId, actor);
    const type = preferredType(accept, MEDIA_TYPES);
    reply.header('vary', 'Accept, Accept-Language');
    if (type === undefined) throw new HttpProblem(406, 'REQUEST.NOT_ACCEPTABLE');
    if (type === 'application/json') return copy;
    const language = lang ?? languageOf(acceptLanguage);
    const names = registerNames(this.directory);
    const report = recordsReport(copy, { language, names, now: this.clock.now(), world: this.world });
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
