import { byEvent, type FieldSpecs } from '@samsyn/event-store';
import type { WhoMay } from '@samsyn/kernel';
import type { FactDefinition } from '../facts/fact-definition';
import { areaCountFacts } from './area-counts/area-counts.commands';
import type { ConductEvent } from './conduct.events';
import { deviationFacts } from './declare-deviation/declare-deviation.commands';
import { dissentFacts } from './joint-decisions/record-dissent.commands';
import { leadershipFacts } from './leadership/leadership.commands';
import { metWithoutCoordinatorFacts } from './met-without-coordinator/met-without-coordinator.commands';
import { siteFacts } from './record-conduct-fact/record-conduct-fact.commands';
import { safetyCheckInFacts } from './safety-check-ins/safety-check-ins.commands';
import { suspensionFacts } from './suspension/suspension.commands';

/**
 * Everything that is reported of the conduct, except its start (planning hands it over) and what Samsyn does
 * by itself.
 */
export type ConductFact = Exclude<ConductEvent, { readonly name: 'ConductStarted' | 'SafetyCheckInMissed' }>;
export type ConductFactName = ConductFact['name'];

/** What the command fills in where it is not reported. */
type FilledIn = 'checkIn' | 'who' | 'alarm' | 'handover' | 'region';
type Reported<E> = E extends { readonly name: infer Name; readonly data: infer Data }
  ? Omit<E, 'name' | 'data'> & {
      readonly name: Name;
      readonly data: Omit<Data, FilledIn> & Partial<Pick<Data, Extract<keyof Data, FilledIn>>>;
    }
  : never;
/** A fact as it is reported. */
export type ReportedConductFact = Reported<ConductFact>;
export type ReportedFactOf<Name extends ConductFactName> = Extract<
  ReportedConductFact,
  { readonly name: Name }
>;

export type ConductFactDefinition = FactDefinition<ConductFactName, FieldSpecs, WhoMay>;

/**
 * Every fact of the conduct by the name of its event. There is no rule of order or state: what happened is recorded, and
 * what should not have happened becomes a deviation in the debrief.
 */
export const CONDUCT_FACTS: Readonly<Record<ConductFactName, ConductFactDefinition>> = byEvent([
  ...siteFacts,
  ...dissentFacts,
  ...deviationFacts,
  ...suspensionFacts,
  ...leadershipFacts,
  ...safetyCheckInFacts,
  ...metWithoutCoordinatorFacts,
  ...areaCountFacts,
]);
