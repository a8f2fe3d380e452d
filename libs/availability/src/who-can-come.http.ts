import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { CurrentActor, Directory, type Person } from '@samsyn/identity';
import { DomainError, msBetween, plusMs, type Actor, type Clock, outOfTime } from '@samsyn/kernel';
import { CLOCK } from '@samsyn/processing';
import { Answers, Documented, Instant, Slug } from '@samsyn/web';
import { LedOperations } from '@samsyn/planning/contract';
import { MAX_ASKED_MS, WhoCanCome } from './queries/who-can-come';
import { whoCanCome, type WhoCanComeAnswer } from './rosters.schema';

class WhoCanComeDto {
  @Slug({ example: 'syd', description: 'Code of the region.' }) region: string;
  @Instant({ optional: true, description: 'Now, where absent.' }) from?: string;
  @Instant({
    optional: true,
    description: 'Later than `from`, by at most 31 days; where absent, the minute that begins with `from`.',
  })
  to?: string;
}

/** The shortest time that says who can be called at once. */
const A_MOMENT_MS = 60_000;

/** A leader calls persons of other branches; others find their own branch, as in the directory. */
const REACH: Readonly<Record<string, (actor: Actor) => (person: Person) => boolean>> = {
  'operation-leader': () => () => true,
  coordinator:
    ({ branch }) =>
    (person) =>
      person.branch === branch,
  supervisor:
    ({ branch }) =>
    (person) =>
      person.branch === branch,
  'duty-officer':
    ({ branch }) =>
    (person) =>
      person.branch === branch,
};

const DESCRIPTION =
  'Ranked, with the reasons as codes and in Swedish and English; the social emergency service last. That somebody has another assignment is said, never which.';

@Documented((api) => api.ApiTags('availability'))
@Controller('availability')
export class WhoCanComeController {
  constructor(
    private readonly whoCanCome: WhoCanCome,
    private readonly directory: Directory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('who-can-come')
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'listWhoCanCome',
      summary: 'Who can come to a region at a time, or now.',
      description: `${DESCRIPTION} Who may: operation leaders; coordinators, supervisors and duty officers for their own branch. Refusals: \`AVAILABILITY.TIME_NOT_ASKABLE\`, \`REGION.UNKNOWN\`.`,
    }),
  )
  @Answers('Ranked.', whoCanCome)
  ask(@Query() asked: WhoCanComeDto, @CurrentActor() actor: Actor): WhoCanComeAnswer {
    const inScope = REACH[actor.role];
    if (!inScope) throw new DomainError('ACCESS.NOT_YOURS', { requires: 'operation-leader' }, 'forbidden');
    const { region, from = this.clock.now() } = asked;
    this.directory.mustKnowRegions([region]);
    const { to = plusMs(from, A_MOMENT_MS) } = asked;
    const length = msBetween(from, to);
    if (length <= 0 || length > MAX_ASKED_MS)
      throw outOfTime('AVAILABILITY.TIME_NOT_ASKABLE', this.clock.now(), {
        after: from,
        until: plusMs(from, MAX_ASKED_MS),
      });
    return this.whoCanCome.ask({ region, from, to }, inScope(actor));
  }
}

@Documented((api) => api.ApiTags('availability'))
@Controller('operations/:operationId')
export class OperationWhoCanComeController {
  constructor(
    private readonly whoCanCome: WhoCanCome,
    private readonly operations: LedOperations,
  ) {}

  @Get('who-can-come')
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'listWhoCanComeToOperation',
      summary: 'Who can come to the operation, in its region and window as planned now.',
      description: `${DESCRIPTION} Who may: operation leader. Refusals: \`OPERATION.UNKNOWN\`.`,
    }),
  )
  @Answers('Ranked.', whoCanCome)
  async ask(
    @Param('operationId') operationId: string,
    @CurrentActor() actor: Actor,
  ): Promise<WhoCanComeAnswer> {
    const { region, window } = await this.operations.ledBy(actor, operationId);
    const [from, to] = window;
    return this.whoCanCome.ask({ region, from, to }, () => true, operationId);
  }
}
