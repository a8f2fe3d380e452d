import { byRecording } from '@samsyn/operations/contract';
import type { Branch, Json } from '@samsyn/kernel';
import { needsReconfirmation } from '../invitations/invitation-state';
import type { ViewedPlan } from './plan-as-seen';
import type { InvitationLine } from './plan-view.schema';

/** How a branch stands to the operation, by its invitation and its answer. */
export type InvitationStanding =
  'asked' | 'expired' | 'withdrawn' | 'confirmed' | 'needs-reconfirmation' | 'declined';

const ANSWERS = ['AgencyConfirmed', 'AgencyDeclined'];
const ASKS = ['AgencyInvited', 'InvitationRenewed', 'InvitationExpired', 'InvitationWithdrawn'];

const names = (agencies: Json | undefined, branch: Branch): boolean =>
  Array.isArray(agencies) && agencies.includes(branch);

function standingOf({ plan: { invitations, operation } }: ViewedPlan, branch: Branch): InvitationStanding {
  const answer = invitations.answers.get(branch)?.answer;
  if (answer === 'declined') return 'declined';
  if (answer === 'confirmed') {
    return needsReconfirmation(invitations, branch, operation?.window) ? 'needs-reconfirmation' : 'confirmed';
  }
  return invitations.asked.get(branch)?.state ?? 'asked';
}

/** Every branch that was invited or answered, as far as the viewer sees it. */
export function invitationsIn(viewed: ViewedPlan): readonly InvitationLine[] {
  const { asked, answers } = viewed.plan.invitations;
  return [...new Set([...asked.keys(), ...answers.keys()])].map((branch) => lineOf(viewed, branch));
}

function lineOf(viewed: ViewedPlan, branch: Branch): InvitationLine {
  const answer = viewed.entries.of(...ANSWERS).findLast(({ actor }) => actor.branch === branch);
  const asks = viewed.entries.of(...ASKS).filter(({ data }) => names(data.agencies, branch));
  const answerBy = viewed.plan.invitations.asked.get(branch)?.answerBy;
  const { staff, focus, reason, late } = (answer?.data ?? {}) as Partial<InvitationLine>;
  const answered = viewed.plan.invitations.answers.has(branch)
    ? {
        ...(staff === undefined ? {} : { staff }),
        ...(focus === undefined ? {} : { focus }),
        ...(reason === undefined ? {} : { reason }),
        ...(late ? { late } : {}),
      }
    : {};
  const contacts = [...viewed.plan.contacts].flatMap(([person, telephone]) => {
    const known = viewed.person(person);
    if (known?.branch !== branch) return [];
    return [{ who: known.who, ...(telephone === null ? {} : { telephone }) }];
  });
  const entries = [...asks, ...(answer ? [answer] : [])].sort(byRecording).map(({ entry }) => entry.id);
  const state = standingOf(viewed, branch);
  return { branch, state, ...(answerBy === undefined ? {} : { answerBy }), ...answered, contacts, entries };
}
