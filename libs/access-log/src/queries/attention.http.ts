import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { AllowRoles, CurrentActor, DATA_PROTECTION_OFFICER, Directory, SUPERVISOR } from '@samsyn/identity';
import { type Actor, schemas, type AnswerOf } from '@samsyn/kernel';
import { Answers, Code, Documented } from '@samsyn/web';
import { ATTENTION_OUTCOMES, type AttentionOutcome, type AttentionRow } from '../access-row';
import { Attention } from '../attention';
import { ATTENTION_RULES } from '../rules/attention-rules';

const { branch, closed, codeOf, instant, list, mark, named, person, text, uuid } = schemas;

class AttentionAnswerDto {
  @Code(ATTENTION_OUTCOMES, {
    description:
      '`in-order`: it was part of the work. `taken-up`: it was not, and is taken up with the reader.',
  })
  outcome: AttentionOutcome;
}

const attentionList = named('AttentionList', () =>
  closed({
    attention: list(
      closed({
        id: uuid('Of the matter, for its answer.'),
        at: instant('When it was read.'),
        code: codeOf(
          ATTENTION_RULES.map(({ code }) => code),
          'Which rule says so.',
          'not-assigned',
        ),
        text: closed(
          schemas.bilingual('Den som läste har ingen uppgift i insatsen.', 'Whoever read has no task in it.'),
          'In words.',
        ),
        who: person('By handle for persons of the own branch, elsewhere branch and role.', 'officer'),
        branch: branch('The reader’s branch.'),
        route: text('Method and template of the route.', 'GET /operations/:operationId/history'),
        operation: uuid('What was read.'),
      }),
      'The latest first.',
    ),
  }),
);
export type AttentionShown = AnswerOf<typeof attentionList>['attention'][number];

const answered = named('AttentionAnswered', () => closed({ answered: mark('It is answered.') }));

/** Reads by others that should be reviewed. */
@AllowRoles(SUPERVISOR, DATA_PROTECTION_OFFICER)
@Documented((api) => api.ApiTags('access'))
@Controller('access/attention')
export class AttentionController {
  constructor(
    @Inject(Attention) private readonly attention: Attention,
    @Inject(Directory) private readonly directory: Directory,
  ) {}

  @Get()
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'listAccessAttention',
      summary: 'Reads that the caller should look at.',
      description:
        'By rules that are dated data: a read that is flagged may well be in order. Of readers of the own branch, and of ' +
        'those who read what the own branch recorded of a person met; once a day for a reader and an operation. Who may: ' +
        'supervisors and data protection officers; what they read themselves is for the others.',
    }),
  )
  @Answers('What is not answered yet.', attentionList)
  list(@CurrentActor() actor: Actor): { readonly attention: readonly AttentionShown[] } {
    return {
      attention: this.attention
        .waitingFor(actor)
        .map((row) => this.shown(row, actor))
        .toReversed(),
    };
  }

  @Post(':attentionId/answers')
  @HttpCode(201)
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'answerAccessAttention',
      summary: 'The caller has looked at it.',
      description:
        'Written into the access log, for the own branch; the same again changes nothing. Who may: supervisors and data ' +
        'protection officers whose it is to look at. Refusals: `ACCESS_ATTENTION.UNKNOWN`.',
    }),
  )
  @Answers('It is answered.', answered, { status: 201 })
  async answer(
    @Param('attentionId') id: string,
    @Body() { outcome }: AttentionAnswerDto,
    @CurrentActor() actor: Actor,
  ): Promise<{ answered: true }> {
    await this.attention.answer(id, outcome, actor);
    return { answered: true };
  }

  private shown({ id, at, code, who, route, operation }: AttentionRow, actor: Actor): AttentionShown {
    const { sv, en } = ATTENTION_RULES.find((rule) => rule.code === code)!;
    const handle = who.branch === actor.branch ? this.directory.byPerson(who.person)?.handle : undefined;
    const { branch: of, role } = who;
    return { id, at, code, text: { sv, en }, who: handle ?? `${of} ${role}`, branch: of, route, operation };
  }
}
