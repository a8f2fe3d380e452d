import { PHASES, type Phase } from './operations.schema';
import fc from 'fast-check';
import { OF_PHASES, phaseOf } from './phase';

const after = (...names: readonly string[]): Phase | undefined =>
  phaseOf(names.map((name) => ({ name, data: {} })));
const PLAN = ['OperationProposed', 'OperationReleased'];
const OVER = [...PLAN, 'ConductStarted', 'ConductEnded'];
/** Facts of the site and the plan, which may be reported late, twice and in any order. */
const REPORTS = [
  'OperationProposed',
  'OperationReleased',
  'OperationReleasedWithoutCoordinator',
  'ConductStarted',
  'OperationSuspended',
  'OperationResumed',
  'ConductEnded',
];

describe('the phase of an operation', () => {
  it('goes on from step to step', () => {
    const steps = [...OVER, 'DebriefOpened', 'DebriefClosed'];
    expect(steps.map((_, index) => after(...steps.slice(0, index + 1)))).toEqual([
      ...['proposed', 'released', 'under-way', 'ended', 'debriefing', 'closed'],
    ]);
  });

  it.each([
    ['a second end during the debrief', [...OVER, 'DebriefOpened', 'ConductEnded'], 'debriefing'],
    ['a second end after it', [...OVER, 'DebriefOpened', 'DebriefClosed', 'ConductEnded'], 'closed'],
    ['a start that is told after the end', [...PLAN, 'ConductEnded', 'ConductStarted'], 'ended'],
    [
      'a release that is told after the start',
      ['OperationProposed', 'ConductStarted', PLAN[1]!],
      'under-way',
    ],
  ])('is left where it is by %s', (_, names, phase) => {
    expect(after(...names)).toBe(phase);
  });

  it('is never taken back behind the end by what is reported', () => {
    const behind = PHASES.indexOf('ended');
    const reports = fc.array(fc.constantFrom(...REPORTS), { maxLength: 12 });
    fc.assert(
      fc.property(reports, reports, (before, later) => {
        const phase = after(...before, ...OVER, 'DebriefOpened', ...later);
        expect([phase, PHASES.indexOf(phase!) > behind]).toEqual(['debriefing', true]);
        expect(after(...before, 'ConductEnded', ...later)).toBe('ended');
      }),
    );
  });

  it('is opened anew by a decision', () => {
    expect(after(...OVER, 'DebriefOpened', 'DebriefClosed', 'DebriefReopened')).toBe('debriefing');
    expect(OF_PHASES).toEqual(expect.arrayContaining(REPORTS));
  });
});
