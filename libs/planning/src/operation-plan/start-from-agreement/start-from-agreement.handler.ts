import { Inject } from '@nestjs/common';
import { CommandBus, type ICommandHandler } from '@nestjs/cqrs';
import { Directory } from '@samsyn/identity';
import { DomainError, authorize, unknownTo, type Actor, type Branch, type Clock } from '@samsyn/kernel';
import { canBeCalled, KINDS } from '@samsyn/kinds';
import { CLOCK, partOf, type Outcome } from '@samsyn/processing';
import { OperationLog, type OperationContext } from '@samsyn/operations';
import { canSeeOperation, standingOf, viewerOf, type OperationSnapshot } from '@samsyn/secrecy';
import { Handles, ChangeCommand } from '@samsyn/web';
import { WhoCanBeCalled } from '../../who-can-be-called.port';
import { CallsOfOperation } from '../calls-of-operation.port';
import { ChangePlan } from '../change-plan/change-plan.handler';
import { planIn, type OperationPlan } from '../operation-plan';
import { planStream } from '../operation-plan.events';
import { refuseIfCancelled, refuseIfEnded } from '../plan-rule';
import { type ChainStep, type Terms, AgreementsInForce, type Applicable } from '@samsyn/agreements/contract';
import { resolved, suggestionOf } from './suggestion';
import type { Suggestion } from './start-from-agreement.schema';

/** Records what the agreement of the operation says: its invitations and its first call, as ordinary events. */
export class StartFromAgreement extends ChangeCommand<{
  readonly kind: 'StartFromAgreement';
  readonly agreement?: string;
}> {}

export interface Proposal extends Suggestion {
  readonly from: Applicable;
}

/** What an operation would start from, for its leader. */
@Handles(StartFromAgreement)
export class StartFromAgreementHandler implements ICommandHandler<StartFromAgreement> {
  constructor(
    private readonly log: OperationLog,
    private readonly agreements: AgreementsInForce,
    private readonly whoCanCome: WhoCanBeCalled,
    private readonly directory: Directory,
    private readonly bus: CommandBus,
    private readonly calls: CallsOfOperation,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ id: operationId, change: { agreement }, context }: StartFromAgreement): Promise<Outcome> {
    const invite = partOf(context, 'invitations');
    const call = partOf(context, 'call');
    const operation = await this.operationFor(operationId, context.actor);
    const { plan, entries, snapshot } = operation;
    refuseIfCancelled(plan);
    // What this very command has recorded does not stand in its way when it is repeated.
    const byOthers = entries.filter(
      ({ commandId }) => ![invite.commandId, invite.formerId].includes(commandId),
    );
    const isRepeated = byOthers.length < entries.length;
    refuseIfEnded({ ended: snapshot.access.conductEndKnownFrom !== undefined && !isRepeated });
    const { invitations, call: first } = await this.proposalOf(operation, agreement, byOthers);
    const isCalled = entries.some(
      ({ name, commandId }) =>
        name === 'CoordinatorCalled' && ![call.commandId, call.formerId].includes(commandId),
    );
    const outcomes: Outcome[] = [];
    // What the first command records is no longer the state that the caller saw.
    const afterwards = ({ ifMatch: _ifMatch, ...rest }: OperationContext): OperationContext => rest;
    if (invitations) {
      const change = { kind: 'InviteAgencies', ...invitations } as const;
      outcomes.push(await this.bus.execute(new ChangePlan(operationId, change, invite)));
    }
    if (first && !isCalled) {
      outcomes.push(await this.calls.call(operationId, first, invitations ? afterwards(call) : call));
    }
    return merged(outcomes, operation.snapshot);
  }

  /** @throws DomainError `OPERATION.UNKNOWN`, `ACCESS.NOT_YOURS`, `AGREEMENT.NONE`, `AGREEMENT.SEVERAL` and as `holding` */
  async proposal(operationId: string, agreement: string | undefined, actor: Actor): Promise<Proposal> {
    const operation = await this.operationFor(operationId, actor);
    return this.proposalOf(operation, agreement, operation.entries);
  }

  private async proposalOf(
    { plan, snapshot }: LedOperation,
    named: string | undefined,
    entries: OperationSnapshot['entries'],
  ): Promise<Proposal> {
    const from = await this.applying(plan, named);
    const { terms } = from.version;
    const steps = resolved(terms.chain, this.candidates(terms, plan, snapshot.operationId));
    const already = new Set(
      entries.flatMap(({ name, data }) =>
        name === 'AgencyInvited' ? ((data as { agencies?: readonly Branch[] }).agencies ?? []) : [],
      ),
    );
    const kind = KINDS.find(plan.operation!.kind, plan.kindVersion);
    return { from, ...suggestionOf(terms, plan, kind, { steps, now: this.clock.now(), already }) };
  }

  private async applying(plan: OperationPlan, named: string | undefined): Promise<Applicable> {
    const { kind, region, window } = plan.operation!;
    const asked = { kind, region, window, leading: plan.leader!.branch };
    const agreement = named ?? plan.agreement;
    if (agreement !== undefined) return this.agreements.holding(agreement, asked);
    const [only, ...others] = await this.agreements.applicable(asked);
    if (!only) throw new DomainError('AGREEMENT.NONE');
    if (others.length > 0) {
      throw new DomainError('AGREEMENT.SEVERAL', {
        agreements: [only, ...others].map(({ agreementId }) => agreementId),
      });
    }
    return only;
  }

  private candidates({ region: own }: Terms, { operation }: OperationPlan, operationId: string) {
    const [from, to] = operation!.window;
    return ({ branch, region, who }: ChainStep): readonly string[] => {
      if (who) {
        const person = this.directory.byPerson(who.person);
        return person?.active && canBeCalled(person) ? [person.handle] : [];
      }
      const asked = { region: own, from, to };
      return this.whoCanCome
        .ask(asked, (person) => person.branch === branch && person.regions.includes(region), operationId)
        .persons.map(({ handle }) => handle);
    };
  }

  private async operationFor(operationId: string, actor: Actor): Promise<LedOperation> {
    const snapshot = await this.log.snapshot(operationId);
    const plan = planIn(operationId, snapshot.entries);
    if (!plan.operation || !plan.leader || !canSeeOperation(snapshot.access, viewerOf(actor))) {
      throw unknownTo('OPERATION');
    }
    authorize('operation-leader', { actor, standing: standingOf(snapshot.access, actor) });
    return { snapshot, plan, entries: snapshot.entries };
  }
}

interface LedOperation {
  readonly snapshot: OperationSnapshot;
  readonly plan: OperationPlan;
  readonly entries: OperationSnapshot['entries'];
}

/** One answer for several commands; where there was nothing to do, the operation as it stands. */
function merged(outcomes: readonly Outcome[], { operationId, position }: OperationSnapshot): Outcome {
  const last = outcomes.at(-1);
  const nothing = { position, stream: planStream(operationId), operationId, newId: operationId };
  return {
    ...(last ?? nothing),
    position: Math.max(position, ...outcomes.map((outcome) => outcome.position)),
    events: outcomes.flatMap(({ events }) => events),
    repeated: outcomes.every(({ repeated }) => repeated),
    warnings: outcomes.flatMap(({ warnings }) => warnings),
  };
}
