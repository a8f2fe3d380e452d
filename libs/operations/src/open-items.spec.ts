import { endForgottenFrom } from './open-items';

describe('an end that nobody recorded', () => {
  it('is forgotten from the next morning', () => {
    expect(endForgottenFrom('2026-11-19T18:00:00.000Z', '2026-11-19T22:30:00.000Z')).toBe(
      '2026-11-20T07:00:00.000Z',
    );
    expect(endForgottenFrom('2026-10-24T18:00:00.000Z', '2026-10-24T21:00:00.000Z')).toBe(
      '2026-10-25T07:00:00.000Z',
    );
    expect(endForgottenFrom('2026-11-20T01:00:00.000Z', undefined)).toBe('2026-11-21T07:00:00.000Z');
  });
});
