import { inHyphens, KINDS } from '@samsyn/kinds';
import { asRecorded, DomainError, given } from '@samsyn/kernel';
import { taskWarnings } from '../change-plan/change-plan.handler';
import { planStream } from '../operation-plan.events';
import { amendable, mustNameThePersonsFirst } from './prepare-plan';
import { operationPlan, type PlanChange } from '../plan-decider';
import {
  asInvited,
  asLeader,
  asOfficer,
  by,
  cancelled,
  coordinator,
  LATER,
  leader,
  officer,
  planned,
  proposed,
  released,
  tax,
  eventBy,
} from '../plan.fixture';

const OPERATION_ID = '99999999-0000-4000-8000-000000000000';
const changes: readonly PlanChange[] = [
  { kind: 'AssessRisk', level: 'medium' },
  { kind: 'AssignRoles', roles: [{ who: officer, task: 'secures the site' }] },
  { kind: 'RegisterSites', sites: ['Salongen'] },
  { kind: 'AmendPlan', changes: [{ field: 'dress', value: 'uniform' }] },
  { kind: 'RescheduleOperation', window: LATER, reason: 'the interpreter is ill', circumstances: planned },
];

describe.each(changes)('$kind', (change) => {
  it('is the operation leader’s', () => {
    given(operationPlan, proposed()).when(change, asOfficer).refused('ACCESS.NOT_YOURS');
    given(operationPlan, proposed()).when(change, asInvited(tax)).refused('ACCESS.NOT_YOURS');
  });

  it('ends with the cancellation', () => {
    given(operationPlan, proposed(), cancelled).when(change, asLeader).refused('PLAN.CANCELLED');
  });

  it('may come after the release', () => {
    const { outcome } = given(operationPlan, proposed(), released).when(change, asLeader);
    expect(outcome.events).toHaveLength(1);
  });
});

describe('the risk', () => {
  const assessed = eventBy(leader, { name: 'RiskAssessed', data: { level: 'medium' } });
  it('is a level, with its ground under the label of the leader', () => {
    given(operationPlan, proposed())
      .when(
        { kind: 'AssessRisk', level: 'high', ground: { value: 'weapons', label: ['police-investigation'] } },
        asLeader,
      )
      .then({
        name: 'RiskAssessed',
        data: { level: 'high', ground: 'weapons' },
        labels: { ground: ['police-investigation'] },
      });
  });

  it('is assessed anew with another level or a ground, not with the same level', () => {
    given(operationPlan, proposed(), assessed)
      .when({ kind: 'AssessRisk', level: 'medium' }, asLeader)
      .silent();
    given(operationPlan, proposed(), assessed)
      .when({ kind: 'AssessRisk', level: 'low' }, asLeader)
      .then({ name: 'RiskAssessed', data: { level: 'low' }, labels: {} });
  });
});

describe('the contact person', () => {
  const named = eventBy(tax, { name: 'ContactPersonNamed', data: { who: tax, telephone: '070' } });
  const mine = { kind: 'NameContactPerson', who: tax, telephone: '070' } as const;
  it('is named by the person’s own branch', () => {
    given(operationPlan, proposed())
      .when(mine, asInvited(tax))
      .then({ name: 'ContactPersonNamed', data: { who: tax, telephone: '070' } });
    given(operationPlan, proposed())
      .when({ kind: 'NameContactPerson', who: tax }, asInvited(tax))
      .then({ name: 'ContactPersonNamed', data: { who: tax } });
  });

  it('is named by no other branch but the leading one', () => {
    given(operationPlan, proposed()).when(mine, asInvited(coordinator)).refused('ACCESS.NOT_YOURS');
    given(operationPlan, proposed())
      .when(mine, asLeader)
      .then({ name: 'ContactPersonNamed', data: { who: tax, telephone: '070' } });
  });

  it('is not for who is neither invited nor takes part', () => {
    given(operationPlan, proposed()).when(mine, by(tax)).refused('ACCESS.NOT_YOURS');
  });

  it('is silent when the person is so already', () => {
    given(operationPlan, proposed(), named).when(mine, asInvited(tax)).silent();
    given(operationPlan, proposed(), named)
      .when({ ...mine, telephone: '072' }, asInvited(tax))
      .then({ name: 'ContactPersonNamed', data: { who: tax, telephone: '072' } });
  });

  it('ends with the cancellation', () => {
    given(operationPlan, proposed(), cancelled).when(mine, asInvited(tax)).refused('PLAN.CANCELLED');
  });
});

describe('roles', () => {
  const roles = [{ who: officer, task: 'secures the site' }];
  const assigned = eventBy(leader, { name: 'RoleAssigned', data: { roles } });
  it('are assigned, silently when they are so already', () => {
    given(operationPlan, proposed())
      .when({ kind: 'AssignRoles', roles }, asLeader)
      .then({ name: 'RoleAssigned', data: { roles } });
    given(operationPlan, proposed(), assigned).when({ kind: 'AssignRoles', roles }, asLeader).silent();
  });

  it('are assigned anew when one of them changes', () => {
    const both = [...roles, { who: coordinator, task: 'conversation' }];
    given(operationPlan, proposed(), assigned)
      .when({ kind: 'AssignRoles', roles: both }, asLeader)
      .then({ name: 'RoleAssigned', data: { roles: both } });
  });
});

describe('amending where it is', () => {
  const labelled = (label: readonly string[]) => ({
    location: { value: 'Storgatan 2', label: label as never[] },
  });
  const at = (kind: string, ...labels: string[]) => ({
    ...proposed(kind),
    labels: { location: labels },
    data: { ...proposed(kind).data, kindVersion: kind === 'akc-inspection' ? 2 : 1, location: 'Storgatan 1' },
  });
  const labelsAfter = (kind: string, before: string[], label: readonly string[]) =>
    given(operationPlan, at(kind, ...before) as never).when(
      { kind: 'AmendPlan', changes: [], ...labelled(label) },
      asLeader,
    ).outcome.events?.[0]?.labels;

  it('keeps the label that it had', () => {
    expect(labelsAfter('apartment-visit', ['police-investigation'], [])).toEqual({
      location: ['police-investigation'],
    });
    expect(labelsAfter('akc-inspection', ['participants-only'], [])).toEqual({
      location: ['participants-only'],
    });
  });

  it('raises it and never lowers it', () => {
    expect(labelsAfter('akc-inspection', ['participants-only'], ['address'])).toEqual({
      location: ['participants-only', 'address'],
    });
    expect(labelsAfter('apartment-visit', ['police-investigation'], ['participants-only'])).toEqual({
      location: ['police-investigation', 'participants-only'],
    });
  });

  it('has the label of the kind where it was not told before', () => {
    const { outcome } = given(operationPlan, {
      ...proposed('akc-inspection'),
      data: { ...proposed('akc-inspection').data, kindVersion: 2 },
    } as never).when({ kind: 'AmendPlan', changes: [], ...labelled([]) }, asLeader);
    expect(outcome.events?.[0]?.labels).toEqual({ location: ['participants-only'] });
  });

  it('says it is otherwise to those who had been briefed', () => {
    expect(
      given(operationPlan, at('apartment-visit', 'police-investigation') as never).when(
        { kind: 'AmendPlan', changes: [], location: { value: 'Storgatan 1', label: [] } },
        asLeader,
      ).outcome.events,
    ).toEqual([]);
  });
});

describe('amending a field', () => {
  const amend = (field: string): PlanChange => ({ kind: 'AmendPlan', changes: [{ field, value: 'x' }] });
  it.each(['window', 'roles', 'agencies'])('that has a command of its own is refused: %s', (field) => {
    given(operationPlan, proposed()).when(amend(field), asLeader).refused('PLAN.AMENDED_ELSEWHERE');
  });
  it.each(['adress', 'kindVersion', 'region', ...Object.getOwnPropertyNames(Object.prototype)])(
    'that the plan has not is refused: %s',
    (field) => {
      given(operationPlan, proposed()).when(amend(field), asLeader).refused('PLAN.UNKNOWN_FIELD');
    },
  );
  it.each(KINDS.current())('is one of those there are, each in one spelling: $code', (kind) => {
    const keys = amendable(kind).map(inHyphens);
    expect(keys).toEqual([...new Set(keys)]);
  });
});

describe('what else stands in the stream', () => {
  it('changes nothing in the plan', () => {
    const correction = {
      name: 'EntryCorrected',
      data: { entry: '22222222-2222-4222-8222-222222222222', field: 'staff', is: 3 },
      actor: tax,
    } as const;
    const { state } = given(operationPlan, proposed());
    expect(given(operationPlan, proposed(), correction).state).toEqual(state);
  });
});

describe('registering sites', () => {
  const register = (...sites: string[]): PlanChange => ({ kind: 'RegisterSites', sites });
  const registered = (...sites: string[]) => eventBy(leader, { name: 'SitesRegistered', data: { sites } });

  it('adds names, and takes one in other letters for that site', () => {
    given(operationPlan, proposed(), registered('Salongen'))
      .when(register('SALONGEN', 'Källaren 2'), asLeader)
      .then({ name: 'SitesRegistered', data: { sites: ['SALONGEN', 'Källaren 2'] } });
    const { sites } = given(operationPlan, proposed(), registered('Salongen'), registered('sal ongen')).state;
    expect([...sites]).toEqual([['salongen', 'sal ongen']]);
  });

  it('is silent where they are registered as they are told', () => {
    given(operationPlan, proposed(), registered('A', 'B')).when(register('B'), asLeader).silent();
  });

  it('refuses two names of one site', () => {
    given(operationPlan, proposed()).when(register('Sal 1', 'sal1'), asLeader).refused('PLAN.SITE_REPEATS');
  });
});

describe('assigning roles', () => {
  it('names the persons, and says so where the tasks stand in their place', () => {
    const isPerson = (handle: string) => handle.startsWith('coord');
    expect(() => mustNameThePersonsFirst({ coordA: 'conversation' }, isPerson)).not.toThrow();
    // Whoever is named is still looked up: a name that nobody has is another fault.
    expect(() => mustNameThePersonsFirst({ nobody: 'conversation' }, isPerson)).not.toThrow();
    expect(() => mustNameThePersonsFirst({ conversation: 'coordA' }, isPerson)).toThrow(
      new DomainError('PLAN.ROLES_REVERSED', {}, 'invalid'),
    );
  });

  it('says for whom the task is another than before', () => {
    const first = { kind: 'AssignRoles', roles: [{ who: officer, task: 'secures the site' }] } as const;
    const entries = [
      proposed(),
      eventBy(leader, { name: 'RoleAssigned', data: { roles: [...first.roles] } }),
    ].map((event, index) => ({ ...asRecorded(event, index, LATER[0]), stream: planStream(OPERATION_ID) }));
    const second = [
      { who: officer, task: 'drives' },
      { who: coordinator, task: 'conversation' },
    ];
    const change = { kind: 'AssignRoles', roles: { officer: 'drives', coordA: 'conversation' } } as const;
    const warned = (roles: typeof second) =>
      taskWarnings(change)({ command: { kind: 'AssignRoles', roles }, events: [], metadata: {} as never }, {
        operationId: OPERATION_ID,
        entries,
      } as never);
    expect(warned(second)).toEqual([
      { code: 'PLAN.TASK_REPLACED', field: 'roles', details: { persons: ['officer'] } },
    ]);
    expect(warned([{ who: officer, task: 'secures the site' }, second[1]!])).toEqual([]);
  });
});
