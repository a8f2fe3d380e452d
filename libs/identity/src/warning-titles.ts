import { registerWarningTitles } from '@samsyn/web';

registerWarningTitles({
  'IDENTITY.LAST_OF_ROLE': {
    sv: 'Ingen annan i verksamheten har den rollen nu. Det som väntar på rollen blir liggande tills någon läggs upp.',
    en: 'Nobody else of the branch has that role now. What waits for the role waits until somebody is registered.',
  },
});
