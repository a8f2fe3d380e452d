import { Inject } from '@nestjs/common';
import type { ICommandHandler } from '@nestjs/cqrs';
import { conductStream } from '@samsyn/conducting/contract';
import { streamFingerprint, type EventStore } from '@samsyn/event-store';
import { Directory, FACILITATOR } from '@samsyn/identity';
import {
  isPersonRef,
  personHasLeft,
  refOf,
  unknownTo,
  type Actor,
  type Branch,
  type Clock,
  type PersonRef,
  unknownBranches,
  unknownPerson,
} from '@samsyn/kernel';
import { AgreedFacilitators } from '@samsyn/agreements/contract';
import { CLOCK, EVENT_STORE, type Outcome } from '@samsyn/processing';
import { OperationCommands, type OperationContext } from '@samsyn/operations';
import { viewerOf, type Access } from '@samsyn/secrecy';
import { Handles, ChangeCommand } from '@samsyn/web';
import { codesIn } from '@samsyn/kinds';
import { DebriefReports, type OwnVersion } from '../debrief-reports.port';
import { debrief, type DebriefChange } from './debrief-decider';
import { debriefStream } from './debrief.events';
import type { AgreeAction, ReassignAction } from '@samsyn/operations/contract';
import {
  warningsOfFacilitator,
  type HoldMeeting,
  type NameFacilitator,
  type OpenDebrief,
  type RequestPerspectives,
} from './open-debrief/open-debrief';
import type { SubmitPerspective } from './perspectives/perspectives';
import type { GenerateVersion, SignOff } from './sign-off/sign-off';

/** A change as it is requested: persons by handle, and nothing that the log itself knows. */
export type RequestedDebriefChange =
  | Exclude<
      DebriefChange,
      | OpenDebrief
      | SubmitPerspective
      | RequestPerspectives
      | NameFacilitator
      | HoldMeeting
      | AgreeAction
      | ReassignAction
      | GenerateVersion
      | SignOff
    >
  | Omit<OpenDebrief, 'conduct' | 'agreedFacilitator'>
  | Omit<SubmitPerspective, 'takesPart' | 'isDecision'>
  | Omit<RequestPerspectives, 'takingPart'>
  | Omit<SignOff, 'version'>
  | (Pick<GenerateVersion, 'kind'> & Partial<Pick<GenerateVersion, 'format'>>)
  | Omit<NameFacilitator<string>, 'takesPart' | 'isRegistered'>
  | HoldMeeting<string>
  | AgreeAction<string>
  | ReassignAction<string>;

/** Persons whom a field of these events names. */
const namedBy = (access: Access, field: string, ...names: readonly string[]): readonly PersonRef[] =>
  [...access.byId.values()].flatMap(({ name, data }): readonly PersonRef[] => {
    const who = (data as Readonly<Record<string, unknown>>)[field];
    return names.includes(name) && isPersonRef(who) ? [who] : [];
  });
const ownersIn = (access: Access): readonly PersonRef[] =>
  namedBy(access, 'owner', 'ActionAgreed', 'ActionReassigned');
const facilitatorsIn = (access: Access): readonly PersonRef[] => namedBy(access, 'who', 'FacilitatorNamed');

export class ChangeDebrief extends ChangeCommand<RequestedDebriefChange> {}

@Handles(ChangeDebrief)
export class ChangeDebriefHandler implements ICommandHandler<ChangeDebrief> {
  constructor(
    private readonly commands: OperationCommands,
    private readonly directory: Directory,
    private readonly reports: DebriefReports,
    private readonly agreed: AgreedFacilitators,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ id: operationId, change, context }: ChangeDebrief): Promise<Outcome> {
    const stream = debriefStream(operationId);
    const target = { decider: debrief, stream, operationId, warn: warningsOfFacilitator };
    return this.commands.execute(
      target,
      ({ access }) => this.understood(operationId, change, context, access),
      context,
    );
  }

  private async understood(
    operationId: string,
    change: RequestedDebriefChange,
    { actor }: OperationContext,
    access: Access,
  ): Promise<DebriefChange> {
    switch (change.kind) {
      case 'OpenDebrief':
        return this.opening(operationId, access, change);
      case 'SignOff':
        return { ...change, ...(await this.ownVersion(operationId, actor)) };
      case 'GenerateVersion':
        return { format: 'json', ...change, ...(await this.ownVersion(operationId, actor)) };
      case 'NameFacilitator': {
        const who = this.named(change.who);
        const takesPart = access.participants.has(who.branch);
        const departed = this.departed(facilitatorsIn(access));
        return { ...change, who, takesPart, isRegistered: this.isFacilitator(who), departed };
      }
      case 'SubmitPerspective':
        return { ...this.submission(change, access), departed: this.departed(facilitatorsIn(access)) };
      case 'HoldMeeting':
        return { ...change, present: change.present.map((handle) => this.named(handle)) };
      case 'AgreeAction':
      case 'ReassignAction':
        return { ...change, owner: this.active(change.owner, access) };
      case 'CompleteAction':
      case 'MoveAction':
        return { ...change, departed: this.departed(ownersIn(access)) };
      case 'AgreeLesson':
        this.directory.mustKnowRegions(codesIn(change.tags ?? [], 'region'));
        return change;
      case 'RequestPerspectives':
        this.mustKnowBranches(change.of);
        return { ...change, takingPart: access.participants };
      default:
        return change;
    }
  }

  /** With the facilitator whom a standing agreement of the region names, where one of them can be asked. */
  private async opening(
    operationId: string,
    { leadingBranch, participants, byId }: Access,
    change: Extract<RequestedDebriefChange, { kind: 'OpenDebrief' }>,
  ): Promise<DebriefChange> {
    const conduct = streamFingerprint(await this.store.readStream(conductStream(operationId)));
    const proposed = [...byId.values()].find(({ name }) => name === 'OperationProposed');
    const { region } = (proposed?.data ?? {}) as { readonly region?: string };
    const agreed = region ? await this.agreed.of(leadingBranch, region, this.clock.now()) : [];
    const who = agreed.find((one) => !participants.has(one.branch) && this.isFacilitator(one));
    return { ...change, conduct, ...(who === undefined ? {} : { agreedFacilitator: who }) };
  }

  private submission(
    change: Extract<RequestedDebriefChange, { kind: 'SubmitPerspective' }>,
    { participants, byId }: Access,
  ): SubmitPerspective {
    const { about, decision } = change;
    const isDecision = decision === undefined || byId.get(decision)?.name === 'DecisionTaken';
    if (about === undefined) return { ...change, isDecision };
    this.mustKnowBranches([about]);
    return { ...change, isDecision, takesPart: participants.has(about) };
  }

  private mustKnowBranches(codes: readonly Branch[]): void {
    const unknown = codes.filter((code) => !this.directory.branch(code));
    if (unknown.length > 0) throw unknownBranches(unknown);
  }

  private isFacilitator({ person }: PersonRef): boolean {
    const known = this.directory.byPerson(person);
    return known?.active === true && known.role === FACILITATOR;
  }

  private async ownVersion(operationId: string, actor: Actor): Promise<OwnVersion> {
    const own = await this.reports.ownVersion(operationId, viewerOf(actor));
    if (!own) throw unknownTo('OPERATION');
    return own;
  }

  /** Pseudonyms of those who have left. */
  private departed(persons: readonly PersonRef[]): readonly string[] {
    return persons.filter((who) => !this.directory.isStillThere(who)).map(({ person }) => person);
  }

  /** Somebody who is to do something. */
  private active(handle: string, { participants }: Access): PersonRef {
    const who = this.named(handle);
    if (!this.directory.isStillThere(who))
      throw participants.has(who.branch) ? personHasLeft(handle) : unknownPerson(handle);
    return who;
  }

  private named(handle: string): PersonRef {
    const person = this.directory.byHandle(handle);
    if (!person) throw unknownPerson(handle);
    return refOf(person);
  }
}
