import { problemTitle } from '..';

describe('problem titles', () => {
  it('say who may in words, and nothing of a code that has none', () => {
    const title = (requires: string) => problemTitle('ACCESS.NOT_YOURS', 403, 'sv', { requires });
    expect(title('police-on-site')).toContain('Detta är för polisen på plats');
    expect(title('something-else')).not.toContain('Detta är för');
    expect(title('police-on-site')).not.toMatch(/details|requires/);
  });

  it('fall back on what the status means', () => {
    expect(problemTitle('NO.TITLE', 404, 'en')).toBe('What you are looking for does not exist.');
    expect(problemTitle('NO.TITLE', 418, 'sv')).toBe('Anropet kan inte tas emot.');
  });
});
