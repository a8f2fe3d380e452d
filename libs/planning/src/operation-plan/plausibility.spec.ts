import { KINDS } from '@samsyn/kinds';
import { given, type CommandMetadata } from '@samsyn/kernel';
import { operationPlan } from './plan-decider';
import { OPERATION, proposed } from './plan.fixture';
import { unlikelyInPlan } from './plausibility';

const now = '2026-11-18T18:00:00.000Z';
const metadata = { now } as CommandMetadata;
const plan = given(operationPlan, proposed()).state;
const lies = (municipality: string, region: string) =>
  municipality === 'Malmö' ? region === 'malmo' : municipality === 'Växjö' ? true : undefined;
const warned = (name: string, data: object) =>
  unlikelyInPlan({ events: [{ name, data }], metadata }, plan, { kinds: KINDS, lies });
const codes = (name: string, data: object) => warned(name, data).map(({ code }) => code);
const window = (year: string) => [`${year}-11-19T18:00:00.000Z`, `${year}-11-19T22:00:00.000Z`];

describe('what of a plan is unlikely', () => {
  it.each(['OperationProposed', 'OperationRescheduled'])(
    'is a window that is over, or half a year away: %s',
    (name) => {
      const facts = { ...OPERATION };
      expect(codes(name, { ...facts, window: window('2026') })).toEqual([]);
      expect(codes(name, { ...facts, window: window('2025') })).toEqual(['PLAN.WINDOW_IS_OVER']);
      expect(codes(name, { ...facts, window: window('2027') })).toEqual(['PLAN.WINDOW_FAR_AWAY']);
      expect(warned(name, { ...facts, window: window('2027') })[0]).toMatchObject({
        field: 'window',
        details: { days: 366, clock: now },
      });
    },
  );

  it('is a window of more than two weeks: the end has another year than was meant', () => {
    const [from] = OPERATION.window;
    const until = (to: string) => codes('OperationProposed', { ...OPERATION, window: [from, to] });
    expect(until('2026-12-03T18:00:00.000Z')).toEqual([]);
    expect(until('2026-12-03T19:00:00.000Z')).toEqual(['PLAN.WINDOW_LONG']);
    expect(until('2036-11-19T22:00:00.000Z')).toEqual(['PLAN.WINDOW_LONG']);
  });

  it('is an interpreter for a language that nobody knows', () => {
    expect(codes('InterpreterRequested', { language: 'es' })).toEqual([]);
    expect(codes('InterpreterRequested', { language: 'banana' })).toEqual(['LANGUAGE.UNKNOWN']);
  });

  it('is a municipality outside the region, or one that the list of all does not have', () => {
    const facts = { ...OPERATION, window: window('2026') };
    expect(codes('OperationProposed', { ...facts, municipality: 'Malmö' })).toEqual([
      'PLAN.MUNICIPALITY_OUTSIDE_REGION',
    ]);
    expect(codes('OperationProposed', { ...facts, municipality: 'Nowhere' })).toEqual([
      'PLAN.MUNICIPALITY_UNKNOWN',
    ]);
    const amended = { changes: [{ field: 'municipality', value: 'Malmö' }] };
    expect(codes('PlanAmended', amended)).toEqual(['PLAN.MUNICIPALITY_OUTSIDE_REGION']);
  });

  it('are covered points that the agenda does not have; what they are is not repeated', () => {
    expect(codes('PreBriefingHeld', { covered: ['approach', 'money'] })).toEqual([]);
    const [warning] = warned('PreBriefingHeld', { covered: ['approach', 'aproach'] });
    expect(warning).toMatchObject({ code: 'PLAN.COVERED_UNKNOWN', details: { unknown: 1 } });
    expect(JSON.stringify(warning)).not.toContain('aproach');
    expect(codes('PreBriefingHeld', { covered: ['approach'], maxInside: 400 })).toEqual(['PLAN.MANY_INSIDE']);
  });

  it('is a briefing after the start or in the past, and a time to answer that is over', () => {
    const [from] = OPERATION.window;
    expect(codes('PreBriefingScheduled', { at: from })).toEqual(from < now ? ['PLAN.BRIEFING_IS_OVER'] : []);
    expect(codes('PreBriefingScheduled', { at: '2199-01-01T00:00:00.000Z' })).toEqual([
      'PLAN.BRIEFING_AFTER_START',
    ]);
    expect(codes('PreBriefingScheduled', { at: '2025-01-01T00:00:00.000Z' })).toEqual([
      'PLAN.BRIEFING_IS_OVER',
    ]);
    expect(codes('AgencyInvited', { answerBy: '2025-11-19T18:00:00.000Z' })).toEqual([
      'PLAN.ANSWER_BY_IS_OVER',
    ]);
  });
});
