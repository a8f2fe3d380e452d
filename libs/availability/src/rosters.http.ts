import { Controller, Get, Query } from '@nestjs/common';
import { CurrentActor, Persons } from '@samsyn/identity';
import { DomainError, msBetween, type Actor, plusMs } from '@samsyn/kernel';
import { canBeCalled } from '@samsyn/kinds';
import { Answers, Documented, Instant, PersonHandle, Slug } from '@samsyn/web';
import { MAX_COVERAGE_MS, RegionCoverages } from './queries/region-coverage';
import { Rosters } from './queries/rosters';
import {
  branchRota,
  personRoster,
  regionCoverage,
  swapList,
  type RegionCoverage,
  type PersonRoster,
  type BranchRota,
  type SwapShown,
} from './rosters.schema';

const AT_MOST = 'Later than `from`, by at most 62 days.';

class TimeDto {
  @Instant({ description: 'From, with it.' }) from: string;
  @Instant({ description: AT_MOST }) to: string;
}
class CoverageDto extends TimeDto {
  @Slug({ example: 'syd', description: 'Code of the region.' }) region: string;
}
class RosterDto extends TimeDto {
  @PersonHandle({
    optional: true,
    description: 'A person of the own branch; the caller where absent.',
  })
  who?: string;
}

/** Who plans with it: persons who are called, those who call them, and those who watch for gaps. */
const MAY_SEE_COVERAGE: ReadonlySet<string> = new Set([
  'operation-leader',
  'coordinator',
  'supervisor',
  'duty-officer',
  'analyst',
]);

/** @throws DomainError `AVAILABILITY.TIME_NOT_ASKABLE` (invalid) */
function mustBeAskable({ from, to }: TimeDto): void {
  const length = msBetween(from, to);
  if (length <= 0 || length > MAX_COVERAGE_MS)
    throw new DomainError(
      'AVAILABILITY.TIME_NOT_ASKABLE',
      { after: from, until: plusMs(from, MAX_COVERAGE_MS) },
      'invalid',
    );
}

/** Rotas are for those who stand in them and their supervisors. @throws DomainError `ACCESS.NOT_YOURS` (forbidden) */
function mustShareRota(actor: Actor): void {
  if (!canBeCalled(actor) && actor.role !== 'supervisor')
    throw new DomainError('ACCESS.NOT_YOURS', { requires: 'coordinator' }, 'forbidden');
}

const WHO = 'Who may: coordinators, duty officers and supervisors';

@Documented((api) => api.ApiTags('availability'))
@Controller('availability')
export class RostersController {
  constructor(
    private readonly rosters: Rosters,
    private readonly coverages: RegionCoverages,
    private readonly persons: Persons,
  ) {}

  @Get('coverage')
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'readCoverage',
      summary: 'When no coordinator is on duty for a region, and when none is on call.',
      description: `Each gap says whether the social emergency service is there. \`overlaps\` names persons of the own branch alone. Who may: operation leaders, coordinators, supervisors, duty officers, analysts. Refusals: \`AVAILABILITY.TIME_NOT_ASKABLE\`, \`REGION.UNKNOWN\`.`,
    }),
  )
  @Answers('The gaps.', regionCoverage)
  coverage(@Query() asked: CoverageDto, @CurrentActor() actor: Actor): RegionCoverage {
    if (!MAY_SEE_COVERAGE.has(actor.role))
      throw new DomainError('ACCESS.NOT_YOURS', { requires: 'coordinator' }, 'forbidden');
    mustBeAskable(asked);
    this.persons.mustBeRegions([asked.region]);
    return this.coverages.of(asked, actor.branch);
  }

  @Get('roster')
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'readRoster',
      summary: 'One person’s hours, exceptions and shifts in a period.',
      description: `${WHO}, of themselves and their own branch. Refusals: \`AVAILABILITY.TIME_NOT_ASKABLE\`, \`PERSON.UNKNOWN\`.`,
    }),
  )
  @Answers('The roster.', personRoster)
  roster(@Query() { who, from, to }: RosterDto, @CurrentActor() actor: Actor): Promise<PersonRoster> {
    mustShareRota(actor);
    mustBeAskable({ from, to });
    return this.rosters.ofPerson(this.persons.colleague(who, actor), { from, to });
  }

  @Get('shifts')
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'listShifts',
      summary: 'The on-call shifts of the own branch in a period, and who is on call twice at once.',
      description: `${WHO}, of their own branch. Refusals: \`AVAILABILITY.TIME_NOT_ASKABLE\`.`,
    }),
  )
  @Answers('The rota.', branchRota)
  rota(@Query() asked: TimeDto, @CurrentActor() actor: Actor): BranchRota {
    mustShareRota(actor);
    mustBeAskable(asked);
    return this.rosters.ofBranch(actor, asked);
  }

  @Get('swaps')
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'listSwaps',
      summary: 'The swaps that the caller proposed or was asked for, the latest first, at most 100.',
      description: 'Who may: everyone, of the own person.',
    }),
  )
  @Answers('The swaps.', swapList)
  swaps(@CurrentActor() actor: Actor): { swaps: readonly SwapShown[] } {
    return { swaps: this.rosters.swapsOf(actor) };
  }
}
