import { authorize, type CommandMetadata } from '@samsyn/kernel';
import type { ConductState } from '../conduct-state';
import { CONDUCT_FACTS, type ConductFactName, type ToldConductFact, type ToldOf } from '../conduct-facts';
import type { ConductEvent } from '../conduct.events';
import { decideAreaCounted } from '../area-counts/area-counts';
import { decideDeviation, type Declarable } from '../declare-deviation/declare-deviation';
import { decideDissent } from '../joint-decisions/record-dissent';
import { decideAcceptance, decideHandover, decideTakeover } from '../leadership/leadership';
import {
  decideMeasure,
  decidePersonMet,
  type AroundThePersonMet,
} from '../met-without-coordinator/met-without-coordinator';
import { decideCheckedIn, decideEnd, decideHandled, decideStart } from '../safety-check-ins/decide-check-in';
import { decideSuspension } from '../suspension/suspension';

/** Somebody on the site, or afterwards, tells what happened. */
export interface RecordConductFact {
  readonly kind: 'RecordConductFact';
  readonly fact: ToldConductFact;
  /** For a deviation. */
  readonly declarable?: Declarable;
  /** For a takeover: the persons who are known to lead. */
  readonly leading?: readonly string[];
  /** For what concerns a person met. */
  readonly met?: AroundThePersonMet;
}

interface Around {
  readonly state: ConductState;
  readonly metadata: CommandMetadata;
  readonly declarable: Declarable | undefined;
  readonly leading: readonly string[];
  readonly met: AroundThePersonMet;
}
type Rule<Name extends ConductFactName> = (told: ToldOf<Name>, around: Around) => readonly ConductEvent[];

/** What is more than a fact of the site: it refers to what was recorded before, or changes who leads. */
const RULES: { readonly [Name in ConductFactName]?: Rule<Name> } = {
  DissentRecorded: (told, { state }) => decideDissent(told, state.decisions),
  DeviationDeclared: (told, { declarable }) => decideDeviation(told, declarable),
  OperationSuspended: (told, { state }) => decideSuspension(told, state.suspended),
  OperationResumed: (told, { state }) => decideSuspension(told, state.suspended),
  LeadershipHandedOver: (told, { state, metadata }) => decideHandover(told, state.leadership, metadata),
  LeadershipAccepted: (told, { state, metadata }) => decideAcceptance(told, state.leadership, metadata),
  LeadershipTakenOver: (told, { state, metadata, leading }) =>
    decideTakeover(told, state.leadership, metadata, leading),
  SafetyCheckInStarted: (told, { metadata }) => decideStart(told, metadata),
  SafetyCheckedIn: (told, { state, metadata }) => decideCheckedIn(told, state.checkIns, metadata),
  SafetyAlarmHandled: (told, { state, metadata }) => decideHandled(told, state.checkIns, metadata),
  SafetyCheckInEnded: (told, { state, metadata }) => decideEnd(told, state.checkIns, metadata),
  PersonMetWithoutCoordinator: (told, { met }) => decidePersonMet(told, met),
  VoluntaryMeasureAsked: (told, { met }) => decideMeasure(told, met),
  AreaCounted: (told) => decideAreaCounted(told),
};

const NOTHING_AROUND: AroundThePersonMet = { region: '', metIsKnown: false };

export function decideRecordConductFact(
  { fact, declarable, leading = [], met = NOTHING_AROUND }: RecordConductFact,
  state: ConductState,
  metadata: CommandMetadata,
): readonly ConductEvent[] {
  authorize(CONDUCT_FACTS[fact.name].who, metadata);
  const rule = RULES[fact.name] as Rule<ConductFactName> | undefined;
  // A fact without a rule has no field that the command fills in: it is the event as it was told.
  return rule ? rule(fact, { state, metadata, declarable, leading, met }) : [fact as ConductEvent];
}
