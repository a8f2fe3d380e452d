import { definedFields } from '@samsyn/kernel';
import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  AskedBy,
  Code,
  CommandRoute,
  Documented,
  FactDto,
  Text,
  type Asked,
  type Recording,
} from '@samsyn/web';
import type { IncidentStep } from './incident';
import { ChangeIncident, ReportWrongRecipient } from './wrong-recipient.handler';
import { INCIDENT_STEPS, STEP_OUTCOMES } from './wrong-recipient.events';

const TEXT_MAX = 10_000;

class WrongRecipientDto extends FactDto {
  @Text({ max: TEXT_MAX, example: 'meant for the trafficking unit', description: 'What went wrong.' })
  what: string;
}
class IncidentStepDto extends FactDto {
  @Code(INCIDENT_STEPS, { description: 'Which step.' }) step: IncidentStep;
  @Code(STEP_OUTCOMES, { description: 'Whether it was taken.' }) outcome: (typeof STEP_OUTCOMES)[number];
  @Text({ max: TEXT_MAX, optional: true, description: 'Required where a step is not needed.' }) why?: string;
}
class IncidentClosingDto extends FactDto {}

/** Something was sent to the wrong recipient: what to do about it, step by step. */
@Documented((api) => api.ApiTags('disclosures'))
@Controller('disclosures')
export class WrongRecipientController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute('decisions/:decisionId/wrong-recipient', {
    id: 'reportWrongRecipient',
    summary: 'It went to the wrong recipient (`WrongRecipientReported`).',
    description:
      'The recipient sees the field no more. The steps that follow are the sender’s and the recipient’s.',
    who: 'the branch that sent it, in an encounter its holder; the branch that received it',
    refusals: ['ENTRY.UNKNOWN', 'INCIDENT.NOTHING_SENT', 'ENCOUNTER.ERASED'],
  })
  async report(
    @Param('decisionId') decisionId: string,
    @Body() body: WrongRecipientDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const context = asked.context(body, { decisionId });
    const outcome = await this.commands.execute(new ReportWrongRecipient(decisionId, body.what, context));
    return { outcome };
  }

  @CommandRoute('incidents/:incidentId/steps', {
    id: 'recordIncidentStep',
    summary: 'A step was taken, or is not needed (`IncidentStepTaken`).',
    who: 'sender: deletion requested, person informed, supervisory authority; recipient: deletion confirmed',
    refusals: ['ENTRY.UNKNOWN', 'INCIDENT.UNKNOWN', 'INCIDENT.WHY_REQUIRED', 'INCIDENT.CLOSED'],
  })
  async step(
    @Param('incidentId') incidentId: string,
    @Body() body: IncidentStepDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const { step, outcome, why } = body;
    const change = { kind: 'TakeIncidentStep', step, outcome, ...definedFields({ why }) } as const;
    const context = asked.context(body, { incidentId });
    return { outcome: await this.commands.execute(new ChangeIncident(incidentId, change, context)) };
  }

  @CommandRoute('incidents/:incidentId/closing', {
    id: 'closeIncident',
    summary: 'Everything has been done (`IncidentClosed`).',
    who: 'the branch that sent it, in an encounter its holder',
    refusals: ['ENTRY.UNKNOWN', 'INCIDENT.UNKNOWN', 'INCIDENT.STEPS_LEFT'],
  })
  async close(
    @Param('incidentId') incidentId: string,
    @Body() body: IncidentClosingDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const context = asked.context(body, { incidentId });
    return {
      outcome: await this.commands.execute(
        new ChangeIncident(incidentId, { kind: 'CloseIncident' }, context),
      ),
    };
  }
}
