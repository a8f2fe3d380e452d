import { FILLED_IN } from '@samsyn/event-store';
import { planCommand } from '../../command-definition';
import { OperationReleased, OperationReleasedWithoutCoordinator } from '../operation-plan.events';

const NOTICES = '`notices`: lessons of earlier operations that have no answer yet; they hold up nothing.';
const REFUSALS = [
  'PLAN.NOT_BRIEFED',
  'PLAN.AGENDA_NOT_COVERED',
  'PLAN.BRANCH_NOT_BRIEFED',
  'PLAN.NO_SUPPORT_ACTOR',
  'PLAN.OVERRIDE_MATCHES_NOTHING',
  'PLAN.NOT_THE_NAMED_LEADER',
  'PLAN.CANCELLED',
  'PLAN.ENDED',
];
const overriding = {
  override: {
    description: 'The named leader only.',
    members: {
      of: {
        example: ['released-with-unbriefed-branch'],
        description:
          'Deviation codes of the gates that are passed over. One that is no gate’s of the kind is refused, and so is an override where every gate is met.',
      },
      reason: {
        example: 'they stay outside and are briefed by radio',
        description: 'Why the leader passes over it; a visible fact of its own.',
      },
    },
  },
  overridden: FILLED_IN,
} as const;

export const releaseCommands = [
  planCommand({
    event: OperationReleased,
    kind: 'ReleaseOperation',
    id: 'releaseOperation',
    path: 'release',
    who: 'operation leader; with an override the named leader',
    title: 'The operation may begin (OperationReleased)',
    description: `Refused with the code of the first gate of the kind that is not met; \`details.unmet\` lists them all, \`details.overrides\` by gate the code that passes it. ${NOTICES}`,
    refusals: [...REFUSALS, 'PLAN.NO_COORDINATOR'],
    fields: overriding,
  }),
  planCommand({
    event: OperationReleasedWithoutCoordinator,
    kind: 'ReleaseWithoutCoordinator',
    id: 'releaseOperationWithoutCoordinator',
    path: 'release-without-coordinator',
    who: 'the named leader',
    title: 'The operation may begin although no coordinator comes (OperationReleasedWithoutCoordinator)',
    description: `The other gates of the kind hold as for a release. ${NOTICES}`,
    refusals: REFUSALS,
    fields: {
      reason: {
        example: 'nobody could come tonight',
        description: 'Why it begins without a coordinator; the debrief takes it up.',
      },
      instead: 'What takes the coordinator’s place.',
      ...overriding,
    },
  }),
];
