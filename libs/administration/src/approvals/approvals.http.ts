import { Controller, Get, Query } from '@nestjs/common';
import { AlsoForAdministrators, CurrentActor, documentedFor } from '@samsyn/identity';
import type { Actor } from '@samsyn/kernel';
import { Answers, changeRoutes, commandController, Count, Documented, Text } from '@samsyn/web';
import { AnswerProposal } from '../changes/change-branches.handler';
import { approveChange, endProposal } from '../changes/branch-change.commands';
import { Approvals } from './queries/approvals';
import {
  approvalAnswer,
  branchChangesPage,
  waitingChanges,
  type ChangesPage,
  type WaitingChange,
} from './approvals.schema';

const MAX_PAGE = 100;
const PAGE = 50;
class ChangesQueryDto {
  @Text({ optional: true, max: 4_096, description: '`next` of the page before.' })
  cursor?: string;
  @Count({
    optional: true,
    min: 1,
    max: MAX_PAGE,
    fromText: true,
    example: PAGE,
    description: `Changes on a page; ${PAGE} where absent.`,
  })
  limit?: number;
}

const proposal = { at: 'approvals/:proposalId', tag: 'administration' };

@AlsoForAdministrators()
export class ApprovalCommandsController extends commandController([
  ...changeRoutes([approveChange], { ...proposal, route: { answer: approvalAnswer } }, AnswerProposal),
  ...changeRoutes(endProposal, proposal, AnswerProposal),
]) {}

/** Changes that need two persons, and every branch's view of its own. */
@AlsoForAdministrators()
@Documented((api) => api.ApiTags('administration'))
@Controller()
export class ApprovalsController {
  constructor(private readonly approvals: Approvals) {}

  @Get('approvals')
  @documentedFor(
    'listApprovals',
    'administrators, and who leads or supervises; each sees what they may approve or have proposed',
    'Changes of accounts and branches that wait for a second person.',
  )
  @Answers('What waits.', waitingChanges)
  async waiting(@CurrentActor() actor: Actor): Promise<{ changes: readonly WaitingChange[] }> {
    return { changes: await this.approvals.waitingFor(actor) };
  }

  @Get('branch-changes')
  @documentedFor(
    'listBranchChanges',
    'everyone, of their own branch; administrators, of every branch',
    'Changes of who sees what: who proposed each, who approved it, and what became of it.',
  )
  @Answers('A page.', branchChangesPage)
  of(@Query() { cursor, limit = PAGE }: ChangesQueryDto, @CurrentActor() actor: Actor): Promise<ChangesPage> {
    return this.approvals.page(actor, limit, cursor);
  }
}
