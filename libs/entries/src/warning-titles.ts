import { registerWarningTitles } from '@samsyn/web';

registerWarningTitles({
  'ERASURE.STILL_WAITS': {
    sv: 'Det här väntar fortfarande på svar hos mottagaren och finns kvar där. Svaret når inte din verksamhet. Ring mottagaren om det inte längre gäller.',
    en: 'This still waits for an answer at the receiver and stays there. The answer does not reach your branch. Call the receiver if it no longer applies.',
  },
});
