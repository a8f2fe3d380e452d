import { conductEvents, encounterEvents } from '@samsyn/conducting/contract';
import { ROLES } from '@samsyn/identity';
import { type Rule, KINDS } from '@samsyn/kinds';
import type { Json, PersonRef } from '@samsyn/kernel';
import { availabilityEvents } from '@samsyn/availability/contract';
import { callOutEvents } from '@samsyn/call-outs/contract';
import { operationPlanEvents } from '@samsyn/planning/contract';
import { debriefEvents } from '../contract';
import { ReportEntries } from './report-entry';
import { find } from './rule-shapes';
import { BORDER, COORDINATOR, id, LEADER, viewedOperation, type GivenEntry } from './viewed.fixture';

const recorded = (
  time: string,
  name: string,
  by: PersonRef = LEADER,
  data: Record<string, Json> = {},
): GivenEntry => ({
  name,
  at: `2026-11-19T${time}:00+01:00`,
  by,
  data,
});
const found = (rule: Rule, entries: readonly GivenEntry[]) =>
  find(rule, {
    entries: new ReportEntries(viewedOperation({ entries })),
    now: '2026-11-20T12:00:00.000Z',
    code: 'deviation',
  });

describe('missing-before', () => {
  const rule: Rule = { shape: 'missing-before', expected: ['RiskAssessed'], before: 'ConductStarted' };
  const started = recorded('19:30', 'ConductStarted');

  it('is none where it had happened, at the latest in that minute, and before anything starts', () => {
    expect(found(rule, [recorded('19:30', 'RiskAssessed'), started]).entries).toEqual([]);
    expect(found(rule, []).entries).toEqual([]);
  });

  it('cites the start where it came later or never', () => {
    expect(found(rule, [started, recorded('19:31', 'RiskAssessed')]).entries).toEqual([id(1)]);
    expect(found(rule, [started]).entries).toEqual([id(1)]);
  });
});

describe('nobody-said-yes', () => {
  const rule: Rule = {
    shape: 'nobody-said-yes',
    at: 'ConductStarted',
    yes: ['OperationProposed', 'AgencyConfirmed', 'CoordinatorAccepted'],
    no: ['AgencyDeclined', 'CoordinatorReleased'],
    of: ['social-services', 'ngo'],
  };
  const proposed = recorded('15:00', 'OperationProposed');
  const started = recorded('19:30', 'ConductStarted');
  const yes = (time: string, by: PersonRef) => recorded(time, 'AgencyConfirmed', by);
  const no = (time: string, by: PersonRef) => recorded(time, 'AgencyDeclined', by);

  it('counts the branches of the named agencies alone', () => {
    expect(found(rule, [proposed, yes('16:00', BORDER), started]).entries).toEqual([id(3)]);
    expect(found(rule, [proposed, yes('16:00', COORDINATOR), started]).entries).toEqual([]);
    expect(found(rule, [{ ...proposed, by: COORDINATOR }, started]).entries).toEqual([]);
  });

  it('counts a yes until the same branch says no, and again when it says yes after all', () => {
    const changed = [proposed, yes('16:00', COORDINATOR), no('17:00', COORDINATOR)];
    expect(found(rule, [...changed, started]).entries).toEqual([id(4)]);
    expect(found(rule, [...changed, yes('18:00', COORDINATOR), started]).entries).toEqual([]);
    const firstNo = [proposed, no('16:00', COORDINATOR), yes('17:00', COORDINATOR), started];
    expect(found(rule, firstNo).entries).toEqual([]);
  });

  it('does not let the no of one branch take back the yes of another', () => {
    expect(found(rule, [yes('16:00', COORDINATOR), no('17:00', BORDER), started]).entries).toEqual([]);
  });

  it('takes back the yes of whom a no names', () => {
    const freed = recorded('18:00', 'CoordinatorReleased', LEADER, { who: COORDINATOR as unknown as Json });
    expect(
      found(rule, [recorded('16:00', 'CoordinatorAccepted', COORDINATOR), freed, started]).entries,
    ).toEqual([id(3)]);
  });
});

describe('too-many-inside', () => {
  const rule: Rule = { shape: 'too-many-inside', atMost: 2 };
  const entered = recorded('19:34', 'SiteEntered', LEADER, { persons: 3 });

  it('takes the kind’s number where no pre-briefing had agreed one', () => {
    expect(found(rule, [entered])).toEqual({ entries: [id(1)], figures: { inside: 3, agreed: 2 } });
    const agreed = recorded('18:00', 'PreBriefingHeld', LEADER, { present: [], covered: [], maxInside: 4 });
    expect(found(rule, [agreed, entered])).toEqual({ entries: [] });
  });
});

describe('should-not-happen', () => {
  it('cites each time that it did', () => {
    const rule: Rule = { shape: 'should-not-happen', what: ['SiteEntered', 'PersonEntered'] };
    expect(
      found(rule, [recorded('19:30', 'ConductStarted'), recorded('19:34', 'PersonEntered')]).entries,
    ).toEqual([id(2)]);
    expect(found(rule, [recorded('19:30', 'ConductStarted')]).entries).toEqual([]);
  });
});

describe('what the kinds name', () => {
  const events = new Set<string>(
    [
      ...availabilityEvents,
      ...operationPlanEvents,
      ...callOutEvents,
      ...conductEvents,
      ...encounterEvents,
      ...debriefEvents,
    ].map(({ name }) => name),
  );
  /** Members of a rule that hold names of events. */
  const NAMING = ['what', 'before', 'after', 'expected', 'met', 'at', 'yes', 'no', 'decidedBy'];

  it.each(KINDS.all())('$code names events that are recorded, and roles that persons have', (kind) => {
    const named = kind.deviations.flatMap(({ rule }) =>
      Object.entries(rule).flatMap(([member, value]) => (NAMING.includes(member) ? value : [])),
    );
    const inSteps = kind.steps.flatMap((step) => step.events);
    expect([...named, ...inSteps].filter((name) => !events.has(name as string))).toEqual([]);
    const roles = kind.deviations.flatMap(({ rule }) => ('role' in rule && rule.role ? [rule.role] : []));
    expect(roles.filter((role) => !(role in ROLES))).toEqual([]);
  });

  it.each(KINDS.all())('$code: the rule of a step’s breach watches one of the step’s events', (kind) => {
    const strangers = kind.steps.filter(({ events: taken, breach }) => {
      const { rule } = kind.deviations.find(({ code }) => code === breach)!;
      const watched = JSON.stringify(rule);
      return rule.shape !== 'gate-passed-over' && !taken.some((name) => watched.includes(`"${name}"`));
    });
    expect(strangers).toEqual([]);
  });
});
