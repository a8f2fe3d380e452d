import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Outcome } from '@samsyn/processing';
import {
  AskedBy,
  Code,
  CommandRoute,
  Documented,
  FactDto,
  Flag,
  LocalDate,
  UuidField,
  type Asked,
  type Recording,
} from '@samsyn/web';
import { ChangeLink, type Change } from './change-link.handler';
import type { LinkTold } from './encounter-link';
import { LINK_DANGERS, LINK_REASONS, PARTING_REASONS } from './encounter-link.events';

class OtherEncounterDto extends FactDto {
  @UuidField({ description: 'The other encounter, of the same or another operation.' }) encounter: string;
}
class EncounterLinkDto extends OtherEncounterDto {
  @Code(LINK_REASONS, { description: 'Why it is the same person. None describes a body or looks.' })
  reason: LinkTold['reason'];
  @Flag({
    optional: true,
    description: 'The exposed person knows that the two are linked. Where not, `danger` is demanded.',
  })
  known?: boolean;
  @Code(LINK_DANGERS, {
    optional: true,
    description: 'What the link protects from where the exposed person does not know of it.',
  })
  danger?: LinkTold['danger'];
  @LocalDate({
    example: '2026-12-31',
    description:
      'The last day of the link, in Europe/Stockholm: today at the earliest, 365 days from now at the latest.',
  })
  until: string;
}
class EncounterLinkWithdrawnDto extends OtherEncounterDto {
  @Code(PARTING_REASONS, { optional: true, description: 'Why they are no longer linked.' })
  reason?: (typeof PARTING_REASONS)[number];
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
    description: `${DESCRIPTION} It is shown until its last day; told again, it has the new one.`,
    refusals: [...REFUSALS, 'ENCOUNTER.LINK_WITHOUT_GROUND', 'ENCOUNTER.LINK_WITHOUT_END'],
  })
  linked(@Param('encounterId') id: string, @Body() body: EncounterLinkDto, @AskedBy() asked: Asked) {
    const { reason, known, danger, until } = body;
    const told = { reason, until, ...(known !== undefined && { known }), ...(danger && { danger }) };
    return this.change(id, body, { kind: 'LinkEncounters', told }, asked);
  }

  @CommandRoute(':encounterId/links/withdrawals', {
    id: 'withdrawEncounterLink',
    summary: 'They were with two persons after all (`EncounterLinkWithdrawn`).',
    who: WHO,
    description: DESCRIPTION,
    refusals: [...REFUSALS, 'ENCOUNTER.NO_LINK'],
  })
  withdrawn(
    @Param('encounterId') id: string,
    @Body() body: EncounterLinkWithdrawnDto,
    @AskedBy() asked: Asked,
  ) {
    const { reason } = body;
    return this.change(id, body, { kind: 'WithdrawLink', ...(reason && { reason }) }, asked);
  }

  private async change(
    encounterId: string,
    body: OtherEncounterDto,
    change: Change,
    asked: Asked,
  ): Promise<Recording> {
    const context = asked.context(body, { encounterId });
    const command = new ChangeLink(encounterId, body.encounter, change, context);
    return { outcome: await this.commands.execute<ChangeLink, Outcome>(command) };
  }
}
