import { planCommand } from '../../command-definition';
import { LateJoinerBriefed, PreBriefingHeld, PreBriefingScheduled } from '../operation-plan.events';

const who = 'operation leader';
const NOT_UNDER_WAY = ['PLAN.CANCELLED', 'PLAN.ENDED'];

export const preBriefingCommands = [
  planCommand({
    event: PreBriefingScheduled,
    kind: 'SchedulePreBriefing',
    id: 'schedulePreBriefing',
    path: 'pre-briefings',
    who,
    title: 'A pre-briefing is set',
    refusals: NOT_UNDER_WAY,
    fields: { at: 'When it is to be held.' },
  }),
  planCommand({
    event: PreBriefingHeld,
    kind: 'HoldPreBriefing',
    id: 'holdPreBriefing',
    path: 'pre-briefings/held',
    who,
    title: 'A pre-briefing was held: who was present and what was covered',
    description: 'A branch that was present takes part from then on.',
    refusals: ['PERSON.UNKNOWN', ...NOT_UNDER_WAY],
    fields: {
      present: {
        description: 'Who was there, by handle.',
        example: ['trafficking-leader', 'coordinator-syd'],
      },
      covered: {
        description: 'Codes of the kind’s agenda, and points of your own.',
        example: ['approach', 'responsibilities'],
        min: 0,
      },
      dress: { description: 'What was agreed: plain clothes or uniform.', example: 'plain' },
      maxInside: { description: 'How many at most are inside at once.', example: 3 },
    },
  }),
  planCommand({
    event: LateJoinerBriefed,
    kind: 'BriefLateJoiner',
    id: 'briefLateJoiner',
    path: 'late-joiners',
    who,
    title: 'Somebody who missed the pre-briefing was briefed individually',
    refusals: ['PERSON.UNKNOWN', ...NOT_UNDER_WAY],
    fields: {
      who: 'Who was briefed, by handle.',
      how: { description: 'How: in the car, by telephone …', example: 'telephone' },
    },
  }),
];
