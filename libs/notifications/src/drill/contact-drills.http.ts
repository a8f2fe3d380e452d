import { Controller, Get, Param } from '@nestjs/common';
import { CurrentActor } from '@samsyn/identity';
import type { Actor } from '@samsyn/kernel';
import { Answers, changeRoutes, commandController, Documented } from '@samsyn/web';
import { confirmDrill, startDrill } from './contact-drill.commands';
import { ChangeContactDrill, StartContactDrill } from './contact-drill.handler';
import { ContactDrills } from './queries/contact-drills';
import { contactDrill, type DrillShown } from './contact-drills.schema';

const tag = 'notifications';

export const DrillCommandsController = commandController([
  ...changeRoutes([startDrill], { at: 'contact-drills', tag }, StartContactDrill),
  ...changeRoutes([confirmDrill], { at: 'contact-drills/:drillId', tag }, ChangeContactDrill),
]);

/** Whether those who would be called can be reached, before they must be. */
@Documented((api) => api.ApiTags(tag))
@Controller('contact-drills')
export class ContactDrillsController {
  constructor(private readonly drills: ContactDrills) {}

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
