import { problemTitle, problemTitles, registerProblemTitles } from '..';

describe('problem titles', () => {
  it('stand in both languages for every code, as whole sentences', () => {
    for (const [code, { sv, en }] of Object.entries(problemTitles())) {
      expect(code).toMatch(/^[A-Z_]+\.[A-Z_]+$/);
      expect(sv).toMatch(/^[A-ZÅÄÖ].*\.$/);
      expect(en).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('are added by services, and never replaced', () => {
    const title = { sv: 'Genomgången är inte hållen.', en: 'The briefing has not been held.' };
    registerProblemTitles({ 'SPECIFICATION.NOT_BRIEFED': title });
    registerProblemTitles({ 'SPECIFICATION.NOT_BRIEFED': title });
    expect(problemTitle('SPECIFICATION.NOT_BRIEFED', 409, 'sv')).toBe(title.sv);
    expect(() =>
      registerProblemTitles({ 'SPECIFICATION.NOT_BRIEFED': { ...title, en: 'Other.' } }),
    ).toThrow();
    expect(() => registerProblemTitles({ 'SPECIFICATION.OTHER': { sv: '', en: 'Other.' } })).toThrow();
  });

  it('fall back on what the status means', () => {
    expect(problemTitle('NO.TITLE', 404, 'en')).toBe('What you are looking for does not exist.');
    expect(problemTitle('NO.TITLE', 418, 'sv')).toBe('Anropet kan inte tas emot.');
  });
});
