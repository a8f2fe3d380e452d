import { Inject } from '@nestjs/common';
import type { ICommandHandler } from '@nestjs/cqrs';
import { EventCodec, uuidV5, wireTypes, type EventStore } from '@samsyn/event-store';
import { Directory, warningsOfLeaving } from '@samsyn/identity';
import { DomainError, unknownTo, type Clock, type RecordedOf } from '@samsyn/kernel';
import { CLOCK, EVENT_STORE, LaneQueue, type CommandContext, type Outcome } from '@samsyn/processing';
import { OperationCommands } from '@samsyn/operations';
import { KeyStore } from '@samsyn/secrecy';
import { Handles, ChangeCommand, type Recording } from '@samsyn/web';
import canonicalize from 'canonicalize';
import { secondFor } from '../rules/who-approves';
import { ApprovedActs } from './approved-acts.handler';
import {
  branchChanges,
  isExpired,
  mustBeSecond,
  type BranchChange,
  type BranchChangeCommand,
  type BranchChanges,
} from './branch-change';
import {
  BranchChangeMade,
  BranchChangeProposed,
  branchChangesStream,
  type BranchChangeEvent,
  type WhatChanges,
} from './branch-change.events';
import type { PerformedAct } from './second-person.port';
import { DirectoryChanges, type Planned } from './directory-changes.handler';
import { contentIn, subjectOfChange, type ProposedContent } from './proposed-content.handler';

/** What a request led to: it is so (`made`, also if it was before), or a second person must approve. */
export type AskedChange =
  | { readonly made: true; readonly outcome?: Outcome }
  | { readonly made: false; readonly change: BranchChange; readonly outcome?: Outcome };

export interface FoundChange {
  readonly stream: string;
  readonly change: BranchChange;
}

/** A proposal is approved, refused or taken back. */
export class AnswerProposal extends ChangeCommand<
  { readonly kind: 'Approve' | 'Withdraw' } | { readonly kind: 'Refuse'; readonly reason: string },
  Recording
> {}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const OURS = wireTypes(BranchChangeProposed, BranchChangeMade);
const LANE = 'changes of the directory';

/**
 * Changes of who sees what: asked for, approved, made. The log says first that a change may be made, the
 * directory has it after that; what a crash left in between is made at the next start. They are made one
 * after the other, so that what was checked still holds when it is made.
 */
@Handles(AnswerProposal)
export class ChangeBranches implements ICommandHandler<AnswerProposal> {
  private readonly lanes = new LaneQueue();
  private readonly digestOf: (content: string) => string;

  constructor(
    private readonly commands: OperationCommands,
    private readonly changes: DirectoryChanges,
    private readonly acts: ApprovedActs,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly codec: EventCodec,
    @Inject(CLOCK) private readonly clock: Clock,
    keys: KeyStore,
  ) {
    this.digestOf = keys.fingerprint();
  }

  /** @throws DomainError `APPROVAL.WAITS_ALREADY` (conflict) where another change of the same waits, and as the directory refuses */
  ask(content: ProposedContent, context: CommandContext): Promise<AskedChange> {
    return this.lanes.run(LANE, async () => {
      const planned = this.changes.plan(content, context.actor);
      if (planned.changes.length === 0) return { made: true };
      const waiting = await this.waitingAbout(subjectOfChange(content));
      if (waiting) return this.same(waiting, content);
      const second = secondFor(planned.changes, this.clock.now().slice(0, 10));
      return second === 'nobody'
        ? this.make(content, planned, context)
        : this.propose(content, planned, second, context);
    });
  }

  /** @throws DomainError `APPROVAL.…` as the decider refuses; as the directory does, where it cannot be made any more */
  async execute({ id: proposal, change, context }: AnswerProposal): Promise<Recording> {
    if (change.kind === 'Approve') {
      const { made, ...outcome } = await this.approve(proposal, context);
      return { outcome, ...(made && { also: { made: made.entries } }) };
    }
    const ended = (of: BranchChange): BranchChangeCommand =>
      change.kind === 'Refuse'
        ? { ...change, proposal, past: this.changes.pastFor(context.actor, of) }
        : { kind: 'Withdraw', proposal };
    return { outcome: await this.end(proposal, ended, context) };
  }

  private approve(
    proposal: string,
    context: CommandContext,
  ): Promise<Outcome & { readonly made?: PerformedAct }> {
    return this.lanes.run(LANE, async () => {
      const { stream, change } = await this.found(proposal);
      const past = this.changes.pastFor(context.actor, change);
      if (change.state === 'waiting') mustBeSecond(context.actor, change, past);
      const kept = this.directory.proposed.of(proposal);
      const content = kept && contentIn(kept.content);
      const digest = content ? this.digestIfStill(content, change) : change.digest;
      if (content?.kind === 'act')
        await this.acts.perform(proposal, content.act, this.changes.actorOf(content.by), true);
      const outcome = await this.record(stream, { kind: 'Approve', proposal, digest, past }, context);
      const before = change.who && this.directory.byPerson(change.who.person);
      const by = change.proposedBy.person;
      const made = await this.makeApproved(proposal, by, outcome.position, context.actor.person);
      const warnings = [...outcome.warnings, ...warningsOfLeaving(this.directory, before)];
      return made
        ? { ...outcome, warnings: [...warnings, ...made.warnings], made }
        : { ...outcome, warnings };
    });
  }

  /**
   * Makes what the log says may be made, where that has not been done; what the directory refuses is not made, and is
   * proposed anew. @throws DomainError as the directory refuses
   */
  async makeApproved(
    proposal: string,
    by: string,
    position: number,
    approvedBy?: string,
  ): Promise<PerformedAct | undefined> {
    const kept = this.directory.proposed.of(proposal);
    if (!kept) return undefined;
    const content = contentIn(kept.content);
    try {
      if (content.kind === 'act')
        return await this.acts.perform(proposal, content.act, this.changes.actorOf(content.by));
      this.directory.together(() => this.changes.make(content, by, position, approvedBy));
      return undefined;
    } finally {
      this.directory.proposed.drop(proposal);
    }
  }

  async changesIn(stream: string): Promise<BranchChanges> {
    const stored = await this.store.readStream(stream);
    const events = (await this.codec.decodeAll(stored)) as readonly RecordedOf<BranchChangeEvent>[];
    return events.reduce((changes, event) => branchChanges.evolve(changes, event), branchChanges.initial);
  }

  /** @throws DomainError `APPROVAL.UNKNOWN` (unknown) */
  async found(proposal: string): Promise<FoundChange> {
    const found = await this.find(proposal);
    if (!found) throw unknownTo('APPROVAL');
    return found;
  }

  /** A proposal has the id of the entry that made it. `read`: streams that have been read already. */
  async find(proposal: string, read = new Map<string, BranchChanges>()): Promise<FoundChange | undefined> {
    const stored = UUID.test(proposal) ? await this.store.readEvent(proposal) : undefined;
    if (!stored || !OURS.includes(stored.type)) return undefined;
    const { stream } = stored;
    const changes = read.get(stream) ?? (await this.changesIn(stream));
    read.set(stream, changes);
    const change = changes.get(proposal);
    return change && { stream, change };
  }

  private async make(
    content: ProposedContent,
    planned: Planned,
    context: CommandContext,
  ): Promise<AskedChange> {
    const what = this.keep(content, planned, context);
    const outcome = await this.record(branchChangesStream(planned.branch), { kind: 'Make', what }, context);
    await this.makeApproved(what.proposal, context.actor.person, outcome.position);
    return { made: true, outcome };
  }

  private async propose(
    content: ProposedContent,
    planned: Planned,
    second: BranchChange['second'],
    context: CommandContext,
  ): Promise<AskedChange> {
    const what = this.keep(content, planned, context);
    const command = { kind: 'Propose', what, second } as const;
    const outcome = await this.record(branchChangesStream(planned.branch), command, context);
    const { change } = await this.found(what.proposal);
    return { made: false, change, outcome };
  }

  private same(
    { change, content }: { change: BranchChange; content: ProposedContent },
    asked: ProposedContent,
  ): AskedChange {
    const { proposal } = change;
    // Each request about a person who is not registered yet has a pseudonym of its own.
    const isSame = this.digest({ ...asked, ...pseudonymOf(content) }) === change.digest;
    if (!isSame) throw new DomainError('APPROVAL.WAITS_ALREADY', { proposal }, 'conflict');
    return { made: false, change };
  }

  private end(
    proposal: string,
    form: (change: BranchChange) => BranchChangeCommand,
    context: CommandContext,
  ): Promise<Outcome> {
    return this.lanes.run(LANE, async () => {
      const { stream, change } = await this.found(proposal);
      const outcome = await this.record(stream, form(change), context);
      this.directory.proposed.drop(proposal);
      return outcome;
    });
  }

  private record(stream: string, command: BranchChangeCommand, context: CommandContext): Promise<Outcome> {
    return this.commands.begin({ decider: branchChanges, stream, operationId: null }, command, context);
  }

  /** Before the log has it: what the log says may be made can be made. */
  private keep(content: ProposedContent, planned: Planned, { commandId }: CommandContext): WhatChanges {
    const proposal = uuidV5(commandId, '0');
    const { branch } = planned;
    const kept = { proposal, branch, subjectOfChange: subjectOfChange(content) };
    this.directory.proposed.keep({ ...kept, content: JSON.stringify(content) });
    return { ...planned, proposal, digest: this.digest(content) };
  }

  private digest(content: ProposedContent): string {
    return this.digestOf(canonicalize(content) ?? '');
  }

  /** @throws DomainError `APPROVAL.OUTDATED` if it would change something other than was proposed */
  private digestIfStill(content: ProposedContent, known: BranchChange): string {
    const { changes } = this.changes.plan(content, known.proposedBy);
    const isAsProposed = [...changes].sort().join() === [...known.changes].sort().join();
    if (known.state === 'waiting' && !isAsProposed)
      throw new DomainError('APPROVAL.OUTDATED', {}, 'conflict');
    return this.digest(content);
  }

  /** The content of what waits about the same; content that was never recorded, or is over, is removed. */
  private async waitingAbout(
    subject: string,
  ): Promise<{ change: BranchChange; content: ProposedContent } | undefined> {
    const kept = this.directory.proposed.about(subject);
    if (!kept) return undefined;
    const change = (await this.changesIn(branchChangesStream(kept.branch))).get(kept.proposal);
    if (change?.state === 'waiting' && !isExpired(change, this.clock.now()))
      return { change, content: contentIn(kept.content) };
    this.directory.proposed.drop(kept.proposal);
    return undefined;
  }
}

const pseudonymOf = (content: ProposedContent): object =>
  content.kind === 'person' ? { person: content.person } : {};
