import { LANGUAGES, PROBLEM_TITLES, WARNING_TITLES } from '.';
import { gathered } from './titles';

describe('titles', () => {
  it.each(Object.entries({ ...PROBLEM_TITLES, ...WARNING_TITLES }))(
    '%s is a whole sentence in every language',
    (code, title) => {
      expect(code).toMatch(/^[A-Z_]+\.[A-Z_]+$/);
      for (const language of LANGUAGES) expect(title[language]).toMatch(/^[”“]?[A-ZÅÄÖ].*[.?]$/);
    },
  );

  it('stand once for each code', () => {
    const title = { sv: 'Rollen byttes.', en: 'The role was replaced.' };
    expect(() => gathered({ 'ROLE.REPLACED': title }, { 'ROLE.REPLACED': title })).toThrow('ROLE.REPLACED');
  });
});
