import { Inject, Injectable } from '@nestjs/common';
import { ADMINISTRATOR, Directory } from '@samsyn/identity';
import type { Actor, Clock, PersonRef } from '@samsyn/kernel';
import { CLOCK } from '@samsyn/processing';
import { OpaqueToken } from '@samsyn/web';
import {
  isExpired,
  mayKnowChange,
  whyNotSecond,
  type BranchChange,
  type BranchChanges,
} from '../../changes/branch-change';
import { BranchChangeList } from '../../changes/branch-change-list.projection';
import { ChangeBranches } from '../../changes/change-branches.handler';
import { DirectoryChanges } from '../../changes/directory-changes.handler';
import { contentIn } from '../../changes/proposed-content.handler';
import { WaitingApprovals, type WaitingApproval } from '../waiting-approvals.port';
import { LEADS_OR_SUPERVISES, WHO_APPROVES } from '../../rules/who-approves';
import type { PersonShown, ChangeShown, ChangesPage, WaitingChange } from '../approvals.schema';

const CURSOR = 'branch-changes';

/** Changes of who sees what, as the persons and branches concerned may read them. */
@Injectable()
export class Approvals extends WaitingApprovals {
  constructor(
    private readonly changes: ChangeBranches,
    private readonly directoryChanges: DirectoryChanges,
    private readonly list: BranchChangeList,
    private readonly tokens: OpaqueToken,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    super();
  }

  async of(actor: Actor): Promise<readonly WaitingApproval[]> {
    const waiting = await this.waitingFor(actor);
    return waiting.flatMap(({ id, proposedAt, expiresAt, mayApprove }) =>
      mayApprove && expiresAt !== undefined ? [{ id, proposedAt, expiresAt }] : [],
    );
  }

  /** What waits for the caller to approve, and what the caller proposed and waits for another; the earliest first. */
  async waitingFor(actor: Actor): Promise<readonly WaitingChange[]> {
    const found: WaitingChange[] = [];
    const isAdministrator = actor.role === ADMINISTRATOR;
    if (!isAdministrator && !LEADS_OR_SUPERVISES.has(actor.role)) return [];
    const read = new Map<string, BranchChanges>();
    for (const kept of this.directory.proposed.all()) {
      if (!isAdministrator && kept.branch !== actor.branch) continue;
      const change = (await this.changes.find(kept.proposal, read))?.change;
      if (!change || !this.isFor(actor, change)) continue;
      const content = contentIn(kept.content);
      const handle = 'handle' in content ? { handle: content.handle } : {};
      const { who } = change;
      found.push({
        ...this.shown(change),
        ...(who && { who: { ...handle, branch: who.branch, role: who.role } }),
        ...(content.kind === 'person' && { subject: content.entry.subject }),
        ...(content.kind === 'act' && { about: content.act.id, ground: content.act.ground }),
        mayApprove: this.mayApprove(actor, change),
      });
    }
    return found.sort((a, b) => (a.proposedAt < b.proposedAt ? -1 : 1));
  }

  /** Of the caller's branch, of every branch for administrators; the latest first. */
  async page(actor: Actor, limit: number, cursor: string | undefined): Promise<ChangesPage> {
    const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : this.tokens.open(cursor, CURSOR);
    const branch = actor.role === ADMINISTRATOR ? undefined : actor.branch;
    const listed = this.list.before(before as number, limit + 1, branch);
    const changes: ChangeShown[] = [];
    const read = new Map<string, BranchChanges>();
    for (const { proposal } of listed.slice(0, limit)) {
      const found = await this.changes.find(proposal, read);
      if (found) changes.push(this.shown(found.change));
    }
    const last = listed[limit - 1];
    return {
      changes,
      ...(listed.length > limit && last && { next: this.tokens.seal(last.position, CURSOR) }),
    };
  }

  shown(change: BranchChange): ChangeShown {
    const { proposal: id, changes, who, becomes, offices, reason } = change;
    const { state, proposedBy, proposedAt, expiresAt, decidedBy, decidedAt } = change;
    return {
      id,
      changes: changes.map((code) => {
        const { sv, en } = WHO_APPROVES.find((rule) => rule.change === code)!;
        return { code, sv, en };
      }),
      ...{ branch: change.branch, second: change.second },
      ...(who && { who: this.person(who) }),
      ...(becomes && { becomes }),
      ...(offices && { offices }),
      state: state === 'waiting' && isExpired(change, this.clock.now()) ? 'expired' : state,
      ...{ proposedBy: this.person(proposedBy), proposedAt },
      ...(expiresAt !== undefined && { expiresAt }),
      ...(decidedBy && { decidedBy: this.person(decidedBy) }),
      ...(decidedAt !== undefined && { decidedAt }),
      ...(reason !== undefined && { reason }),
    };
  }

  private mayApprove(actor: Actor, change: BranchChange): boolean {
    return whyNotSecond(actor, change, this.directoryChanges.pastFor(actor, change)) === undefined;
  }

  private isFor(actor: Actor, change: BranchChange): boolean {
    if (change.state !== 'waiting' || isExpired(change, this.clock.now())) return false;
    if (change.proposedBy.person === actor.person) return true;
    return mayKnowChange(actor, change) && this.mayApprove(actor, change);
  }

  private person({ person, branch, role }: PersonRef): PersonShown {
    const handle = this.directory.byPerson(person)?.handle;
    return { ...(handle === undefined ? {} : { handle }), branch, role };
  }
}
