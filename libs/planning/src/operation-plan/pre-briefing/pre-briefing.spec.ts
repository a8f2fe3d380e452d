import { given } from '@samsyn/kernel';
import { operationPlan, type PlanChange } from '../plan-decider';
import {
  asLeader,
  asOfficer,
  asParticipant,
  cancelled,
  coordinator,
  held,
  joinedLate,
  leader,
  officer,
  proposed,
  eventBy,
} from '../plan.fixture';

const at = '2026-11-19T17:30:00.000Z';
const changes: readonly PlanChange[] = [
  { kind: 'SchedulePreBriefing', at },
  { kind: 'HoldPreBriefing', present: [leader], covered: [] },
  { kind: 'BriefLateJoiner', who: coordinator },
];

describe.each(changes)('$kind', (change) => {
  it('is the operation leader’s', () => {
    given(operationPlan, proposed()).when(change, asOfficer).refused('ACCESS.NOT_YOURS');
    given(operationPlan, proposed()).when(change, asParticipant(coordinator)).refused('ACCESS.NOT_YOURS');
  });

  it('ends with the cancellation', () => {
    given(operationPlan, proposed(), cancelled).when(change, asLeader).refused('PLAN.CANCELLED');
  });
});

describe('a pre-briefing', () => {
  it('is set, silently to the same moment', () => {
    const scheduled = eventBy(leader, { name: 'PreBriefingScheduled', data: { at } });
    given(operationPlan, proposed())
      .when({ kind: 'SchedulePreBriefing', at }, asLeader)
      .then({ name: 'PreBriefingScheduled', data: { at } });
    given(operationPlan, proposed(), scheduled).when({ kind: 'SchedulePreBriefing', at }, asLeader).silent();
  });

  it('tells who was present and what was covered, and may be held again', () => {
    const facts = { present: [leader, officer], covered: ['approach'], dress: 'plain', maxInside: 3 };
    given(operationPlan, proposed(), held([leader], ['approach']))
      .when({ kind: 'HoldPreBriefing', ...facts }, asLeader)
      .then({ name: 'PreBriefingHeld', data: facts });
  });
});

describe('a late joiner', () => {
  it('is briefed, silently in the same way again', () => {
    given(operationPlan, proposed())
      .when({ kind: 'BriefLateJoiner', who: coordinator, how: 'telephone' }, asLeader)
      .then({ name: 'LateJoinerBriefed', data: { who: coordinator, how: 'telephone' } });
    given(operationPlan, proposed(), joinedLate(coordinator))
      .when({ kind: 'BriefLateJoiner', who: coordinator }, asLeader)
      .silent();
  });

  it('is briefed again, in the same way too, when the plan has been amended since', () => {
    const changes = [{ field: 'maxInside', value: '5' }];
    const amended = { name: 'PlanAmended', data: { changes }, actor: leader } as const;
    given(operationPlan, proposed(), joinedLate(coordinator), amended as never)
      .when({ kind: 'BriefLateJoiner', who: coordinator }, asLeader)
      .then({ name: 'LateJoinerBriefed', data: { who: coordinator } });
  });
});
