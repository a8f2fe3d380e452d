import { isOf, type OperationKind } from '@samsyn/kinds';
import { msBetween, plusMs, type Branch, type Instant } from '@samsyn/kernel';
import type { OperationPlan } from '../operation-plan';
import type { ChainStep, Terms } from '@samsyn/agreements/contract';
import type { SuggestedStep, Suggestion } from './start-from-agreement.schema';

const MINUTE_MS = 60_000;

/** Not later than the operation begins, where that is still to come. */
const answerBy = (minutes: number, now: Instant, begins: Instant): Instant => {
  const by = plusMs(now, minutes * MINUTE_MS);
  return msBetween(now, begins) > 0 && begins < by ? begins : by;
};

/**
 * The person whom each step means now: the named one, or the first of the branch who can come and stands nowhere
 * before. `candidates`: handles, the one to ask first at the top.
 */
export function resolved(
  chain: readonly ChainStep[],
  candidates: (step: ChainStep) => readonly string[],
): readonly SuggestedStep[] {
  const taken = new Set<string>();
  return chain.map((step) => {
    const handle = candidates(step).find((candidate) => !taken.has(candidate));
    if (handle !== undefined) taken.add(handle);
    return { branch: step.branch, region: step.region, handle };
  });
}

/** `already`: branches that have been invited; none is invited twice. */
export function suggestionOf(
  terms: Terms,
  { operation, leader }: OperationPlan,
  kind: OperationKind | undefined,
  { steps, now, already }: { steps: readonly SuggestedStep[]; now: Instant; already: ReadonlySet<Branch> },
): Suggestion {
  const invited = terms.invites.find((one) => one.kind === operation?.kind)?.agencies ?? [];
  const agencies = invited.filter((branch) => branch !== leader?.branch && !already.has(branch));
  const begins = operation?.window[0] ?? now;
  const [to, ...then] = steps.flatMap(({ handle }) => handle ?? []);
  const calledBranches = terms.chain.map(({ branch }) => branch);
  const taking = [...new Set([...terms.parties, ...invited, ...calledBranches])];
  const roles = (kind?.roles ?? []).map(({ code, sv, en, of }) => {
    const branches = taking.filter(
      (branch) => of === 'any-agency' || of.some((party) => isOf(party, branch)),
    );
    return { role: code, sv, en, branches };
  });
  const { invitation, call } = terms.answerMinutes;
  return {
    invitations:
      agencies.length === 0 ? undefined : { agencies, answerBy: answerBy(invitation, now, begins) },
    call: to === undefined ? undefined : { to, then, answerBy: answerBy(call, now, begins) },
    steps,
    roles,
    contacts: terms.contacts ?? [],
  };
}
