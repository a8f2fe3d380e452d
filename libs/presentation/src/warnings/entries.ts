import type { Titles } from '../titles';

export const entriesWarnings: Titles = {
  'BREAK_GLASS.NOBODY_TO_ANSWER': {
    sv: 'Ingen i din verksamhet kan granska läsningen: det finns varken någon som håller i kontakten, någon arbetsledare eller något dataskyddsombud. Granskningen väntar tills någon är registrerad. Säg till administratören.',
    en: 'Nobody in your branch can review this: there is no holder of the contact, no supervisor and no data protection officer. The review waits until somebody is registered. Tell the administrator.',
  },
  'ERASURE.STILL_WAITS': {
    sv: 'Det här väntar fortfarande på svar hos mottagaren och finns kvar där. Svaret når inte din verksamhet. Ring mottagaren om det inte längre gäller.',
    en: 'This still waits for an answer at the receiver and stays there. The answer does not reach your branch. Call the receiver if it no longer applies.',
  },
};
