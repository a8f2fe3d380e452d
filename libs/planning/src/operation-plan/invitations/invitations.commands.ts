import { FILLED_IN } from '@samsyn/event-store';
import { planCommand } from '../../command-definition';
import {
  AgencyConfirmed,
  AgencyDeclined,
  AgencyInvited,
  InvitationWithdrawn,
} from '../operation-plan.events';

const who = 'operation leader';

export const invitationCommands = [
  planCommand({
    event: AgencyInvited,
    kind: 'InviteAgencies',
    id: 'inviteAgencies',
    path: 'invitations',
    who,
    title: 'Invites branches to take part',
    description:
      'Each sees the invitation and nothing else of the operation until it confirms. Samsyn reminds those who have not ' +
      'answered halfway to the answer-by and an hour before it (InvitationReminded), and says when it has passed ' +
      '(InvitationExpired). With the end of the conduct those who have not answered are asked no longer; whoever is ' +
      'invited after it comes in by its yes, and the answer warns of what is shared then (`INVITATION.AFTER_THE_END`).',
    refusals: ['IDENTITY.BRANCH_UNKNOWN', 'PLAN.CANCELLED'],
    fields: {
      kind: FILLED_IN,
      region: FILLED_IN,
      municipality: FILLED_IN,
      window: FILLED_IN,
      agencies: {
        description: 'Branches that are asked to take part.',
        example: ['tax-agency/audit', 'police/border-police'],
      },
      answerBy: 'Until when an answer is asked for.',
    },
  }),
  planCommand({
    event: InvitationWithdrawn,
    kind: 'WithdrawInvitations',
    id: 'withdrawInvitations',
    path: 'invitations/withdrawn',
    who,
    title: 'Branches are no longer invited',
    description:
      'Also such as had confirmed. Each still sees its invitation and this, and nothing that comes after.',
    refusals: ['PLAN.NOT_INVITED', 'PLAN.UNDER_WAY', 'PLAN.CANCELLED', 'PLAN.ENDED'],
    fields: {
      agencies: { description: 'Branches that are no longer asked.', example: ['tax-agency/audit'] },
      reason: 'Why they are no longer asked.',
    },
  }),
  planCommand({
    event: AgencyConfirmed,
    kind: 'ConfirmAgency',
    id: 'confirmInvitation',
    path: 'confirmations',
    who: 'any person of an invited or participating branch',
    title: 'The caller’s branch comes',
    description:
      'Also after the answer-by (it is then marked as late), and after an earlier no. After the end of the conduct ' +
      'only by a branch that takes part or was invited after it.',
    refusals: ['PLAN.CANCELLED', 'PLAN.ENDED', 'PLAN.INVITATION_WITHDRAWN'],
    fields: {
      staff: { description: 'How many persons come.', example: 2 },
      focus: {
        description: 'What the branch comes for, within its own mandate.',
        example: 'working hours, chemical products',
      },
      late: FILLED_IN,
    },
  }),
  planCommand({
    event: AgencyDeclined,
    kind: 'DeclineInvitation',
    id: 'declineInvitation',
    path: 'declines',
    who: 'any person of an invited branch',
    title: 'The caller’s branch does not come',
    refusals: ['PLAN.CANCELLED', 'PLAN.INVITATION_WITHDRAWN'],
    fields: {
      reason: {
        description: 'Why the branch does not take part; for the participants.',
        example: 'no staff',
      },
      late: FILLED_IN,
    },
  }),
];
