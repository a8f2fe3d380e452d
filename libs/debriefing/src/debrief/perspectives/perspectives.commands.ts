import { FILLED_IN } from '@samsyn/event-store';
import { debriefCommand } from '../debrief-command';
import { PerspectiveReleased, PerspectiveSubmitted } from '../debrief.events';

const texts = {
  well: 'What went well.',
  hard: 'What was hard.',
  develop: 'What to develop.',
};

export const perspectiveCommands = [
  debriefCommand({
    event: PerspectiveSubmitted,
    kind: 'SubmitPerspective',
    id: 'submitPerspective',
    path: 'perspectives',
    who: 'participant',
    title: 'The perspective of the own branch (`PerspectiveSubmitted`), with at least one of its parts',
    description:
      'Through the facilitator, nobody but facilitators and the author ever learns who wrote it. That way alone it may be about a branch that takes no part, or a no to a joint decision.',
    refusals: [
      'DEBRIEF.NOT_OPEN',
      'DEBRIEF.CLOSED',
      'DEBRIEF.PERSPECTIVE_EMPTY',
      'DEBRIEF.NO_FACILITATOR',
      'DEBRIEF.OWN_PERSPECTIVE',
      'DEBRIEF.THROUGH_FACILITATOR_ONLY',
      'DEBRIEF.ONE_SUBJECT',
      'DEBRIEF.ABOUT_TAKES_PART',
      'DECISION.UNKNOWN',
      'IDENTITY.BRANCH_UNKNOWN',
    ],
    fields: {
      through: 'Released by a facilitator, without its author.',
      about: {
        description:
          'A branch that takes no part: with `through`, the facilitator passes it on to that branch.',
        example: 'police/local-police',
      },
      decision:
        'The `DecisionTaken` that the author does not agree to, with `through`; why stands in `hard`.',
      ...texts,
    },
  }),
  debriefCommand({
    event: PerspectiveReleased,
    kind: 'ReleasePerspective',
    id: 'releasePerspective',
    path: 'releases',
    who: 'facilitator',
    title:
      'Lets the participants read a perspective without its author (`PerspectiveReleased`), or the branch that takes no part and that it is about (`PerspectivePassedOn`)',
    description: 'With other texts the facilitator releases these words instead.',
    refusals: [
      'DEBRIEF.NOT_OPEN',
      'DEBRIEF.CLOSED',
      'PERSPECTIVE.UNKNOWN',
      'DEBRIEF.SEVERAL_PERSPECTIVES',
      'DEBRIEF.OWN_PERSPECTIVE',
      'DEBRIEF.PERSPECTIVE_EMPTY',
    ],
    fields: {
      perspective: {
        description: 'The entry that is released; absent: the latest unreleased one.',
        optional: true,
      },
      decision: FILLED_IN,
      ...texts,
    },
  }),
];
