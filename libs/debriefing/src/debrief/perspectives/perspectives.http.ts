import { Controller, Get, Param } from '@nestjs/common';
import { OperationHistory } from '@samsyn/operations/contract';
import { CurrentActor } from '@samsyn/identity';
import { unknownTo, type Actor, type PersonRef } from '@samsyn/kernel';
import { viewerOf } from '@samsyn/secrecy';
import { Answers, Documented } from '@samsyn/web';
import { questionsOf, textsAlike } from '../../report/perspectives';
import { perspectiveList, type PerspectiveList } from './perspectives.schema';

@Documented((api) => api.ApiTags('debrief'))
@Controller('debriefs')
export class PerspectivesController {
  constructor(private readonly history: OperationHistory) {}

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
        const { through, about, decision, ...fields } = facts;
        const route = {
          ...(through === 'facilitator' ? { through: 'facilitator' as const } : {}),
          ...(typeof about === 'string' ? { about } : {}),
          ...(typeof decision === 'string' ? { decision } : {}),
        };
        return {
          id,
          branch,
          ...route,
          texts: fields,
          ...(facilitates ? { released: released.has(id) } : {}),
        };
      });
    return { questions: questionsOf(operation), perspectives, withoutSender: textsAlike(operation) };
  }
}
