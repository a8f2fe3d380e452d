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
import type { ErasureGround } from './erase-subject';
import { ErasingByTwo } from './erasing-by-two.handler';

class ErasureDto extends FactDto {
  @Code(ERASURE_GROUNDS, { description: 'Why what is known of the exposed person is erased.' })
  ground: ErasureGround;
}

@Documented((api) => api.ApiTags('encounters'))
@Controller('encounters')
export class EraseSubjectController {
  constructor(private readonly erasing: ErasingByTwo) {}

  @CommandRoute(':encounterId/erasure', {
    id: 'eraseSubject',
    summary: 'What was recorded of the person met is made unreadable for good (`SubjectErased`).',
    description:
      'The keys are destroyed; it cannot be undone. That something was recorded, by which branch and when, stays in the ' +
      'history, and nothing more is recorded in the encounter by its own side. What was sent to another authority is ' +
      'that authority’s as well and stays there until it erases its own copy; of what still waits there the answer warns ' +
      '(`ERASURE.STILL_WAITS`). Withdraw a referral that no longer applies first. That something was disclosed, to ' +
      'whom and on what ground stays listed, without its texts (`GET /disclosures`).',
    who: 'a supervisor of the branch that met the person; a second person approves it',
    refusals: [
      'ENCOUNTER.UNKNOWN',
      'ERASURE.WAITS_ELSEWHERE',
      'ERASURE.INCIDENT_OPEN',
      'ERASURE.GLASS_UNANSWERED',
    ],
  })
  @Answers(
    'It waits for a second person of the branch, or an administrator: `POST /approvals/{id}/approve`.',
    schemas.referTo('ProposedChange'),
    { status: 202 },
  )
  async erase(
    @Param('encounterId') encounterId: string,
    @Body() body: ErasureDto,
    @AskedBy() asked: Asked,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Recording | object> {
    const act = { act: 'subject-erased', id: encounterId, ground: body.ground } as const;
    const asking = await this.erasing.ask(act, asked.context(body, { encounterId }));
    if ('done' in asking) return { outcome: asking.done };
    void reply.status(HttpStatus.ACCEPTED);
    return asking.proposed;
  }
}
