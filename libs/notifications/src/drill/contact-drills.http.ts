import { Body, Controller, Get, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CurrentActor } from '@samsyn/identity';
import type { Actor } from '@samsyn/kernel';
import {
  Answers,
  AskedBy,
  Code,
  CommandRoute,
  Documented,
  FactDto,
  Instant,
  Slug,
  type Asked,
  type Recording,
} from '@samsyn/web';
import type { ReachedBy } from './contact-drill';
import { REACHED_BY } from './contact-drill.events';
import { ChangeContactDrill, StartContactDrill } from './contact-drill.handler';
import { ContactDrills, type DrillShown } from './contact-drills';
import { contactDrill } from './contact-drills.schema';

class DrillDto extends FactDto {
  @Slug({ example: 'syd', description: 'Code of the region.' }) region: string;
  @Instant({ description: 'Within a day.' }) answerBy: string;
}
class DrillConfirmationDto extends FactDto {
  @Code(REACHED_BY, { optional: true, description: 'How the person was reached, by their own word.' })
  via?: ReachedBy;
}

/** Whether those who would be called can be reached, before they must be. */
@Documented((api) => api.ApiTags('notifications'))
@Controller('contact-drills')
export class ContactDrillsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly drills: ContactDrills,
  ) {}

  @CommandRoute('', {
    id: 'startContactDrill',
    summary:
      'Asks everyone on the call chains of a region to confirm that they were reached (`ContactDrillStarted`).',
    description:
      '`id` is the drill. Those whom a standing agreement of the own branch names or calls, and the coordinators of the region. Samsyn ends it at `answerBy` (`ContactDrillEnded`).',
    who: 'operation leader, supervisor and coordinator, for a region of their own',
    refusals: ['REGION.UNKNOWN', 'DRILL.ANSWER_BY_INVALID', 'DRILL.NOBODY_TO_ASK', 'DRILL.TOO_MANY'],
  })
  async start(@Body() body: DrillDto, @AskedBy() asked: Asked): Promise<Recording> {
    const { region, answerBy } = body;
    const outcome = await this.commands.execute(
      new StartContactDrill({ region, answerBy }, asked.context(body)),
    );
    return { outcome, id: outcome.newId };
  }

  @CommandRoute(':drillId/confirmations', {
    id: 'confirmContactDrill',
    summary: 'A person was reached (`ContactDrillConfirmed`).',
    who: 'whoever was asked',
    refusals: ['DRILL.UNKNOWN'],
  })
  async confirm(
    @Param('drillId') drillId: string,
    @Body() body: DrillConfirmationDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const via = body.via === undefined ? {} : { via: body.via };
    const context = asked.context(body, { drillId });
    return {
      outcome: await this.commands.execute(
        new ChangeContactDrill(drillId, { kind: 'ConfirmDrill', ...via }, context),
      ),
    };
  }

  @Get(':drillId')
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'readContactDrill',
      summary: 'Who was reached, by which way and after how long, and who cannot be reached, and why.',
      description:
        'Who may: operation leader, supervisor and coordinator of the branch that drills. Refusals: `DRILL.UNKNOWN`.',
    }),
  )
  @Answers('The drill.', contactDrill)
  result(@Param('drillId') drillId: string, @CurrentActor() actor: Actor): Promise<DrillShown> {
    return this.drills.shown(drillId, actor);
  }
}
