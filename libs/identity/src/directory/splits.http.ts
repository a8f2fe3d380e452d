import { Body, Controller, Get, Inject, Param, Put } from '@nestjs/common';
import type { Actor } from '@samsyn/kernel';
import { Answers, BranchCode, Documented, Flag, items, ListOf, NestedList } from '@samsyn/web';
import { ADMINISTRATOR } from '../register/roles';
import { AllowRoles, CurrentActor, documentedFor } from '../tokens/auth.guard';
import type { BranchSplit } from './branch-splits';
import { Directory } from './directory';
import { codeIn, MAX_REGIONS } from './directory.http';
import { branchSplit, splitList } from './directory.schema';

const MAX_SPLIT = 300;

class SplitOfficeDto {
  @BranchCode({ description: 'An office that follows; registered where it is new.' }) branch: string;
  @ListOf(items.handles, {
    min: 0,
    max: MAX_SPLIT,
    description: 'Persons of the branch who go to this office, those who have left included.',
  })
  persons: string[];
  @ListOf(items.slugs, {
    min: 0,
    max: MAX_REGIONS,
    optional: true,
    example: ['syd'],
    description: 'Regions where it takes over what waits for the branch as such; none where absent.',
  })
  regions?: string[];
  @ListOf(items.slugs, {
    min: 0,
    max: MAX_SPLIT,
    optional: true,
    example: ['malmo'],
    description: 'The same for municipalities, by code; they come before regions.',
  })
  municipalities?: string[];
  @Flag({ optional: true, example: false, description: 'It takes over what no other does; true for one.' })
  rest?: boolean;
}
class SplitDto {
  @NestedList(() => SplitOfficeDto, { max: MAX_SPLIT, description: 'The offices that follow the branch.' })
  offices: SplitOfficeDto[];
}

@AllowRoles(ADMINISTRATOR)
@Documented((api) => api.ApiTags('administration'))
@Controller('admin')
export class SplitsController {
  constructor(@Inject(Directory) private readonly directory: Directory) {}

  @Put('agencies/:agency/branches/:branch/split')
  @documentedFor(
    'splitBranch',
    'administrators',
    'Says which offices follow a branch that was registered too wide, and who goes where. The next start carries it ' +
      'out: until then nothing changes, and another request takes the place of this one.',
  )
  @Answers('The split, as the next start will carry it out.', branchSplit)
  split(
    @Param('agency') agency: string,
    @Param('branch') branch: string,
    @Body() { offices }: SplitDto,
    @CurrentActor() actor: Actor,
  ): BranchSplit {
    const code = `${codeIn(agency, 'agency')}/${codeIn(branch, 'branch')}`;
    const told = offices.map(({ regions = [], municipalities = [], rest = false, ...office }) => ({
      ...{ ...office, regions, municipalities, rest },
    }));
    return this.directory.splitBranch(code, told, actor.person);
  }

  @Get('splits')
  @documentedFor('listSplits', 'administrators', 'Branches that were split, or are to be at the next start.')
  @Answers('The splits.', splitList)
  splits(): { splits: readonly BranchSplit[] } {
    return { splits: this.directory.splits() };
  }
}
