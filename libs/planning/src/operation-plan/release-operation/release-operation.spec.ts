import { DomainError, given, type Past } from '@samsyn/kernel';
import type { PlanStreamEvent } from '../operation-plan';
import { operationPlan } from '../plan-decider';
import {
  asInvited,
  asLeader,
  asOfficer,
  asOtherLeader,
  border,
  cancelled,
  confirmed,
  coordinator,
  declined,
  held,
  joinedLate,
  leader,
  proposed,
  released,
  tax,
  WHOLE_AGENDA,
} from '../plan.fixture';

const release = { kind: 'ReleaseOperation', coordinatorAccepted: true } as const;
const without = {
  kind: 'ReleaseWithoutCoordinator',
  coordinatorAccepted: false,
  reason: 'nobody could come',
} as const;
const ALL = ['released-without-pre-briefing', 'agenda-not-covered', 'released-with-unbriefed-branch'];
const overriding = (...of: string[]) => ({ override: { of, reason: 'the advertisement is of today' } });
const ready = [proposed(), held([leader, border], [...WHOLE_AGENDA, 'border-police-conduct'])];

/** The codes that a refusal lists. */
function unmet(past: readonly Past<PlanStreamEvent>[], command: Parameters<typeof operationPlan.decide>[0]) {
  const { state } = given(operationPlan, ...past);
  const metadata = {
    ...asLeader,
    now: '2026-01-01T00:00:00.000Z',
    occurredAt: '2026-01-01T00:00:00.000Z',
    newId: '',
  };
  try {
    return operationPlan.decide(command, state, metadata);
  } catch (error) {
    return (error as DomainError).details;
  }
}

describe('release', () => {
  it('comes when every gate is met', () => {
    given(operationPlan, ...ready)
      .when(release, asLeader)
      .then({ name: 'OperationReleased', data: { overridden: [] } });
  });

  it('is an operation leader’s, also of a colleague of the one who proposed', () => {
    given(operationPlan, ...ready)
      .when(release, asOtherLeader)
      .then({ name: 'OperationReleased', data: { overridden: [] } });
    given(operationPlan, ...ready)
      .when(release, asOfficer)
      .refused('ACCESS.NOT_YOURS');
    given(operationPlan, ...ready)
      .when(release, asInvited(tax))
      .refused('ACCESS.NOT_YOURS');
  });

  it('is silent when it is released, and refused when it is cancelled', () => {
    given(operationPlan, proposed(), released).when(release, asLeader).silent();
    given(operationPlan, proposed(), released).when(without, asLeader).silent();
    given(operationPlan, ...ready, cancelled)
      .when(release, asLeader)
      .refused('PLAN.CANCELLED');
  });
});

describe('the gates of release, in their order', () => {
  it('wants a pre-briefing first', () => {
    given(operationPlan, proposed(), confirmed(tax)).when(release, asLeader).refused('PLAN.NOT_BRIEFED');
  });

  it('then the whole agenda', () => {
    given(operationPlan, proposed(), confirmed(tax), held([leader], WHOLE_AGENDA.slice(1)))
      .when(release, asLeader)
      .refused('PLAN.AGENDA_NOT_COVERED');
  });

  it('then every confirmed branch', () => {
    given(operationPlan, proposed(), confirmed(tax), held([leader], WHOLE_AGENDA))
      .when({ ...release, coordinatorAccepted: false }, asLeader)
      .refused('PLAN.BRANCH_NOT_BRIEFED');
  });

  it('then a coordinator', () => {
    given(operationPlan, ...ready)
      .when({ ...release, coordinatorAccepted: false }, asLeader)
      .refused('PLAN.NO_COORDINATOR');
  });

  it('lists all that are unmet, and the points that are missing', () => {
    const past = [proposed(), confirmed(tax), held([leader], WHOLE_AGENDA.slice(2))];
    expect(unmet(past, { ...release, coordinatorAccepted: false })).toEqual({
      unmet: ['PLAN.AGENDA_NOT_COVERED', 'PLAN.BRANCH_NOT_BRIEFED', 'PLAN.NO_COORDINATOR'],
      agenda: ['approach', 'responsibilities'],
      overrides: {
        'PLAN.AGENDA_NOT_COVERED': 'agenda-not-covered',
        'PLAN.BRANCH_NOT_BRIEFED': 'released-with-unbriefed-branch',
      },
    });
  });

  it('list a missing pre-briefing and the agenda that nobody covered, each with its override', () => {
    expect(unmet([proposed(), confirmed(tax)], { ...release, coordinatorAccepted: false })).toEqual({
      unmet: [
        ...['PLAN.NOT_BRIEFED', 'PLAN.AGENDA_NOT_COVERED', 'PLAN.BRANCH_NOT_BRIEFED'],
        'PLAN.NO_COORDINATOR',
      ],
      agenda: WHOLE_AGENDA,
      overrides: {
        'PLAN.NOT_BRIEFED': 'released-without-pre-briefing',
        'PLAN.AGENDA_NOT_COVERED': 'agenda-not-covered',
        'PLAN.BRANCH_NOT_BRIEFED': 'released-with-unbriefed-branch',
      },
    });
  });

  it('wait for the briefing of a coordinator who comes to the site, also in a branch that nobody invited', () => {
    const comes = { ...release, coordinatorsOnSite: [coordinator.branch] };
    given(operationPlan, ...ready)
      .when(comes, asLeader)
      .refused('PLAN.BRANCH_NOT_BRIEFED');
    given(operationPlan, ...ready, joinedLate(coordinator))
      .when(comes, asLeader)
      .then({ name: 'OperationReleased', data: { overridden: [] } });
    const command = { ...comes, ...overriding('released-with-unbriefed-branch') };
    given(operationPlan, ...ready)
      .when(command, asLeader)
      .then({
        name: 'OperationReleased',
        data: { override: command.override, overridden: ['released-with-unbriefed-branch'] },
      });
  });

  it('adds up several pre-briefings', () => {
    given(
      operationPlan,
      proposed(),
      held([leader], WHOLE_AGENDA.slice(0, 4)),
      held([leader], WHOLE_AGENDA.slice(4)),
    )
      .when(release, asLeader)
      .then({ name: 'OperationReleased', data: { overridden: [] } });
  });

  it('wants the conduct of the border police on the agenda where they take part', () => {
    for (const taking of [held([leader, border], WHOLE_AGENDA), joinedLate(border), confirmed(border)]) {
      given(operationPlan, proposed(), held([leader], WHOLE_AGENDA), taking)
        .when(release, asLeader)
        .refused('PLAN.AGENDA_NOT_COVERED');
    }
    given(operationPlan, proposed(), held([leader], WHOLE_AGENDA), confirmed(border), declined(border))
      .when(release, asLeader)
      .then({ name: 'OperationReleased', data: { overridden: [] } });
  });

  it('has each kind’s own agenda', () => {
    const akc = ['approach', 'responsibilities', 'victim-perspective', 'entry-order', 'secrecy'];
    given(operationPlan, proposed('akc-inspection'), held([leader], akc))
      .when(release, asLeader)
      .then({ name: 'OperationReleased', data: { overridden: [] } });
    given(operationPlan, proposed('apartment-visit'), held([leader], akc))
      .when(release, asLeader)
      .refused('PLAN.AGENDA_NOT_COVERED');
  });

  it('takes a branch as briefed when one of it was present or was briefed later', () => {
    const past = [proposed(), confirmed(tax), held([leader], WHOLE_AGENDA)];
    given(operationPlan, ...past, joinedLate(tax))
      .when(release, asLeader)
      .then({ name: 'OperationReleased', data: { overridden: [] } });
    given(operationPlan, proposed(), confirmed(tax), held([tax], WHOLE_AGENDA))
      .when(release, asLeader)
      .then({ name: 'OperationReleased', data: { overridden: [] } });
  });

  it('does not wait for a branch that declined after all', () => {
    given(operationPlan, proposed(), confirmed(tax), declined(tax), held([leader], WHOLE_AGENDA))
      .when(release, asLeader)
      .then({ name: 'OperationReleased', data: { overridden: [] } });
  });
});

describe('the gates of a kind', () => {
  const outreach = ['approach', 'responsibilities', 'victim-perspective', 'safety', 'secrecy'];
  const survey = ['approach', 'responsibilities', 'what-is-noted', 'if-somebody-is-met', 'secrecy'];
  const alone = { ...release, coordinatorAccepted: false };

  it('let a field survey go without any coordinator', () => {
    given(operationPlan, proposed('field-survey'), held([leader], survey))
      .when(alone, asLeader)
      .then({ name: 'OperationReleased', data: { overridden: [] } });
  });

  it('have an outreach wait until somebody takes part who can give support', () => {
    const past = [proposed('street-outreach'), held([leader], outreach)];
    given(operationPlan, ...past)
      .when(alone, asLeader)
      .refused('PLAN.NO_SUPPORT_ACTOR');
    given(operationPlan, ...past)
      .when(release, asLeader)
      .then({ name: 'OperationReleased', data: { overridden: [] } });
    given(operationPlan, proposed('street-outreach'), confirmed(coordinator), held([coordinator], outreach))
      .when(alone, asLeader)
      .then({ name: 'OperationReleased', data: { overridden: [] } });
  });

  it('are overridden by the deviation that the kind names', () => {
    const command = { ...alone, ...overriding('released-without-support-actor') };
    given(operationPlan, proposed('street-outreach'), held([leader], outreach))
      .when(command, asLeader)
      .then({
        name: 'OperationReleased',
        data: { override: command.override, overridden: ['released-without-support-actor'] },
      });
  });
});

describe('an override', () => {
  const unbriefed = [proposed(), confirmed(tax), held([leader], WHOLE_AGENDA)];

  it('is the named leader’s alone', () => {
    const command = { ...release, ...overriding('released-with-unbriefed-branch') };
    given(operationPlan, ...unbriefed)
      .when(command, asOtherLeader)
      .refused('PLAN.NOT_THE_NAMED_LEADER');
    given(operationPlan, ...unbriefed)
      .when(command, asLeader)
      .then({
        name: 'OperationReleased',
        data: { override: command.override, overridden: ['released-with-unbriefed-branch'] },
      });
  });

  it('is for whoever leads in person, once leadership was handed over or taken over', () => {
    const command = { ...release, ...overriding('released-with-unbriefed-branch') };
    const inPerson = (acting: typeof asLeader, leadsInPerson: boolean) => ({
      ...acting,
      standing: { ...acting.standing!, leadsInPerson },
    });
    given(operationPlan, ...unbriefed)
      .when(command, inPerson(asOtherLeader, true))
      .then({
        name: 'OperationReleased',
        data: { override: command.override, overridden: ['released-with-unbriefed-branch'] },
      });
    given(operationPlan, ...unbriefed)
      .when(command, inPerson(asLeader, false))
      .refused('ACCESS.NOT_YOURS');
  });

  it('is refused where it matches nothing: every gate is met, or a code is that of no gate', () => {
    given(operationPlan, ...ready)
      .when({ ...release, ...overriding('agenda-not-covered') }, asLeader)
      .refused('PLAN.OVERRIDE_MATCHES_NOTHING');
    given(operationPlan, ...unbriefed)
      .when({ ...release, ...overriding('released-with-unbriefed-branch', 'agenda-uncovered') }, asLeader)
      .refused('PLAN.OVERRIDE_MATCHES_NOTHING');
    given(operationPlan, ...ready)
      .when({ ...without, ...overriding('started-without-coordinator') }, asLeader)
      .refused('PLAN.OVERRIDE_MATCHES_NOTHING');
  });

  it('says of the named gates which were in fact unmet', () => {
    const command = { ...release, ...overriding(...ALL) };
    given(operationPlan, ...unbriefed)
      .when(command, asLeader)
      .then({
        name: 'OperationReleased',
        data: { override: command.override, overridden: ['released-with-unbriefed-branch'] },
      });
  });

  it('opens no gate that it does not name', () => {
    given(operationPlan, ...unbriefed)
      .when({ ...release, ...overriding('agenda-not-covered') }, asLeader)
      .refused('PLAN.BRANCH_NOT_BRIEFED');
    expect(
      unmet([proposed(), confirmed(tax)], { ...release, ...overriding('released-without-pre-briefing') }),
    ).toEqual({
      unmet: ['PLAN.BRANCH_NOT_BRIEFED'],
      overrides: { 'PLAN.BRANCH_NOT_BRIEFED': 'released-with-unbriefed-branch' },
    });
  });

  it('of the missing pre-briefing covers the agenda, which may be named beside it', () => {
    const short = { ...release, ...overriding('released-without-pre-briefing') };
    given(operationPlan, proposed())
      .when(short, asLeader)
      .then({
        name: 'OperationReleased',
        data: { override: short.override, overridden: ['released-without-pre-briefing'] },
      });
    const long = { ...release, ...overriding('released-without-pre-briefing', 'agenda-not-covered') };
    given(operationPlan, proposed())
      .when(long, asLeader)
      .then({
        name: 'OperationReleased',
        data: {
          override: long.override,
          overridden: ['released-without-pre-briefing', 'agenda-not-covered'],
        },
      });
    given(operationPlan, proposed())
      .when({ ...release, ...overriding('agenda-not-covered') }, asLeader)
      .refused('PLAN.NOT_BRIEFED');
  });

  it('cannot stand in for a coordinator', () => {
    given(operationPlan, ...ready)
      .when(
        { ...release, coordinatorAccepted: false, ...overriding(...ALL, 'started-without-coordinator') },
        asLeader,
      )
      .refused('PLAN.NO_COORDINATOR');
  });
});

describe('release without a coordinator', () => {
  it('is a reasoned decision of the named leader', () => {
    given(operationPlan, ...ready)
      .when({ ...without, instead: 'telephone-advice' }, asLeader)
      .then({
        name: 'OperationReleasedWithoutCoordinator',
        data: { overridden: [], reason: 'nobody could come', instead: 'telephone-advice' },
      });
    given(operationPlan, ...ready)
      .when(without, asOtherLeader)
      .refused('PLAN.NOT_THE_NAMED_LEADER');
    given(operationPlan, ...ready)
      .when(without, asOfficer)
      .refused('ACCESS.NOT_YOURS');
  });

  it('skips that gate and no other', () => {
    given(operationPlan, proposed()).when(without, asLeader).refused('PLAN.NOT_BRIEFED');
    const command = { ...without, ...overriding('released-without-pre-briefing') };
    given(operationPlan, proposed())
      .when(command, asLeader)
      .then({
        name: 'OperationReleasedWithoutCoordinator',
        data: {
          override: command.override,
          overridden: ['released-without-pre-briefing'],
          reason: 'nobody could come',
        },
      });
  });

  it('waits for a coordinator’s branch that confirmed an invitation as for any other', () => {
    given(operationPlan, ...ready, confirmed(coordinator))
      .when(without, asLeader)
      .refused('PLAN.BRANCH_NOT_BRIEFED');
  });

  it('is refused when it is cancelled', () => {
    given(operationPlan, ...ready, cancelled)
      .when(without, asLeader)
      .refused('PLAN.CANCELLED');
  });
});
