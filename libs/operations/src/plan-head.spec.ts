import type { Json } from '@samsyn/kernel';
import { outlineIn, planHead } from './plan-head';

const event = (name: string, data: Readonly<Record<string, Json>>) => ({ name, data });
const WINDOW = ['2026-11-19T15:00:00.000Z', '2026-11-19T21:00:00.000Z'];
const LATER = ['2026-11-20T15:00:00.000Z', '2026-11-20T21:00:00.000Z'];
const proposed = event('OperationProposed', {
  ...{ kind: 'apartment-visit', kindVersion: 1, region: 'syd', municipality: 'Växjö', window: WINDOW },
  ...{ purpose: 'counts', reference: 'A-1', agreement: 'a', agreementVersion: 2 },
});

describe('the head of a plan', () => {
  it('has of each field what was told last, and what was amended since', () => {
    const amended = event('PlanAmended', {
      changes: [
        { field: 'municipality', value: 'Kalmar' },
        { field: 'dress', value: 'civil' },
      ],
    });
    const moved = event('OperationRescheduled', { window: LATER, reason: 'x' });
    expect(planHead([proposed, amended, moved])).toEqual({
      ...proposed.data,
      ...{ municipality: 'Kalmar', window: LATER },
    });
  });

  it('is told to whoever was only invited or called by the invitation and the call', () => {
    const called = event('CoordinatorCalled', { kind: 'apartment-visit', window: WINDOW, answerBy: 'x' });
    expect(planHead([called])).toEqual({ kind: 'apartment-visit', window: WINDOW });
  });

  it('takes nothing from an entry of something else that has a window of its own', () => {
    const interpreter = event('InterpreterRequested', { language: 'es', window: LATER });
    expect(planHead([proposed, interpreter]).window).toEqual(WINDOW);
  });

  it('is, as an outline, without what the plan was made from', () => {
    const { kindVersion: _version, agreement: _agreement, agreementVersion: _of, ...outline } = proposed.data;
    expect(outlineIn([proposed])).toEqual(outline);
  });
});
