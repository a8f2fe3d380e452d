import type { Titles } from '../titles';

export const identityWarnings: Titles = {
  'IDENTITY.LAST_OF_ROLE': {
    sv: 'Ingen annan i verksamheten har den rollen nu. Det som väntar på rollen blir liggande tills någon läggs upp.',
    en: 'Nobody else of the branch has that role now. What waits for the role waits until somebody is registered.',
  },
  'IDENTITY.LAST_OF_BEFORE': {
    sv: 'De som är kvar i verksamheten kom senare och ser inte det som kom dit dessförinnan, inte heller det som väntar på svar. Föreslå att någon av dem får se det (seesPast).',
    en: 'Who is left in the branch came later and does not see what came to it before, nor what of it waits for an answer. Propose that one of them sees it (seesPast).',
  },
};
