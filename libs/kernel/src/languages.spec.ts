import { languageName, languageTagOf } from './languages';

describe('a language', () => {
  it.each([
    ['ro', 'ro'],
    ['pt-BR', 'pt-BR'],
    ['RO', 'RO'],
    ['prs', 'prs'],
    ['Romanian', 'ro'],
    ['rumänska', 'ro'],
    [' Thailändska ', 'th'],
    ['Farsi', 'fa'],
    ['sorani', 'ckb'],
    ['Swedish Sign Language', 'swl'],
  ])('is known by its tag or its name: %s', (text, tag) => {
    expect(languageTagOf(text)).toBe(tag);
  });

  it.each(['banana', 'xx', 'zz', 'the one from the coast', 'r', ''])('is none: %s', (text) => {
    expect(languageTagOf(text)).toBeUndefined();
  });

  it('is called by its name, and what is none as it was written', () => {
    expect(languageName('Romanian', 'sv')).toBe('rumänska');
    expect(languageName('th', 'en')).toBe('Thai');
    expect(languageName('swl', 'sv')).toBe('svenskt teckenspråk');
    expect(languageName('teckenspråk', 'en')).toBe('Swedish Sign Language');
    expect(languageName('banana', 'sv')).toBe('banana');
  });
});
