import { siteKey, siteNameOf } from './site-name';

describe('names of sites', () => {
  it('are compared without case and without spaces', () => {
    const spellings = ['Källaren 2', 'källaren2', ' KÄLLAREN  2', 'ka\u0308llaren 2', 'Källaren\u00a02'];
    expect(new Set(spellings.map(siteKey))).toEqual(new Set(['källaren2']));
    expect(siteKey('s1')).not.toBe(siteKey('s2'));
  });

  it('are kept as they were written, but for spaces that nobody sees', () => {
    expect(siteNameOf('  Sal\u00a0 1 ')).toBe('Sal 1');
    expect(siteNameOf('ka\u0308llaren')).toBe('källaren');
  });
});
