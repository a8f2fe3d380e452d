import { problemTitle } from '..';

describe('problem titles', () => {
  it('fall back on what the status means', () => {
    expect(problemTitle('NO.TITLE', 404, 'en')).toBe('What you are looking for does not exist.');
    expect(problemTitle('NO.TITLE', 418, 'sv')).toBe('Anropet kan inte tas emot.');
  });
});
