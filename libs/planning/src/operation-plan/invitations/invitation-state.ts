import type { Branch, Instant, RecordedOf } from '@samsyn/kernel';
import { holdsFor } from '@samsyn/operations/contract';
import type { OperationPlanEvent } from '../operation-plan.events';

type Window = readonly [Instant, Instant];

/** How the latest invitation of a branch stands. */
export interface Invitation {
  /** Id of the entry that asked last: an `AgencyInvited` or an `InvitationRenewed`. */
  readonly asked: string;
  readonly askedAt: Instant;
  /** Position of that entry. */
  readonly askedFrom: number;
  readonly answerBy: Instant;
  readonly state: 'asked' | 'expired' | 'withdrawn';
}

/** `window`: the one for which it was given; a yes holds for that time and no other. */
export type InvitationAnswer =
  | { readonly answer: 'confirmed'; readonly staff: number; readonly focus: string; readonly window: Window }
  | { readonly answer: 'declined'; readonly reason: string; readonly window: Window };

export interface Invitations {
  readonly asked: ReadonlyMap<Branch, Invitation>;
  readonly answers: ReadonlyMap<Branch, InvitationAnswer>;
}

export const noInvitations: Invitations = { asked: new Map(), answers: new Map() };

type InvitationEventName =
  | 'AgencyInvited'
  | 'InvitationRenewed'
  | 'InvitationExpired'
  | 'InvitationWithdrawn'
  | 'AgencyConfirmed'
  | 'AgencyDeclined';
type InvitationEvent = Extract<RecordedOf<OperationPlanEvent>, { readonly name: InvitationEventName }>;

const NO_WINDOW: Window = ['', ''];

/** `window`: the operation's, as planned when the event was recorded. */
export function evolveInvitations(
  invitations: Invitations,
  event: InvitationEvent,
  window: Window = NO_WINDOW,
): Invitations {
  switch (event.name) {
    case 'AgencyInvited':
    case 'InvitationRenewed':
      return asked(invitations, event);
    case 'InvitationExpired':
      return marked(invitations, event.data.agencies, 'expired');
    case 'InvitationWithdrawn': {
      const { agencies = [] } = event.data;
      const answers = [...invitations.answers].filter(([branch]) => !agencies.includes(branch));
      return { ...marked(invitations, agencies, 'withdrawn'), answers: new Map(answers) };
    }
    case 'AgencyConfirmed': {
      const { staff, focus } = event.data;
      return answered(invitations, event.actor.branch, { answer: 'confirmed', staff, focus, window });
    }
    case 'AgencyDeclined': {
      const { reason } = event.data;
      return answered(invitations, event.actor.branch, { answer: 'declined', reason, window });
    }
  }
}

/** A branch that said no is asked anew; a yes stands until it is taken back. */
function asked(
  { asked: before, answers }: Invitations,
  {
    id,
    position,
    recordedAt,
    data,
  }: Extract<InvitationEvent, { name: 'AgencyInvited' | 'InvitationRenewed' }>,
): Invitations {
  // A sealed list whose key was destroyed is gone from the event; the rest of the history stands.
  const { agencies = [], answerBy } = data;
  const state = 'asked' as const;
  const now = agencies.map(
    (branch) => [branch, { asked: id, askedAt: recordedAt, askedFrom: position, answerBy, state }] as const,
  );
  const standing = [...answers].filter(
    ([branch, { answer }]) => answer === 'confirmed' || !agencies.includes(branch),
  );
  return { asked: new Map([...before, ...now]), answers: new Map(standing) };
}

function marked(
  { asked: before, answers }: Invitations,
  agencies: readonly Branch[] = [],
  state: Invitation['state'],
): Invitations {
  const changed = agencies.flatMap((branch) => {
    const invitation = before.get(branch);
    return invitation ? [[branch, { ...invitation, state }] as const] : [];
  });
  return { asked: new Map([...before, ...changed]), answers };
}

const answered = (
  { asked: before, answers }: Invitations,
  branch: Branch,
  answer: InvitationAnswer,
): Invitations => ({ asked: before, answers: new Map([...answers, [branch, answer]]) });

/** A yes for a window that the operation has left since: nobody knows whether they come then. */
export const needsReconfirmation = (
  { answers }: Invitations,
  branch: Branch,
  planned: Window | undefined,
): boolean => {
  const answer = answers.get(branch);
  return answer?.answer === 'confirmed' && planned !== undefined && !holdsFor(answer.window, planned);
};

/** Invited, not withdrawn, and without an answer to what is asked now. */
export const isUnanswered = (
  invitations: Invitations,
  branch: Branch,
  planned: Window | undefined,
): boolean => {
  const invitation = invitations.asked.get(branch);
  if (!invitation || invitation.state === 'withdrawn') return false;
  return !invitations.answers.has(branch) || needsReconfirmation(invitations, branch, planned);
};
