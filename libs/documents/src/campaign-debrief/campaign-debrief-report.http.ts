import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { CurrentActor } from '@samsyn/identity';
import { refOf, unknownTo, type Actor } from '@samsyn/kernel';
import { Answers, documentsAs, Code, Documented, Heavy } from '@samsyn/web';
import {
  AskedAs,
  DOCUMENT_TYPES,
  DocumentAnswers,
  PageQuery,
  step,
  type AskedDocument,
} from '../document-answers';
import { CombinedDebriefs } from './campaign-debriefs';
import { campaignDebrief } from './campaign-debrief.schema';

class CampaignDebriefQuery extends PageQuery {
  @Code(['shown'], {
    optional: true,
    description: '`shown`: what was marked in error stands in the course, marked. Otherwise it is left out.',
  })
  inError?: 'shown';
}

/** What the operations of a campaign came to together, for each reader. */
@Documented((api) => api.ApiTags('campaigns'))
@Controller('campaigns')
export class CampaignDebriefReportController {
  constructor(
    @Inject(CombinedDebriefs) private readonly debriefs: CombinedDebriefs,
    @Inject(DocumentAnswers) private readonly answers: DocumentAnswers,
  ) {}

  @Documented((api) =>
    api.ApiOperation({
      operationId: 'readCampaignDebrief',
      summary: 'The combined debrief of a campaign, as the caller’s branch may know it.',
      description:
        'Sums and lists over the debriefs of the operations that the caller may know, and over nothing else; each ' +
        'cites its operations and, in the data, their entries. `Accept` chooses JSON (default), a page, Markdown or ' +
        'PDF; `Accept-Language` or `lang` Swedish (default) or English. Who may: every person of a branch that leads ' +
        'the campaign or has joined it. Refusals: `CAMPAIGN.UNKNOWN`, `REQUEST.NOT_ACCEPTABLE`, ' +
        '`DEBRIEF.PDF_UNAVAILABLE`.',
    }),
  )
  @Answers('The combined debrief.', campaignDebrief, {
    as: documentsAs('Combined debrief', ...DOCUMENT_TYPES),
  })
  @Get(':campaignId/debrief')
  @Heavy()
  async read(
    @Param('campaignId') campaignId: string,
    @Query() { lang, inError }: CampaignDebriefQuery,
    @CurrentActor() actor: Actor,
    @AskedAs() asked: AskedDocument,
  ): Promise<string | Buffer> {
    const query = inError === undefined ? {} : { entriesInError: inError };
    const read = await this.debriefs.forReader(campaignId, refOf(actor), query);
    if (!read) throw unknownTo('CAMPAIGN');
    await step(asked.gone);
    const chosen = this.answers.choose(asked, DOCUMENT_TYPES, lang);
    const { type, language } = chosen;
    const { document } = read;
    if (type === 'application/json') return this.answers.data(document, asked);
    const as = { type, language, from: document };
    return this.answers.written('campaignDebrief', read, as, asked, `campaign-${campaignId}`);
  }
}
