import { definedFields, DomainError, type Instant, type PersonRef } from '@samsyn/kernel';
import { refuseIfCancelled, type Circumstances, type PlanRule, type PlanRules } from '../plan-rule';

export interface SchedulePreBriefing {
  readonly kind: 'SchedulePreBriefing';
  readonly at: Instant;
}
/** `Person` is a handle in the request, and a PersonRef in the decision. */
export interface HoldPreBriefing<Person = PersonRef> {
  readonly kind: 'HoldPreBriefing';
  readonly present: readonly Person[];
  /** Codes of the kind's agenda, and points of its own. */
  readonly covered: readonly string[];
  readonly dress?: string;
  readonly maxInside?: number;
}
export interface BriefLateJoiner<Person = PersonRef> {
  readonly kind: 'BriefLateJoiner';
  readonly who: Person;
  readonly how?: string;
}
export type PreBriefingCommand = SchedulePreBriefing | HoldPreBriefing | BriefLateJoiner;

/**
 * A pre-briefing that is reported when the conduct has ended lets in no branch that took no part in it.
 * @throws DomainError `PLAN.ENDED`, with those branches
 */
export function mustLetInNobody(
  present: readonly PersonRef[],
  { ended, takingPart }: Pick<Circumstances, 'ended' | 'takingPart'>,
): void {
  const branches = present.map(({ branch }) => branch).filter((branch) => !takingPart.has(branch));
  if (ended && branches.length > 0) throw new DomainError('PLAN.ENDED', { branches: [...new Set(branches)] });
}

const schedule: PlanRule<SchedulePreBriefing>['decide'] = ({ at }, plan) => {
  refuseIfCancelled(plan);
  return plan.preBriefingAt === at ? [] : [{ name: 'PreBriefingScheduled', data: { at } }];
};

/** Several may be held: what each covered and who was present count together. */
const hold: PlanRule<HoldPreBriefing>['decide'] = ({ present, covered, dress, maxInside }, plan) => {
  refuseIfCancelled(plan);
  const facts = { present: [...present], covered: [...covered], ...definedFields({ dress, maxInside }) };
  return [{ name: 'PreBriefingHeld', data: facts }];
};

const briefLateJoiner: PlanRule<BriefLateJoiner>['decide'] = ({ who, how }, plan) => {
  refuseIfCancelled(plan);
  if (plan.briefedIndividually.get(who.person) === (how ?? null)) return [];
  return [{ name: 'LateJoinerBriefed', data: { who, ...definedFields({ how }) } }];
};

export const PRE_BRIEFING_RULES: PlanRules<PreBriefingCommand> = {
  SchedulePreBriefing: { who: 'operation-leader', decide: schedule },
  HoldPreBriefing: { who: 'operation-leader', decide: hold },
  BriefLateJoiner: { who: 'operation-leader', decide: briefLateJoiner },
};
