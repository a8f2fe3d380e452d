import { RULE_SENTENCES, RULE_TEXTS, ruleSentence } from './rule-texts';

describe('what a rule expects', () => {
  it('is said in both languages, with the same places to fill in', () => {
    const places = (text: string) => [...text.matchAll(/\{(?:min|max|allowed)\}/g)].map(([place]) => place);
    for (const [rule, { sv, en }] of Object.entries(RULE_SENTENCES)) {
      expect([rule, places(sv)]).toEqual([rule, places(en)]);
      expect(sv).toMatch(/[.?]$/);
      expect(en).toMatch(/[.?]$/);
    }
  });

  it('names the bounds and the codes', () => {
    expect(ruleSentence('max-length', { max: 500 }, 'sv')).toBe('Texten får ha högst 500 tecken.');
    expect(ruleSentence('count-range', { min: 1, max: 40 }, 'en')).toBe(
      'The number must be at least 1 and at most 40.',
    );
    expect(ruleSentence('code', { allowed: ['on-site', 'telephone'] }, 'sv')).toBe(
      'Ange en av koderna on-site, telephone.',
    );
  });

  it('says of the only code that it may be left out', () => {
    expect(ruleSentence('code', { allowed: ['shown'] }, 'sv')).toContain('Bara koden `shown`');
    expect(ruleSentence('code', { allowed: ['shown', 'hidden'] }, 'sv')).toContain('Ange en av koderna');
  });

  it('points to the list where it is long', () => {
    const allowed = Array.from({ length: 30 }, (_, index) => `code-${index}`);
    expect(ruleSentence('code', { allowed }, 'en')).toBe('Give one of the codes that `allowed` lists.');
  });

  it('stands in the document with the names of what stands beside it', () => {
    expect(RULE_TEXTS['year']).toBe('The year must lie between `min` and `max`. Check it.');
  });
});
