import { Body, Controller, Get, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { OperationHistory, type PerspectiveTexts } from '@samsyn/history/contract';
import { CurrentActor } from '@samsyn/identity';
import type { DebriefQuestion } from '@samsyn/kinds';
import { unknownTo, type Actor, type PersonRef } from '@samsyn/kernel';
import { viewerOf } from '@samsyn/secrecy';
import {
  Answers,
  AskedBy,
  BranchCode,
  Code,
  CommandRoute,
  Documented,
  FactDto,
  Text,
  UuidField,
  type Asked,
  type Recording,
} from '@samsyn/web';
import { questionsOf, textsAlike } from '../../report/perspectives';
import { ChangeDebrief } from '../change-debrief.handler';
import { perspectiveList } from './perspectives.schema';

const MAX = 10_000;

export abstract class PerspectiveTextsDto extends FactDto {
  @Text({ max: MAX, optional: true, description: 'What went well.' })
  well?: string;
  @Text({ max: MAX, optional: true, description: 'What was hard.' })
  hard?: string;
  @Text({ max: MAX, optional: true, description: 'What to develop.' })
  develop?: string;
}
export class PerspectiveSubmittedDto extends PerspectiveTextsDto {
  @Code(['facilitator'], { optional: true, description: 'Released by a facilitator, without its author.' })
  through?: 'facilitator';
  @BranchCode({
    optional: true,
    example: 'police/local-police',
    description: 'A branch that takes no part: with `through`, the facilitator passes it on to that branch.',
  })
  about?: string;
  @UuidField({
    optional: true,
    description:
      'The `DecisionTaken` that the author does not agree to, with `through`; why stands in `hard`.',
  })
  decision?: string;
}
export class PerspectiveReleasedDto extends PerspectiveTextsDto {
  @UuidField({
    optional: true,
    description: 'The entry that is released; absent: the latest unreleased one.',
  })
  perspective?: string;
}

export interface PerspectiveLine {
  readonly id: string;
  readonly branch: string;
  readonly through?: 'facilitator';
  readonly about?: string;
  readonly decision?: string;
  readonly texts: Readonly<Record<string, unknown>>;
  /** For facilitators: what became of her words is the author's to read among what was released, like everybody. */
  readonly released?: boolean;
}

export interface PerspectiveList {
  readonly questions: readonly DebriefQuestion[];
  readonly perspectives: readonly PerspectiveLine[];
  readonly withoutSender: readonly PerspectiveTexts[];
}

/** The texts alone: the body's own members, without the time. */
const texts = ({ well, hard, develop }: PerspectiveTextsDto) => ({
  ...(well === undefined ? {} : { well }),
  ...(hard === undefined ? {} : { hard }),
  ...(develop === undefined ? {} : { develop }),
});

@Documented((api) => api.ApiTags('debrief'))
@Controller('debriefs')
export class PerspectivesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly history: OperationHistory,
  ) {}

  @CommandRoute(':operationId/perspectives', {
    id: 'submitPerspective',
    summary: 'The perspective of the own branch (`PerspectiveSubmitted`), with at least one of its parts.',
    description:
      'Through the facilitator, nobody but facilitators and the author ever learns who wrote it. That way alone it may be about a branch that takes no part, or a no to a joint decision.',
    who: 'participant',
    refusals: [
      'DEBRIEF.NOT_OPEN',
      'DEBRIEF.CLOSED',
      'DEBRIEF.PERSPECTIVE_EMPTY',
      'DEBRIEF.NO_FACILITATOR',
      'DEBRIEF.OWN_PERSPECTIVE',
      'DEBRIEF.THROUGH_FACILITATOR_ONLY',
      'DEBRIEF.ONE_SUBJECT',
      'DEBRIEF.ABOUT_TAKES_PART',
      'DECISION.UNKNOWN',
      'IDENTITY.BRANCH_UNKNOWN',
    ],
  })
  async submit(
    @Param('operationId') operationId: string,
    @Body() body: PerspectiveSubmittedDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const { through, about, decision } = body;
    const change = {
      kind: 'SubmitPerspective',
      ...texts(body),
      ...(through === undefined ? {} : { through }),
      ...(about === undefined ? {} : { about }),
      ...(decision === undefined ? {} : { decision }),
    } as const;
    const context = asked.context(body, { operationId });
    return { outcome: await this.commands.execute(new ChangeDebrief(operationId, change, context)) };
  }

  @CommandRoute(':operationId/releases', {
    id: 'releasePerspective',
    summary:
      'Lets the participants read a perspective without its author (`PerspectiveReleased`), or the branch that takes no part and that it is about (`PerspectivePassedOn`).',
    description: 'With other texts the facilitator releases these words instead.',
    who: 'facilitator',
    refusals: [
      'DEBRIEF.NOT_OPEN',
      'DEBRIEF.CLOSED',
      'PERSPECTIVE.UNKNOWN',
      'DEBRIEF.SEVERAL_PERSPECTIVES',
      'DEBRIEF.OWN_PERSPECTIVE',
      'DEBRIEF.PERSPECTIVE_EMPTY',
    ],
  })
  async release(
    @Param('operationId') operationId: string,
    @Body() body: PerspectiveReleasedDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const perspective = body.perspective === undefined ? {} : { perspective: body.perspective };
    const change = { kind: 'ReleasePerspective', ...texts(body), ...perspective } as const;
    const context = asked.context(body, { operationId });
    return { outcome: await this.commands.execute(new ChangeDebrief(operationId, change, context)) };
  }

  @Get(':operationId/perspectives')
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'listPerspectives',
      summary:
        'The perspectives that the caller may read, with their ids: a facilitator sees all, with their branch.',
      description:
        '`questions`: what the kind of operation asks, for each part of a perspective, to those who take part. Who may: whoever may know the operation.',
    }),
  )
  @Answers('The perspectives.', perspectiveList)
  async list(
    @Param('operationId') operationId: string,
    @CurrentActor() actor: Actor,
  ): Promise<PerspectiveList> {
    const operation = await this.history.forViewer(operationId, viewerOf(actor));
    if (!operation) throw unknownTo('OPERATION');
    const facilitates = operation.entries.some(
      ({ name, data }) =>
        name === 'FacilitatorNamed' && (data.who as unknown as PersonRef).person === actor.person,
    );
    const released = new Set(
      operation.entries
        .filter(({ name }) => name === 'PerspectiveReleased' || name === 'PerspectivePassedOn')
        .map(({ data }) => data.perspective),
    );
    const perspectives = operation.entries
      .filter(({ name }) => name === 'PerspectiveSubmitted')
      .map(({ entry: { id, branch, facts } }) => {
        const { through, about, decision, ...told } = facts;
        const route = {
          ...(through === 'facilitator' ? { through: 'facilitator' as const } : {}),
          ...(typeof about === 'string' ? { about } : {}),
          ...(typeof decision === 'string' ? { decision } : {}),
        };
        return { id, branch, ...route, texts: told, ...(facilitates ? { released: released.has(id) } : {}) };
      });
    return { questions: questionsOf(operation), perspectives, withoutSender: textsAlike(operation) };
  }
}
