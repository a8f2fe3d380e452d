import { Body, Controller, Get, Param, Query } from '@nestjs/common';
import { AlsoForAdministrators, CurrentActor, documentedFor } from '@samsyn/identity';
import type { Actor } from '@samsyn/kernel';
import {
  Answers,
  AskedBy,
  CommandRoute,
  Count,
  Documented,
  FactDto,
  Text,
  type Asked,
  type Recording,
} from '@samsyn/web';
import { ChangeBranches } from '../changes/change-branches.handler';
import { Approvals, type ChangesPage, type WaitingChange } from './queries/approvals';
import { approvalAnswer, branchChangesPage, waitingChanges } from './approvals.schema';

const MAX_PAGE = 100;
const PAGE = 50;
const SECOND =
  'an administrator, or who leads or supervises in the branch; never who proposed it, nor whose account it is';

class RefusalDto extends FactDto {
  @Text({ max: 1_000, example: 'Nobody of that name works here.', description: 'For the branch to read.' })
  reason: string;
}
class NothingDto extends FactDto {}

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

/** Changes that need two persons, and every branch's view of its own. */
@AlsoForAdministrators()
@Documented((api) => api.ApiTags('administration'))
@Controller()
export class ApprovalsController {
  constructor(
    private readonly changes: ChangeBranches,
    private readonly approvals: Approvals,
  ) {}

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

  @CommandRoute('approvals/:proposalId/approve', {
    id: 'approveChange',
    summary: 'A second person approves a change, which is then made (`BranchChangeApproved`).',
    description: 'An erasure is done as who proposed it, and refused as it would be to them.',
    answer: approvalAnswer,
    who: SECOND,
    refusals: [
      ...['APPROVAL.UNKNOWN', 'APPROVAL.OWN_PROPOSAL', 'APPROVAL.OWN_ACCOUNT', 'APPROVAL.DECIDED'],
      ...['APPROVAL.EXPIRED', 'APPROVAL.OUTDATED'],
    ],
  })
  async approve(
    @Param('proposalId') proposalId: string,
    @Body() body: NothingDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const { made, ...outcome } = await this.changes.approve(proposalId, asked.context(body, { proposalId }));
    return { outcome, ...(made && { also: { made: made.entries } }) };
  }

  @CommandRoute('approvals/:proposalId/refuse', {
    id: 'refuseChange',
    summary: 'A second person refuses a change, with a reason (`BranchChangeRefused`).',
    who: SECOND,
    refusals: [
      ...['APPROVAL.UNKNOWN', 'APPROVAL.OWN_PROPOSAL', 'APPROVAL.OWN_ACCOUNT', 'APPROVAL.DECIDED'],
      'APPROVAL.EXPIRED',
    ],
  })
  async refuse(
    @Param('proposalId') proposalId: string,
    @Body() body: RefusalDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const context = asked.context(body, { proposalId });
    return { outcome: await this.changes.refuse(proposalId, body.reason, context) };
  }

  @CommandRoute('approvals/:proposalId/withdraw', {
    id: 'withdrawChange',
    summary: 'Who proposed a change takes it back (`BranchChangeWithdrawn`).',
    who: 'who proposed it',
    refusals: ['APPROVAL.UNKNOWN', 'APPROVAL.DECIDED', 'APPROVAL.EXPIRED'],
  })
  async withdraw(
    @Param('proposalId') proposalId: string,
    @Body() body: NothingDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    return { outcome: await this.changes.withdraw(proposalId, asked.context(body, { proposalId })) };
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
