import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  AskedBy,
  CommandRoute,
  Documented,
  FactDto,
  Instant,
  items,
  ListOf,
  PersonHandle,
  Text,
  type Asked,
  type Recording,
} from '@samsyn/web';
import { ChangeDebrief, type ToldDebriefChange } from '../change-debrief.handler';

export class DebriefOpenedDto extends FactDto {}
export class FacilitatorNamedDto extends FactDto {
  @PersonHandle({
    description:
      'Who receives what is submitted through the facilitator, and releases it: registered with the role `facilitator`.',
  })
  who: string;
}
export class PerspectiveRequestedDto extends FactDto {
  @ListOf(items.branches, {
    max: 50,
    description: 'The branches that are asked.',
    example: ['police/border-police'],
  })
  of: string[];
  @Instant({ optional: true, description: 'Until when the branches are asked to answer.' })
  answerBy?: string;
}
export class DebriefMeetingHeldDto extends FactDto {
  @ListOf(items.handles, {
    max: 100,
    example: ['leader', 'coordB'],
    description: 'Who was there, by handle.',
  })
  present: string[];
}
export class DebriefClosedDto extends FactDto {}
export class DebriefReopenedDto extends FactDto {
  @Text({
    max: 10_000,
    description: 'What has come up since it was closed.',
    example: 'a branch has come back with more',
  })
  why: string;
}

const LEADER = 'operation-leader';
const OPEN = ['DEBRIEF.NOT_OPEN', 'DEBRIEF.CLOSED'];

/** What is done with the debrief as a whole: opened by any participant, led on by the operation leader. A debrief has the id of its operation. */
@Documented((api) => api.ApiTags('debrief'))
@Controller()
export class OpenDebriefController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute('operations/:operationId/debrief', {
    id: 'openDebrief',
    summary: 'Opens the debrief on the conduct as it stands (`DebriefOpened`).',
    description:
      'Where a standing agreement of the region names a facilitator whose branch takes no part, they are named with it (`FacilitatorNamed`).',
    who: 'participant',
    refusals: ['DEBRIEF.CLOSED'],
  })
  open(
    @Param('operationId') id: string,
    @Body() body: DebriefOpenedDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    return this.change(id, body, asked, { kind: 'OpenDebrief' });
  }

  @CommandRoute('debriefs/:operationId/facilitators', {
    id: 'nameFacilitator',
    summary: 'Names a facilitator (`FacilitatorNamed`).',
    description:
      'From then on until the meeting, who has answered is shown to facilitators only. They are registered with the role `facilitator`, in a branch that takes no part. Where one is named already, a further one is the operation leader’s to name.',
    who: 'participant',
    refusals: [
      ...OPEN,
      'DEBRIEF.FACILITATOR_NOT_REGISTERED',
      'DEBRIEF.FACILITATOR_TAKES_PART',
      'PERSON.UNKNOWN',
    ],
  })
  nameFacilitator(
    @Param('operationId') id: string,
    @Body() body: FacilitatorNamedDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    return this.change(id, body, asked, { kind: 'NameFacilitator', who: body.who });
  }

  @CommandRoute('debriefs/:operationId/perspective-requests', {
    id: 'requestPerspectives',
    summary: 'Asks branches for their perspective (`PerspectiveRequested`).',
    who: 'participant',
    refusals: [...OPEN, 'IDENTITY.BRANCH_UNKNOWN', 'DEBRIEF.TAKES_NO_PART'],
  })
  request(
    @Param('operationId') id: string,
    @Body() body: PerspectiveRequestedDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const { of, answerBy } = body;
    const deadline = answerBy === undefined ? {} : { answerBy };
    return this.change(id, body, asked, { kind: 'RequestPerspectives', of, ...deadline });
  }

  @CommandRoute('debriefs/:operationId/meetings', {
    id: 'recordDebriefMeeting',
    summary: 'The debrief meeting was held (`DebriefMeetingHeld`).',
    who: LEADER,
    refusals: OPEN,
  })
  meeting(
    @Param('operationId') id: string,
    @Body() body: DebriefMeetingHeldDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    return this.change(id, body, asked, { kind: 'HoldMeeting', present: body.present });
  }

  @CommandRoute('debriefs/:operationId/closing', {
    id: 'closeDebrief',
    summary: 'Closes the debrief (`DebriefClosed`). Actions are followed up all the same.',
    who: LEADER,
    refusals: OPEN,
  })
  close(
    @Param('operationId') id: string,
    @Body() body: DebriefClosedDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    return this.change(id, body, asked, { kind: 'CloseDebrief' });
  }

  @CommandRoute('debriefs/:operationId/reopenings', {
    id: 'reopenDebrief',
    summary: 'Opens a closed debrief again, with the reason (`DebriefReopened`).',
    who: LEADER,
    refusals: ['DEBRIEF.NOT_OPEN'],
  })
  reopen(
    @Param('operationId') id: string,
    @Body() body: DebriefReopenedDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    return this.change(id, body, asked, { kind: 'ReopenDebrief', why: body.why });
  }

  private async change(
    operationId: string,
    body: FactDto,
    asked: Asked,
    change: ToldDebriefChange,
  ): Promise<Recording> {
    const context = asked.context(body, { operationId });
    return { outcome: await this.commands.execute(new ChangeDebrief(operationId, change, context)) };
  }
}
