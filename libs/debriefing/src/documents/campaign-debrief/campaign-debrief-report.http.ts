import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { CurrentActor } from '@samsyn/identity';
import { refOf, unknownTo, type Actor } from '@samsyn/kernel';
import { Code, Documented, LANGUAGES, type Language } from '@samsyn/web';
import type { EarlierLesson } from '../../earlier-lessons.port';
import { AskedAs, DOCUMENT_TYPES, DocumentAnswers, type AskedDocument } from '../../report/document-answers';
import type { CampaignDebriefDocument } from './campaign-debrief-document';
import { CampaignDebriefs } from './campaign-debriefs';
import { campaignReport } from './campaign-report';

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
    @Inject(DocumentAnswers) private readonly answers: DocumentAnswers,
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
    (api) => api.ApiProduces(...DOCUMENT_TYPES),
    (api) => api.ApiResponse({ status: 200, description: 'The combined debrief.' }),
    (api) => api.ApiResponse({ status: 404, description: '`CAMPAIGN.UNKNOWN`' }),
    (api) => api.ApiResponse({ status: 406, description: '`REQUEST.NOT_ACCEPTABLE`' }),
  )
  @Get(':campaignId/debrief')
  async read(
    @Param('campaignId') campaignId: string,
    @Query() { lang }: CampaignDebriefQuery,
    @CurrentActor() actor: Actor,
    @AskedAs() asked: AskedDocument,
  ): Promise<CampaignDebriefDocument | string | Buffer> {
    const read = await this.debriefs.forReader(campaignId, refOf(actor));
    if (!read) throw unknownTo('CAMPAIGN');
    const chosen = this.answers.choose(asked, DOCUMENT_TYPES, lang);
    const { type } = chosen;
    if (type === 'application/json') return read.document;
    const report = campaignReport(read.document, read.numbers, chosen);
    return this.answers.written(report, { ...chosen, type }, asked, `campaign-${campaignId}`);
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
}
