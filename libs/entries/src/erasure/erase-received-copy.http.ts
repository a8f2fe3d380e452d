import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { AskedBy, Code, CommandRoute, Documented, FactDto, type Asked, type Recording } from '@samsyn/web';
import { ERASURE_GROUNDS } from '../entries.events';
import { EraseReceivedCopy } from './erase-received-copy.handler';
import type { ErasureGround } from './erase-subject';

class CopyErasureDto extends FactDto {
  @Code(ERASURE_GROUNDS, { description: 'Why the branch erases what was sent to it.' })
  ground: ErasureGround;
}

@Documented((api) => api.ApiTags('entries'))
@Controller('entries')
export class EraseReceivedCopyController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute(':entryId/erasure', {
    id: 'eraseReceivedCopy',
    summary: 'A branch erases its own copy of what an encounter sent to it (`ReceivedCopyErased`).',
    description:
      'The entry is the concern, the referral or the accepted reservation that it began with; its answers and ' +
      'corrections go with it. For this branch alone: what the encounter’s side still has is erased there. That it was ' +
      'received stays in the history. The keys are destroyed once every side has erased its copy.',
    who: 'a supervisor of the branch that received it',
    refusals: ['ENTRY.UNKNOWN', 'ERASURE.NOTHING_RECEIVED', 'ERASURE.WAITS_HERE'],
  })
  async erase(
    @Param('entryId') entryId: string,
    @Body() body: CopyErasureDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const command = new EraseReceivedCopy(entryId, body.ground, asked.context(body, { entryId }));
    return { outcome: await this.commands.execute(command) };
  }
}
