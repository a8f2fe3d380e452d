import { webWarnings } from './warnings/web';
import { identityWarnings } from './warnings/identity';
import { entriesWarnings } from './warnings/entries';
import { callOutWarnings } from './warnings/call-outs';
import { planningWarnings } from './warnings/planning';
import { adviceWarnings } from './warnings/advice';
import { conductingWarnings } from './warnings/conducting';
import { debriefingWarnings } from './warnings/debriefing';
import { gathered, type Titles } from './titles';

/** What a person reads about each warning, by its code. */
export const WARNING_TITLES: Titles = gathered(
  webWarnings,
  identityWarnings,
  entriesWarnings,
  planningWarnings,
  callOutWarnings,
  adviceWarnings,
  conductingWarnings,
  debriefingWarnings,
);
