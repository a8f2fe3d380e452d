import { roleInsideOf, ROLES_INSIDE } from './roles-inside.events';

describe('a role inside that an older log has in words', () => {
  it.each([
    ['regionkoordinator', 'coordinator'],
    [' Regional  Coordinator ', 'coordinator'],
    ['Polis', 'officer'],
    ['Gränspolis', 'border-officer'],
    ['border police', 'border-officer'],
    ['health care', 'health-care'],
    ['duty-officer', 'support-worker'],
    ['tolk', 'interpreter'],
    ['auditor', 'inspector'],
    ['the man in the hat', 'other'],
  ])('is read as its code: %s', (text, code) => {
    expect(roleInsideOf(text)).toBe(code);
  });

  it('is the code that it was already', () => {
    expect(ROLES_INSIDE.map(roleInsideOf)).toEqual(ROLES_INSIDE);
  });
});
