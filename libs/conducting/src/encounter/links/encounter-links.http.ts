import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Outcome } from '@samsyn/processing';
import {
  AskedBy,
  CommandRoute,
  Documented,
  FactDto,
  LabelledText,
  LabelledTextDto,
  UuidField,
  type Asked,
  type Recording,
} from '@samsyn/web';
import { SHORT_TEXT_MAX } from '../../facts/fact-fields.dto';
import type { ChangeLink as Decision } from './encounter-link';
import { ChangeLink } from './change-link.handler';

class EncounterLinkDto extends FactDto {
  @UuidField({ description: 'The other encounter, of the same or another operation.' }) encounter: string;
  @LabelledText({
    max: SHORT_TEXT_MAX,
    optional: true,
    description: 'Why it is, or is not, the same person.',
  })
  reason?: LabelledTextDto;
}

const WHO = 'the holder of both encounters';
const DESCRIPTION =
  'Neither encounter is changed, and nobody sees the link but who holds both: it stands outside their operations.';
const REFUSALS = ['ENCOUNTER.UNKNOWN', 'ENCOUNTER.LINKED_WITH_ITSELF'];

@Documented((api) => api.ApiTags('encounters'))
@Controller('encounters')
export class EncounterLinksController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute(':encounterId/links', {
    id: 'linkEncounters',
    summary: 'Two encounters were with the same person (`EncountersLinked`).',
    who: WHO,
    description: DESCRIPTION,
    refusals: REFUSALS,
  })
  linked(@Param('encounterId') id: string, @Body() body: EncounterLinkDto, @AskedBy() asked: Asked) {
    return this.change('LinkEncounters', id, body, asked);
  }

  @CommandRoute(':encounterId/links/withdrawals', {
    id: 'withdrawEncounterLink',
    summary: 'They were with two persons after all (`EncounterLinkWithdrawn`).',
    who: WHO,
    description: DESCRIPTION,
    refusals: [...REFUSALS, 'ENCOUNTER.NO_LINK'],
  })
  withdrawn(@Param('encounterId') id: string, @Body() body: EncounterLinkDto, @AskedBy() asked: Asked) {
    return this.change('WithdrawLink', id, body, asked);
  }

  private async change(
    kind: Decision['kind'],
    encounterId: string,
    body: EncounterLinkDto,
    asked: Asked,
  ): Promise<Recording> {
    const context = asked.context(body, { encounterId });
    const command = new ChangeLink(kind, encounterId, body.encounter, body.reason, context);
    return { outcome: await this.commands.execute<ChangeLink, Outcome>(command) };
  }
}
