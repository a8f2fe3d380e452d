import { authorize, type CommandMetadata } from '@samsyn/kernel';
import type { ConductState } from '../conduct-state';
import {
  CONDUCT_FACTS,
  type ConductFactName,
  type ReportedConductFact,
  type ReportedFactOf,
} from '../conduct-facts';
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

/** Somebody reports what happened, on the site or afterwards. */
export interface RecordConductFact {
  readonly kind: 'RecordConductFact';
  readonly fact: ReportedConductFact;
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
type Rule<Name extends ConductFactName> = (
  fact: ReportedFactOf<Name>,
  around: Around,
) => readonly ConductEvent[];

/** What is more than a fact of the site: it refers to what was recorded before, or changes who leads. */
const RULES: { readonly [Name in ConductFactName]?: Rule<Name> } = {
  DissentRecorded: (fact, { state }) => decideDissent(fact, state.decisions),
  DeviationDeclared: (fact, { declarable }) => decideDeviation(fact, declarable),
  OperationSuspended: (fact, { state }) => decideSuspension(fact, state.suspended),
  OperationResumed: (fact, { state }) => decideSuspension(fact, state.suspended),
  LeadershipHandedOver: (fact, { state, metadata }) => decideHandover(fact, state.leadership, metadata),
  LeadershipAccepted: (fact, { state, metadata }) => decideAcceptance(fact, state.leadership, metadata),
  LeadershipTakenOver: (fact, { state, metadata, leading }) =>
    decideTakeover(fact, state.leadership, metadata, leading),
  SafetyCheckInStarted: (fact, { metadata }) => decideStart(fact, metadata),
  SafetyCheckedIn: (fact, { state, metadata }) => decideCheckedIn(fact, state.checkIns, metadata),
  SafetyAlarmHandled: (fact, { state, metadata }) => decideHandled(fact, state.checkIns, metadata),
  SafetyCheckInEnded: (fact, { state, metadata }) => decideEnd(fact, state.checkIns, metadata),
  PersonMetWithoutCoordinator: (fact, { met }) => decidePersonMet(fact, met),
  VoluntaryMeasureAsked: (fact, { met }) => decideMeasure(fact, met),
  AreaCounted: (fact) => decideAreaCounted(fact),
};

const NOTHING_AROUND: AroundThePersonMet = { region: '', metIsKnown: false };

export function decideRecordConductFact(
  { fact, declarable, leading = [], met = NOTHING_AROUND }: RecordConductFact,
  state: ConductState,
  metadata: CommandMetadata,
): readonly ConductEvent[] {
  authorize(CONDUCT_FACTS[fact.name].who, metadata);
  const rule = RULES[fact.name] as Rule<ConductFactName> | undefined;
  // A fact without a rule has no field that the command fills in: it is the event as it was reported.
  return rule ? rule(fact, { state, metadata, declarable, leading, met }) : [fact as ConductEvent];
}
