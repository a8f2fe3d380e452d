import { LESSON_THEMES } from '@samsyn/kinds';
import { LESSON_TAG } from './lesson-tag.dto';

describe('the tags of a lesson', () => {
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
