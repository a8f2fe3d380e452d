import { registerWarningTitles, warningTitles } from '..';
import { warningTitle } from './warning-titles';

describe('titles of warnings', () => {
  it('stand in both languages for every code, as whole sentences', () => {
    for (const [code, { sv, en }] of Object.entries(warningTitles())) {
      expect(code).toMatch(/^[A-Z_]+\.[A-Z_]+$/);
      expect(sv).toMatch(/^[A-ZÅÄÖ].*\.$/);
      expect(en).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('are added by services, and never replaced', () => {
    const title = { sv: 'Rollen byttes.', en: 'The role was replaced.' };
    registerWarningTitles({ 'SPECIFICATION.REPLACED': title });
    registerWarningTitles({ 'SPECIFICATION.REPLACED': title });
    expect(warningTitle('SPECIFICATION.REPLACED', 'sv')).toBe(title.sv);
    expect(() => registerWarningTitles({ 'SPECIFICATION.REPLACED': { ...title, en: 'Other.' } })).toThrow();
    expect(() => registerWarningTitles({ 'SPECIFICATION.OTHER': { sv: '', en: 'Other.' } })).toThrow();
  });

  it('are demanded of whoever warns', () => {
    expect(() => warningTitle('SPECIFICATION.NOBODY', 'sv')).toThrow();
  });
});
