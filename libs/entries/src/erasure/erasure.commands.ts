import { FILLED_IN } from '@samsyn/event-store';
import { ReceivedCopyErased, SubjectErased } from '../entries.events';
import { entryCommand } from '../entry-command';

export const eraseSubject = entryCommand({
  event: SubjectErased,
  kind: 'EraseSubject',
  id: 'eraseSubject',
  path: 'erasure',
  who: 'a supervisor of the branch that met the person; a second person approves it',
  title: 'What was recorded of the person met is made unreadable for good',
  description:
    'The keys are destroyed; it cannot be undone. That something was recorded, by which branch and when, stays in the ' +
    'history, and nothing more is recorded in the encounter by its own side. What was sent to another authority is ' +
    'that authority’s as well and stays there until it erases its own copy; of what still waits there the answer warns ' +
    '(`ERASURE.STILL_WAITS`). Withdraw a referral that no longer applies first. That something was disclosed, to ' +
    'whom and on what ground stays listed, without its texts (`GET /disclosures`).',
  refusals: [
    'ENCOUNTER.UNKNOWN',
    'ERASURE.WAITS_ELSEWHERE',
    'ERASURE.INCIDENT_OPEN',
    'ERASURE.GLASS_UNANSWERED',
  ],
  fields: { ground: 'Why what is known of the exposed person is erased.' },
});

export const eraseReceivedCopy = entryCommand({
  event: ReceivedCopyErased,
  kind: 'EraseReceivedCopy',
  id: 'eraseReceivedCopy',
  path: 'erasure',
  who: 'a supervisor of the branch that received it; a second person approves it',
  title: 'A branch erases its own copy of what an encounter sent to it',
  description:
    'The entry is the concern, the referral or the accepted reservation that it began with; its answers and ' +
    'corrections go with it. For this branch alone: what the encounter’s side still has is erased there. That it was ' +
    'received stays in the history. The keys are destroyed once every side has erased its copy.',
  refusals: ['ENTRY.UNKNOWN', 'ERASURE.NOTHING_RECEIVED', 'ERASURE.WAITS_HERE'],
  fields: {
    matter: FILLED_IN,
    ground: 'Why the branch erases what was sent to it.',
    entries: FILLED_IN,
  },
});
