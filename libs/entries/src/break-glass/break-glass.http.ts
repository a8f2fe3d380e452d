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
import type { BreakGlassGround } from './break-glass';
import { BREAK_GLASS_GROUNDS } from './break-glass.events';
import { BreakGlass } from './break-glass.handler';

class BreakGlassDto extends FactDto {
  @Code(BREAK_GLASS_GROUNDS, { description: 'Why it cannot wait for a decision.' }) ground: BreakGlassGround;
  @Text({
    max: 2_000,
    description:
      'What makes it urgent. The holder, the supervisors and the data protection officer of the branch read it.',
    example: 'the holder is in hospital and cannot be asked',
  })
  reason: string;
}

@Documented((api) => api.ApiTags('entries'))
@Controller('entries')
export class BreakGlassController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute(':entryId/break-glass', {
    id: 'accessUnderBreakGlass',
    summary: 'A colleague reads the encounter that the entry belongs to (`AccessedUnderBreakGlass`).',
    description:
      'For an hour; then Samsyn closes it (`BreakGlassExpired`). The holder, the supervisors and the data protection officer of the branch are told, see who did it, when and why, and answer whether it was justified (`GET /break-glass/{accessedId}`). Whoever broke it there without good reason does not again until every step that follows was taken; a colleague may.',
    who: 'the branch that met the person',
    refusals: [
      'ENTRY.UNKNOWN',
      'BREAK_GLASS.NO_ENCOUNTER',
      'BREAK_GLASS.INCIDENT_OPEN',
      'BREAK_GLASS.REASON_TOO_SHORT',
      'ENCOUNTER.ERASED',
    ],
  })
  async access(
    @Param('entryId') entryId: string,
    @Body() body: BreakGlassDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const { ground, reason } = body;
    const command = new BreakGlass(entryId, { ground, reason }, asked.context(body, { entryId }));
    return { outcome: await this.commands.execute(command) };
  }
}
