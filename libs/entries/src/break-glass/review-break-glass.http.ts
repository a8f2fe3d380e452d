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
import { GLASS_STEP_OUTCOMES, GLASS_STEPS, GLASS_VERDICTS } from './break-glass.events';
import { AnswerBreakGlass } from './review-break-glass.handler';
import type { GlassStep, GlassVerdict } from './reviewed-glass';

const TEXT_MAX = 10_000;
const WHO =
  'who holds the encounter, a supervisor or the data protection officer of the branch; never whoever broke the glass';

class ReviewDto extends FactDto {
  @Code(GLASS_VERDICTS, { description: 'Whether there was good reason to read.' }) verdict: GlassVerdict;
  @Text({
    max: TEXT_MAX,
    optional: true,
    description: 'Required where it was not justified. Whoever broke the glass reads it, too.',
    example: 'not on duty, and nobody had called',
  })
  why?: string;
}
class BreakGlassStepDto extends FactDto {
  @Code(GLASS_STEPS, { description: 'Which step.' }) step: GlassStep;
  @Code(GLASS_STEP_OUTCOMES, { description: 'Whether it was taken.' })
  outcome: (typeof GLASS_STEP_OUTCOMES)[number];
  @Text({ max: TEXT_MAX, optional: true, description: 'Required where a step is not needed.' }) why?: string;
}

/** Somebody read without holding the encounter: whether that was justified, and what follows where it was not. */
@Documented((api) => api.ApiTags('entries'))
@Controller('break-glass')
export class ReviewBreakGlassController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute(':accessedId/reviews', {
    id: 'reviewBreakGlass',
    summary: 'It was justified, or it was not (`BreakGlassReviewed`).',
    description:
      'Where it was not, whoever still reads because of it reads no more (`BreakGlassExpired`), and it is an incident ' +
      'whose steps wait. What one has found justified, another may still find not to be.',
    who: WHO,
    refusals: ['ENTRY.UNKNOWN', 'BREAK_GLASS.WHY_REQUIRED', 'BREAK_GLASS.ANSWERED', 'ENCOUNTER.ERASED'],
  })
  async review(
    @Param('accessedId') accessedId: string,
    @Body() body: ReviewDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const { verdict, why } = body;
    const answer = { kind: 'ReviewBreakGlass', verdict, ...definedFields({ why }) } as const;
    const context = asked.context(body, { accessedId });
    return { outcome: await this.commands.execute(new AnswerBreakGlass(accessedId, answer, context)) };
  }

  @CommandRoute(':accessedId/steps', {
    id: 'recordBreakGlassStep',
    summary:
      'After glass that was broken without good reason: a step was taken, or is not needed (`BreakGlassStepTaken`).',
    description: 'With the last step the incident is closed (`BreakGlassIncidentClosed`).',
    who: WHO,
    refusals: ['ENTRY.UNKNOWN', 'BREAK_GLASS.NO_INCIDENT', 'BREAK_GLASS.WHY_REQUIRED', 'ENCOUNTER.ERASED'],
  })
  async step(
    @Param('accessedId') accessedId: string,
    @Body() body: BreakGlassStepDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const { step, outcome, why } = body;
    const answer = { kind: 'TakeBreakGlassStep', step, outcome, ...definedFields({ why }) } as const;
    const context = asked.context(body, { accessedId });
    return { outcome: await this.commands.execute(new AnswerBreakGlass(accessedId, answer, context)) };
  }
}
