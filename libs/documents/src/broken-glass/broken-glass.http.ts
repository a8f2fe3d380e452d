import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { OperationHistory } from '@samsyn/operations/contract';
import { CurrentActor } from '@samsyn/identity';
import { unknownTo, type Actor } from '@samsyn/kernel';
import { OperationLog } from '@samsyn/operations';
import { mayAnswerGlass, viewerOf } from '@samsyn/secrecy';
import { Answers, documentsAs, Documented, Heavy } from '@samsyn/web';
import { AskedAs, DocumentAnswers, PAGE_TYPES, PageQuery, type AskedDocument } from '../document-answers';
import { brokenGlassPage } from './broken-glass';
import { brokenGlass, type BrokenGlassPage } from './broken-glass.schema';

/** Where those who are notified that the glass was broken read by whom, when, what and why. */
@Documented((api) => api.ApiTags('entries'))
@Controller('break-glass')
export class BrokenGlassController {
  constructor(
    private readonly log: OperationLog,
    @Inject(OperationHistory) private readonly history: OperationHistory,
    @Inject(DocumentAnswers) private readonly answers: DocumentAnswers,
  ) {}

  @Documented((api) =>
    api.ApiOperation({
      operationId: 'readBrokenGlass',
      summary: 'Who broke the glass, when, for what and why, and what was answered.',
      description:
        'Nothing that stands in the encounter. `Accept` chooses JSON (default), a page or PDF. Who may: who holds the ' +
        'encounter, supervisors and data protection officers of the branch, and whoever broke the glass. Refusals: ' +
        '`ENTRY.UNKNOWN`, `REQUEST.NOT_ACCEPTABLE`, `DEBRIEF.PDF_UNAVAILABLE`.',
    }),
  )
  @Answers('The broken glass.', brokenGlass, { as: documentsAs('Read in an emergency', ...PAGE_TYPES) })
  @Get(':accessedId')
  @Heavy()
  async read(
    @Param('accessedId') accessedId: string,
    @Query() { lang }: PageQuery,
    @CurrentActor() actor: Actor,
    @AskedAs() asked: AskedDocument,
  ): Promise<BrokenGlassPage | string | Buffer> {
    const page = await this.page(accessedId, actor);
    return this.answers.page('brokenGlass', page, asked, lang, 'break-glass');
  }

  private async page(accessedId: string, actor: Actor): Promise<BrokenGlassPage> {
    const viewer = viewerOf(actor);
    const found = await this.log.ofEntry(accessedId);
    if (!found) throw unknownTo('ENTRY');
    const { operationId, access } = found.snapshot;
    const glass = access.glass.get(accessedId);
    const entries = (glass && (await this.history.forViewer(operationId, viewer)))?.entries ?? [];
    const accessEntry = entries.find(({ entry }) => entry.id === accessedId);
    if (!glass || !accessEntry) throw unknownTo('ENTRY');
    const asked = access.byId.get(accessEntry.data.entry as string)?.name;
    const mayAnswer = mayAnswerGlass(access, viewer, glass);
    return brokenGlassPage(accessEntry, entries, { operationId, asked, mayAnswer });
  }
}
