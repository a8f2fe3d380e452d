import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Outcome } from '@samsyn/processing';
import {
  AskedBy,
  Code,
  CommandRoute,
  Documented,
  LabelledText,
  LabelledTextDto,
  Text,
  UuidField,
  type Asked,
  type Recording,
} from '@samsyn/web';
import { SHORT_TEXT_MAX, SiteFactDto } from '../../facts/fact-fields.dto';
import { toldFact } from '../../facts/told-fact';
import { encounterEvents, IDENTITIES } from '../encounter.events';
import { OpenEncounter } from './open-encounter.handler';

export class EncounterOpenedDto extends SiteFactDto {
  @Code(IDENTITIES, { description: 'Whether the exposed person is known; support needs no name.' })
  identity: string;
  @Text({
    max: SHORT_TEXT_MAX,
    optional: true,
    example: 'possibly under 18',
    description: 'Age as it was judged, never a date of birth.',
  })
  ageBand?: string;
  @UuidField({
    optional: true,
    description: 'The `PersonMetWithoutCoordinator` by which the person is known.',
  })
  from?: string;
  @LabelledText({
    max: SHORT_TEXT_MAX,
    optional: true,
    example: { value: 'A.' },
    description: 'The name of the exposed person, where it is known; under the secrecy of identity.',
  })
  name?: LabelledTextDto;
}

@Documented((api) => api.ApiTags('encounters'))
@Controller('operations')
export class OpenEncounterController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute(':operationId/encounters', {
    id: 'openEncounter',
    summary: 'A person was met (`EncounterOpened`); answers the id of the encounter.',
    description:
      '`id` is the encounter. From now on the encounter exists for who opened it, and for those it is handed to.',
    who: 'coordinator, or another person of a participating branch of the social services; with `from`, a coordinator of the region, whose branch need not take part',
    refusals: ['ENTRY.UNKNOWN', 'PERSON_MET.TAKEN_CARE_OF'],
  })
  async open(
    @Param('operationId') operationId: string,
    @Body() body: EncounterOpenedDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const context = asked.fact({ does: 'EncounterOpened', path: { operationId } }, body);
    const fact = toldFact('EncounterOpened', body, encounterEvents);
    const command = new OpenEncounter(operationId, fact, context);
    const outcome = await this.commands.execute<OpenEncounter, Outcome>(command);
    return { outcome, id: outcome.newId };
  }
}
