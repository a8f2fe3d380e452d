import { codesIn, tagsAgainst } from './lesson-tags';

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
});
