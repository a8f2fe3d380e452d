import { SUPPORT_SERVICES } from '../../libs/conducting/src/encounter/referrals/support-services';
import { OUTCOMES, TOPICS } from '../../libs/oversight/src/statistics/advice';
import { SERVICE_CLASSES } from '../../libs/oversight/src/statistics/classes';
import { FAMILIES } from '../../libs/oversight/src/statistics/families';
import { declineClass } from '../../libs/oversight/src/statistics/requests';
import { ADVICE_OUTCOMES, ADVICE_TOPICS } from '@samsyn/advice/contract';
import { DECLINE_REASONS } from '@samsyn/call-outs/contract';

const codes = (classes: readonly { readonly code: string }[]) => classes.map(({ code }) => code);

/** What the services call things, and what the statistics count them as. */
describe('the classes of the statistics', () => {
  it('have every kind of support that can be offered', () => {
    expect([...codes(SERVICE_CLASSES)].sort()).toEqual(SUPPORT_SERVICES.map(({ code }) => code).sort());
  });

  it('have every topic and outcome of an advice call', () => {
    expect(codes(TOPICS)).toEqual([...ADVICE_TOPICS]);
    expect(codes(OUTCOMES)).toEqual(expect.arrayContaining([...ADVICE_OUTCOMES]));
  });

  it('have every reason for declining, illness and leave as one', () => {
    expect(DECLINE_REASONS.map(declineClass)).toEqual([
      'outside-working-hours',
      'other-assignment',
      'too-far',
      'unavailable',
      'unavailable',
      'other',
    ]);
    expect(declineClass('a word that somebody wrote')).toBe('other');
  });

  it('have codes that stand once in each classification', () => {
    for (const { dimensions } of FAMILIES) {
      for (const { categories } of dimensions) {
        const all = (nodes: typeof categories): readonly string[] =>
          nodes.flatMap(({ code, children = [] }) => [code, ...all(children)]);
        expect(new Set(all(categories)).size).toBe(all(categories).length);
      }
    }
  });
});
