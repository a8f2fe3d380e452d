import { webProblems } from './problems/web';
import { identityProblems } from './problems/identity';
import { accessLogProblems } from './problems/access-log';
import { administrationProblems } from './problems/administration';
import { entriesProblems } from './problems/entries';
import { agreementsProblems } from './problems/agreements';
import { callOutProblems } from './problems/call-outs';
import { planningProblems } from './problems/planning';
import { availabilityProblems } from './problems/availability';
import { adviceProblems } from './problems/advice';
import { conductingProblems } from './problems/conducting';
import { debriefingProblems } from './problems/debriefing';
import { campaignsProblems } from './problems/campaigns';
import { historyProblems } from './problems/history';
import { documentsProblems } from './problems/documents';
import { notificationsProblems } from './problems/notifications';
import { oversightProblems } from './problems/oversight';
import { gathered, type Titles } from './titles';

/** What a person reads about each problem, by its code. */
export const PROBLEM_TITLES: Titles = gathered(
  webProblems,
  identityProblems,
  accessLogProblems,
  administrationProblems,
  entriesProblems,
  agreementsProblems,
  planningProblems,
  callOutProblems,
  availabilityProblems,
  adviceProblems,
  conductingProblems,
  debriefingProblems,
  campaignsProblems,
  historyProblems,
  documentsProblems,
  notificationsProblems,
  oversightProblems,
);
