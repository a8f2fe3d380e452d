import { LESSON_TAG } from './lesson-tag.dto';
import { codesIn, LESSON_THEMES, tagsAgainst } from './lesson-tags';

const plan = {
  kind: 'apartment-visit',
  region: 'syd',
  participants: ['police/trafficking-unit', 'police/border-police', 'social-services/regional-coordinator'],
};

describe('the tags of a lesson', () => {
  it.each([
    [[], 'silent'],
    [['deviation:no-support-offered'], 'silent'],
    [['theme:money'], 'silent'],
    [['region:syd'], 'fits'],
    [['region:norr'], 'elsewhere'],
    [['region:norr', 'region:syd'], 'fits'],
    [['region:syd', 'kind:akc-inspection'], 'elsewhere'],
    [['kind:apartment-visit', 'agency:social-services'], 'fits'],
    [['agency:tax-agency'], 'elsewhere'],
    [['theme:border-police'], 'fits'],
    [['theme:interpreter'], 'silent'],
    [['theme:border-police', 'region:norr'], 'elsewhere'],
  ])('%j against a plan: %s', (tags, expected) => {
    expect(tagsAgainst(tags, plan)).toBe(expected);
  });

  it('name the deviations that reopen it', () => {
    expect(codesIn(['deviation:a', 'theme:b', 'deviation:c'], 'deviation')).toEqual(['a', 'c']);
  });

  it('are of a known dimension, and of themes only those of the table', () => {
    for (const theme of Object.keys(LESSON_THEMES)) expect(LESSON_TAG.rule(`theme:${theme}`)).toBeUndefined();
    for (const tag of ['region:syd', 'deviation:max-persons-inside-exceeded', 'agency:ngo'])
      expect(LESSON_TAG.rule(tag)).toBeUndefined();
    for (const tag of [
      'theme:unheard-of',
      'mood:bad',
      'interpreter',
      'theme:',
      ':x',
      'region:Växjö',
      7,
      'theme:constructor',
    ])
      expect(LESSON_TAG.rule(tag)).toMatch(/^code .*"theme:notice"/);
  });
});
