import { conductFact } from '../../facts/fact-definition';
import { LeadershipAccepted, LeadershipHandedOver, LeadershipTakenOver } from './leadership.events';

export const leadershipFacts = [
  conductFact({
    event: LeadershipHandedOver,
    path: 'leadership-handovers',
    who: 'operation-leader',
    active: ['to'],
    title: 'Leadership is offered to a person of the leading branch; answers the id of the handover',
    description:
      'Nothing changes until that person accepts. A later offer takes the place of an earlier one.',
    namedLater: true,
    refusals: ['CONDUCT.LEADER_OUTSIDE_BRANCH', 'PERSON.UNKNOWN'],
    fields: {
      to: { description: 'A person of the leading branch; oneself takes an offer back.', example: 'officer' },
      reason: { description: 'Why leadership is handed over.', example: 'end of shift' },
    },
  }),
  conductFact({
    event: LeadershipAccepted,
    path: 'leadership-acceptances',
    who: 'leading-branch',
    title: 'The person to whom leadership was handed over leads from now on',
    description:
      'From here the commands of the leader are for that person alone until the conduct ends or the leadership is handed on.',
    refusals: ['CONDUCT.NO_HANDOVER'],
    fields: {
      handover: { description: 'The entry that offered it; absent: the one that is open.', optional: true },
    },
  }),
  // The person it is taken over from may have left.
  conductFact({
    event: LeadershipTakenOver,
    path: 'leadership-takeovers',
    who: 'any-operation-leader',
    title:
      'Where the one who leads has left or is out of reach, another operation leader of the branch leads from now on',
    description:
      'Before the conduct starts, too. An offer of leadership that nobody has accepted lapses. From here the commands of the leader, those of the named leader among them, are for whoever took over.',
    refusals: ['CONDUCT.NOT_THE_LEADER', 'PERSON.UNKNOWN'],
    fields: {
      from: {
        description:
          'Who leads until now: who took leadership over or accepted it last, else who proposed the operation or started it.',
        example: 'leader',
      },
      why: {
        description: 'Why: they have left, or cannot be reached. Shared with the participants.',
        example: 'called to another scene and does not answer',
      },
    },
  }),
];
