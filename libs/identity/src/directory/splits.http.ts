import { Controller, Get, Inject } from '@nestjs/common';
import { Answers, Documented } from '@samsyn/web';
import { ADMINISTRATOR } from '../register/roles';
import { AllowRoles, documentedFor } from '../tokens/auth.guard';
import { Directory } from './directory';
import { splitList, type BranchSplit } from './directory.schema';

@AllowRoles(ADMINISTRATOR)
@Documented((api) => api.ApiTags('administration'))
@Controller('admin')
export class SplitsController {
  constructor(@Inject(Directory) private readonly directory: Directory) {}

  @Get('splits')
  @documentedFor('listSplits', 'administrators', 'Branches that were split, or are to be at the next start.')
  @Answers('The splits.', splitList)
  splits(): { splits: readonly BranchSplit[] } {
    return { splits: this.directory.splits() };
  }
}
