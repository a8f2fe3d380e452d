import { Body, Controller, Headers, HttpCode, Logger, Param, Post, Res } from '@nestjs/common';
import { unknownTo, type Actor } from '@samsyn/kernel';
import type { Outcome } from '@samsyn/processing';
import { OperationLog } from '@samsyn/operations';
import { canSeeOperation, viewerOf } from '@samsyn/secrecy';
import {
  answerOf,
  Answers,
  AskedBy,
  Documented,
  HttpProblem,
  languageOf,
  MAX_BODY_BYTES,
  MAX_FAULTS,
  OpaqueToken,
  problemBody,
  problemOf,
  sealedPosition,
  takes,
  type Asked,
  type Problem,
} from '@samsyn/web';
import { type Language } from '@samsyn/presentation';
import type { FastifyReply } from 'fastify';
import { BatchDto, keyIn } from './batch.dto';
import { BatchItems } from './record-entries.handler';
import { batchAnswer, type ItemAnswer, type BatchAnswer } from './record-entries.schema';

const ALL_RECORDED = 200;
/** RFC 4918 section 11.1: the items' own statuses count. */
const MULTI_STATUS = 207;
const CREATED = 201;
const UNAVAILABLE = 503;
/**
 * After so many refused items the rest is not processed, and none of it is lost: the client sends it again.
 */
const TOO_MANY_FAULTS = new HttpProblem(400, 'REQUEST.TOO_MANY_FAULTS');

@Documented((api) => api.ApiTags('conduct', 'encounters'))
@Controller('operations')
export class RecordEntriesController {
  private readonly logger = new Logger('batch');

  constructor(
    private readonly batch: BatchItems,
    private readonly log: OperationLog,
    private readonly tokens: OpaqueToken,
  ) {}

  @Post(':operationId/entries')
  @takes(MAX_BODY_BYTES)
  @HttpCode(ALL_RECORDED)
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'recordEntries',
      summary: 'Up to 500 facts at once, sent late or after a time without coverage.',
      description:
        'Each item is checked, carried out and answered by itself, in order, and is recorded once by its own key. ' +
        `After ${MAX_FAULTS} faults in what was refused the rest is not looked at (\`REQUEST.TOO_MANY_FAULTS\`): send it again without those. ` +
        'Where the store cannot be reached the whole is answered 503: send the same items again. ' +
        'Who may: as on the route of each fact.',
    }),
  )
  @Answers('All are recorded.', batchAnswer, { status: ALL_RECORDED })
  @Answers('At least one was refused; its item has the problem.', batchAnswer, { status: MULTI_STATUS })
  async record(
    @Param('operationId') operationId: string,
    @Body() body: BatchDto,
    @AskedBy() asked: Asked,
    @Headers('accept-language') languages: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BatchAnswer> {
    await this.mustKnow(operationId, asked.actor);
    const language = languageOf(languages);
    const answers: ItemAnswer[] = [];
    const outcomes: Outcome[] = [];
    let faults = 0;
    for (const item of body.items) {
      const { answer, outcome } =
        faults < MAX_FAULTS
          ? await this.answer(operationId, item, asked, language)
          : { answer: refusedItem(item, problemOf(TOO_MANY_FAULTS, { ifMatch: false }), language) };
      answers.push(answer);
      faults += faultsIn(answer);
      if (outcome) outcomes.push(outcome);
    }
    const last = Math.max(0, ...outcomes.map(({ position }) => position));
    const position = sealedPosition(this.tokens, last, outcomes);
    const whole = answers.every(({ problem }) => problem === undefined);
    reply.status(whole ? ALL_RECORDED : MULTI_STATUS).header('samsyn-position', position);
    return { items: answers, position };
  }

  private async mustKnow(operationId: string, actor: Actor): Promise<void> {
    const { entries, access } = await this.log.snapshot(operationId);
    if (entries.length === 0 || !canSeeOperation(access, viewerOf(actor))) throw unknownTo('OPERATION');
  }

  /** One item's answer; throws only where the store cannot be reached, which is no fault of the item. */
  private async answer(
    operationId: string,
    item: Item,
    asked: Asked,
    language: Language,
  ): Promise<{ readonly answer: ItemAnswer; readonly outcome?: Outcome }> {
    try {
      const recording = await this.batch.record(operationId, item, asked);
      const answer = { ...keyOf(item), status: CREATED, ...answerOf(recording, language) };
      return { answer, outcome: recording.outcome };
    } catch (error) {
      const problem = problemOf(error, { ifMatch: false });
      if (problem.fault && problem.status === UNAVAILABLE) throw error;
      if (problem.fault) this.logger.error(error);
      return { answer: refusedItem(item, problem, language) };
    }
  }
}

type Item = Readonly<Record<string, unknown>>;

function keyOf(item: Item): { readonly key?: string } {
  const key = keyIn(item);
  return key === undefined ? {} : { key };
}

const refusedItem = (item: Item, problem: Problem, language: Language): ItemAnswer => ({
  ...keyOf(item),
  status: problem.status,
  problem: problemBody(problem, language),
});

const faultsIn = ({ problem }: ItemAnswer): number => (problem ? (problem.errors?.length ?? 1) : 0);
