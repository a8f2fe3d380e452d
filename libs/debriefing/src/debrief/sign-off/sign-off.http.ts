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
import { ChangeDebrief } from '../change-debrief.handler';
import { VERSION_FORMATS } from '../debrief.events';
import type { VersionFormat } from './sign-off';

export class DebriefGeneratedDto extends FactDto {
  @Code(VERSION_FORMATS, { optional: true, description: 'What it was made as; `json` where it is not told.' })
  format?: VersionFormat;
}
export class DebriefSignedOffDto extends FactDto {
  @Text({
    max: 43,
    optional: true,
    description:
      'The version that was read, as `GET /operations/{id}/debrief/changes` tells it; absent: the present one.',
    example: 'c29tZS1kaWdlc3Qtb2YtZXhhY3RseS00My1jaGFycyE',
  })
  version?: string;
}

/** Each branch's own final versions. A debrief has the id of its operation. */
@Documented((api) => api.ApiTags('debrief'))
@Controller()
export class SignOffController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute('operations/:operationId/debrief/versions', {
    id: 'generateDebrief',
    summary: 'The own branch makes a final version of its debrief (`DebriefGenerated`), named by its digest.',
    description: 'Nothing is recorded where nothing has changed since. Only the own branch sees the entry.',
    who: 'participant',
    refusals: ['DEBRIEF.NOT_OPEN'],
  })
  async generate(
    @Param('operationId') operationId: string,
    @Body() body: DebriefGeneratedDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const change = { kind: 'GenerateVersion', format: body.format ?? 'json' } as const;
    const context = asked.context(body, { operationId });
    return { outcome: await this.commands.execute(new ChangeDebrief(operationId, change, context)) };
  }

  @CommandRoute('debriefs/:operationId/sign-offs', {
    id: 'signOffDebrief',
    summary:
      'The own branch signs off its own version of the debrief (`DebriefSignedOff`), named by its digest.',
    who: 'participant; for the leading branch its operation leader',
    refusals: ['DEBRIEF.NOT_OPEN', 'DEBRIEF.CLOSED', 'DEBRIEF.VERSION_CHANGED'],
  })
  async signOff(
    @Param('operationId') operationId: string,
    @Body() body: DebriefSignedOffDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const read = body.version === undefined ? {} : { read: body.version };
    const context = asked.context(body, { operationId });
    const change = { kind: 'SignOff', ...read } as const;
    return { outcome: await this.commands.execute(new ChangeDebrief(operationId, change, context)) };
  }
}
