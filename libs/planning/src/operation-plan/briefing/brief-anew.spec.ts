import { given } from '@samsyn/kernel';
import { operationPlan, type PlanCommand } from '../plan-decider';
import { unbriefedBranches } from '../operation-plan';
import {
  asLeader,
  border,
  confirmed,
  coordinator,
  held,
  joinedLate,
  leader,
  officer,
  proposed,
  tax,
  WHOLE_AGENDA,
} from '../plan.fixture';
import { BRIEFING_MATTERS, matterOf } from './briefing-matters';

const briefed = held([leader, border, coordinator], WHOLE_AGENDA);
const amend = (changes: Record<string, string>, briefAnew?: string[]): PlanCommand => ({
  kind: 'AmendPlan',
  changes: Object.entries(changes).map(([field, value]) => ({ field, value })),
  ...(briefAnew ? { briefAnew } : {}),
});
/** The events of the amendment, as what they are followed by. */
const amended = (changes: Record<string, string>, ...before: Parameters<typeof given>[1][]) => {
  const { outcome } = given(operationPlan, ...(before as [])).when(amend(changes), asLeader);
  return outcome.events!.map((event) => ({ ...event, actor: leader })) as never[];
};

describe('an amendment', () => {
  it('says what it was before, where that was told', () => {
    given(operationPlan, proposed())
      .when(amend({ purpose: 'two flats', dress: 'plain' }), asLeader)
      .then({
        name: 'PlanAmended',
        data: {
          changes: [
            { field: 'purpose', value: 'two flats', was: 'a visit' },
            { field: 'dress', value: 'plain' },
          ],
        },
      });
  });

  it('is silent where everything is so already', () => {
    given(operationPlan, proposed())
      .when(amend({ purpose: 'a visit' }), asLeader)
      .silent();
  });

  it('names the briefed branches that the matter concerns, and no other', () => {
    given(operationPlan, proposed(), briefed)
      .when(amend({ maxInside: '4', dress: 'uniform', purpose: 'two flats' }), asLeader)
      .then({
        name: 'PlanAmended',
        data: {
          changes: [
            { field: 'maxInside', value: '4' },
            { field: 'dress', value: 'uniform' },
            { field: 'purpose', value: 'two flats', was: 'a visit' },
          ],
          briefAnew: [
            { branch: leader.branch, beforeRelease: true, of: ['maxInside', 'dress'] },
            { branch: border.branch, beforeRelease: true, of: ['maxInside', 'dress'] },
            { branch: coordinator.branch, beforeRelease: true, of: ['maxInside'] },
          ],
        },
      });
  });

  it('names nobody before the pre-briefing: they will hear it there', () => {
    const { outcome } = given(operationPlan, proposed(), confirmed(border)).when(
      amend({ maxInside: '4' }),
      asLeader,
    );
    expect(outcome.events).toEqual([
      { name: 'PlanAmended', data: { changes: [{ field: 'maxInside', value: '4' }] } },
    ]);
  });

  it('concerns whom the leader says, whatever the table says', () => {
    const { outcome } = given(operationPlan, proposed(), briefed).when(
      amend({ reference: '5000-K2-26' }, [border.branch, tax.branch]),
      asLeader,
    );
    expect(outcome.events?.[0]?.data).toMatchObject({
      briefAnew: [{ branch: border.branch, beforeRelease: true, of: ['reference'] }],
    });
  });
});

describe('a branch that was briefed of what no longer holds', () => {
  const past = [proposed(), confirmed(border), confirmed(coordinator), briefed] as never[];
  const state = (...events: never[]) => given(operationPlan, ...events).state;

  it('counts as not briefed until it is briefed again', () => {
    expect(unbriefedBranches(state(...past))).toEqual([]);
    const changed = [...past, ...amended({ dress: 'uniform' }, ...past)] as never[];
    expect(unbriefedBranches(state(...changed))).toEqual([border.branch]);
    expect(unbriefedBranches(state(...changed, joinedLate(border) as never))).toEqual([]);
    expect(unbriefedBranches(state(...changed, held([officer, border], []) as never))).toEqual([]);
  });

  it('holds up no release where the matter does not demand it', () => {
    const changed = [...past, ...amended({ interpreter: 'by telephone' }, ...past)] as never[];
    expect(unbriefedBranches(state(...changed))).toEqual([]);
    expect([...state(...changed).briefAnew.keys()]).toEqual([coordinator.branch]);
  });

  it('is a gate of the release', () => {
    const changed = [...past, ...amended({ maxInside: '5' }, ...past)] as never[];
    given(operationPlan, ...changed)
      .when({ kind: 'ReleaseOperation', coordinatorAccepted: true }, asLeader)
      .refused('PLAN.AGENDA_NOT_COVERED');
    const whole = [...past, held([leader], ['border-police-conduct']) as never];
    given(operationPlan, ...whole, ...amended({ maxInside: '5' }, ...whole))
      .when({ kind: 'ReleaseOperation', coordinatorAccepted: true }, asLeader)
      .refused('PLAN.BRANCH_NOT_BRIEFED');
  });
});

describe('each matter of the pre-briefing', () => {
  const all = [leader.branch, border.branch, coordinator.branch];
  const police = [leader.branch, border.branch];

  it.each([
    ['approach', all],
    ['responsibilities', all],
    ['victim-perspective', all],
    ['entry-order', all],
    ['max-inside', all],
    ['max-persons-inside', all],
    ['sites', all],
    ['meeting-point', all],
    ['secrecy', all],
    ['border-police-conduct', all],
    ['dress', police],
    ['money', police],
    ['interpreter', [coordinator.branch]],
  ])('is told again when it changes: %s', (field, branches) => {
    given(operationPlan, proposed(), briefed)
      .when(amend({ [field]: 'otherwise' }), asLeader)
      .then({
        name: 'PlanAmended',
        data: {
          changes: [{ field, value: 'otherwise' }],
          briefAnew: branches.map((branch) => ({
            branch,
            beforeRelease: field !== 'interpreter',
            of: [field],
          })),
        },
      });
  });

  it('is told again when it changes: where it is', () => {
    const { outcome } = given(operationPlan, proposed(), briefed).when(
      { kind: 'AmendPlan', changes: [], location: { value: 'Storgatan 2', label: [] } },
      asLeader,
    );
    const of = ['location'];
    expect(outcome.events?.[0]?.data).toMatchObject({
      briefAnew: all.map((branch) => ({ branch, beforeRelease: true, of })),
    });
  });
});

describe('the table of matters', () => {
  it('knows a field however its words are joined', () => {
    for (const field of ['maxInside', 'max-inside', 'max_inside', 'MaxInside']) {
      expect(matterOf(field, '2026-11-19T18:00:00.000Z')?.field).toBe('max-inside');
    }
  });

  it('is dated: what is not in force yet concerns nobody', () => {
    expect(matterOf('maxInside', '2025-12-31T23:59:59.000Z')).toBeUndefined();
  });

  it('has each matter once a day', () => {
    const fields = BRIEFING_MATTERS.filter(({ validUntil }) => validUntil === undefined).map(
      ({ field }) => field,
    );
    expect(new Set(fields).size).toBe(fields.length);
  });
});
