import { saying, type Item } from '@samsyn/web';
import { LESSON_THEMES, TAG_DIMENSIONS, tagIn } from '@samsyn/kinds';

const CODE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const MAX_CODE = 64;

const THEMES = Object.keys(LESSON_THEMES).map((code) => `theme:${code}`);
const NO_THEME = saying('code', { allowed: THEMES });
/** Of the other dimensions what comes after the colon is a code of its own register. */
const NO_TAG = saying('code', {
  allowed: [...TAG_DIMENSIONS.filter((one) => one !== 'theme').map((one) => `${one}:…`), ...THEMES],
});

/** A dimension, a colon and a code; of themes only those of the table. */
export const LESSON_TAG: Item = {
  rule: (value) => {
    const tag = typeof value === 'string' ? tagIn(value) : undefined;
    if (!tag || !CODE.test(tag.code) || tag.code.length > MAX_CODE) return NO_TAG;
    return tag.dimension !== 'theme' || Object.hasOwn(LESSON_THEMES, tag.code) ? undefined : NO_THEME;
  },
  schema: { type: 'string', pattern: `^(${TAG_DIMENSIONS.join('|')}):[a-z0-9]+(-[a-z0-9]+)*$` },
};

export const LESSON_TAGS_DESCRIPTION =
  '`kind:`, `region:` and `agency:` say which operations the lesson is for; with none of them it returns wherever kind, ' +
  'region or another agency is the same. `deviation:` reopens it when that deviation repeats. `theme:` one of ' +
  `${Object.keys(LESSON_THEMES).join(', ')}.`;
