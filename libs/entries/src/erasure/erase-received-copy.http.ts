import { Body, Controller, HttpStatus, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import {
  Answers,
  AskedBy,
  schemas,
  Code,
  CommandRoute,
  Documented,
  FactDto,
  type Asked,
  type Recording,
} from '@samsyn/web';
import { ERASURE_GROUNDS } from '../entries.events';
import { ErasingByTwo } from './erasing-by-two.handler';
import type { ErasureGround } from './erase-subject';

class CopyErasureDto extends FactDto {
  @Code(ERASURE_GROUNDS, { description: 'Why the branch erases what was sent to it.' })
  ground: ErasureGround;
}

@Documented((api) => api.ApiTags('entries'))
@Controller('entries')
export class EraseReceivedCopyController {
  constructor(private readonly erasing: ErasingByTwo) {}

  @CommandRoute(':entryId/erasure', {
    id: 'eraseReceivedCopy',
    summary: 'A branch erases its own copy of what an encounter sent to it (`ReceivedCopyErased`).',
    description:
      'The entry is the concern, the referral or the accepted reservation that it began with; its answers and ' +
      'corrections go with it. For this branch alone: what the encounter’s side still has is erased there. That it was ' +
      'received stays in the history. The keys are destroyed once every side has erased its copy.',
    who: 'a supervisor of the branch that received it; a second person approves it',
    refusals: ['ENTRY.UNKNOWN', 'ERASURE.NOTHING_RECEIVED', 'ERASURE.WAITS_HERE'],
  })
  @Answers(
    'It waits for a second person of the branch, or an administrator: `POST /approvals/{id}/approve`.',
    schemas.referTo('ProposedChange'),
    { status: 202 },
  )
  async erase(
    @Param('entryId') entryId: string,
    @Body() body: CopyErasureDto,
    @AskedBy() asked: Asked,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Recording | object> {
    const act = { act: 'received-copy-erased', id: entryId, ground: body.ground } as const;
    const asking = await this.erasing.ask(act, asked.context(body, { entryId }));
    if ('done' in asking) return { outcome: asking.done };
    void reply.status(HttpStatus.ACCEPTED);
    return asking.proposed;
  }
}
