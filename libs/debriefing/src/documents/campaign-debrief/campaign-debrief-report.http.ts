import { Controller, Get, Headers, Inject, Param, Query, Res } from '@nestjs/common';
import { CurrentActor, Directory } from '@samsyn/identity';
import { refOf, unknownTo, type Actor, type World } from '@samsyn/kernel';
import { WORLD } from '@samsyn/processing';
import { Code, Documented, HttpProblem, languageOf, LANGUAGES, type Language } from '@samsyn/web';
import type { FastifyReply } from 'fastify';
import type { EarlierLesson } from '../../earlier-lessons.port';
import { preferredType } from '../../report/accept';
import { htmlOf } from '../../report/render/html';
import { CONTENT_SECURITY_POLICY } from '../../report/render/html-style';
import { markdownOf } from '../../report/render/markdown';
import { pdfDefinitionOf } from '../../report/render/pdf-definition';
import { PdfPress } from '../../report/render/pdf-press';
import { registerNames } from '../../report/render/register-names';
import type { CampaignDebriefDocument } from './campaign-debrief-document';
import { CampaignDebriefs, type ReadCampaignDebrief } from './campaign-debriefs';
import { campaignReport } from './campaign-report';

const MEDIA_TYPES = ['application/json', 'text/html', 'text/markdown', 'application/pdf'] as const;
type MediaType = (typeof MEDIA_TYPES)[number];

class CampaignDebriefQuery {
  @Code(LANGUAGES, { optional: true, description: 'Language of the page; before `Accept-Language`.' })
  lang?: Language;
}

/** What the operations of a campaign came to together, for each reader. */
@Documented((api) => api.ApiTags('campaigns'))
@Controller('campaigns')
export class CampaignDebriefReportController {
  constructor(
    @Inject(CampaignDebriefs) private readonly debriefs: CampaignDebriefs,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(PdfPress) private readonly press: PdfPress,
    @Inject(WORLD) private readonly world: World,
  ) {}

  @Documented(
    (api) =>
      api.ApiOperation({
        summary: 'The combined debrief of a campaign, as the caller’s branch may know it.',
        description:
          'Sums and lists over the debriefs of the operations that the caller may know, and over nothing else; each ' +
          'cites its operations and, in the data, their entries. `Accept` chooses JSON (default), a page, Markdown or ' +
          'PDF; `Accept-Language` or `lang` Swedish (default) or English. Who may: every person of a branch that leads ' +
          'the campaign or has joined it. Refusals: `CAMPAIGN.UNKNOWN`, `REQUEST.NOT_ACCEPTABLE`, ' +
          '`DEBRIEF.PDF_UNAVAILABLE`.',
      }),
    (api) => api.ApiProduces(...MEDIA_TYPES),
    (api) => api.ApiResponse({ status: 200, description: 'The combined debrief.' }),
    (api) => api.ApiResponse({ status: 404, description: '`CAMPAIGN.UNKNOWN`' }),
    (api) => api.ApiResponse({ status: 406, description: '`REQUEST.NOT_ACCEPTABLE`' }),
  )
  @Get(':campaignId/debrief')
  async read(
    @Param('campaignId') campaignId: string,
    @Query() { lang }: CampaignDebriefQuery,
    @Headers('accept') accept: string | undefined,
    @Headers('accept-language') acceptLanguage: string | undefined,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CampaignDebriefDocument | string | Buffer> {
    const read = await this.debriefs.forReader(campaignId, refOf(actor));
    if (!read) throw unknownTo('CAMPAIGN');
    const type = preferredType(accept, MEDIA_TYPES);
    reply.header('vary', 'Accept, Accept-Language');
    if (type === undefined) throw new HttpProblem(406, 'REQUEST.NOT_ACCEPTABLE');
    if (type === 'application/json') return read.document;
    const language = lang ?? languageOf(acceptLanguage);
    reply.header('content-language', language);
    reply.header('content-type', type === 'application/pdf' ? type : `${type}; charset=utf-8`);
    return this.rendered(type, read, language, reply);
  }

  @Documented((api) =>
    api.ApiOperation({
      summary: 'What earlier operations and campaigns taught that matters in this campaign.',
      description:
        'By its kinds and regions and the tags of the lesson; only from where the own branch took part. Who may: every ' +
        'person of a branch that leads the campaign or has joined it. Refusals: `CAMPAIGN.UNKNOWN`.',
    }),
  )
  @Get(':campaignId/lessons')
  async lessons(
    @Param('campaignId') campaignId: string,
    @CurrentActor() actor: Actor,
  ): Promise<{ readonly lessons: readonly EarlierLesson[] }> {
    const lessons = await this.debriefs.earlierLessons(campaignId, refOf(actor));
    if (!lessons) throw unknownTo('CAMPAIGN');
    return { lessons };
  }

  private rendered(
    type: Exclude<MediaType, 'application/json'>,
    { document, numbers }: ReadCampaignDebrief,
    language: Language,
    reply: FastifyReply,
  ): string | Promise<Buffer> {
    const names = registerNames(this.directory);
    const report = campaignReport(document, numbers, { language, names, world: this.world });
    if (type === 'text/markdown') return markdownOf(report);
    if (type === 'text/html') {
      reply.header('content-security-policy', CONTENT_SECURITY_POLICY);
      return htmlOf(report);
    }
    reply.header(
      'content-disposition',
      `inline; filename="campaign-${document.campaign.id}.${language}.pdf"`,
    );
    return this.press.print(pdfDefinitionOf(report));
  }
}
