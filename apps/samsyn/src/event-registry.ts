import { branchChangeEvents } from '@samsyn/administration/contract';
import { conductEvents, encounterEvents, encounterLinkEvents } from '@samsyn/conducting/contract';
import { campaignDebriefEvents, campaignEvents } from '@samsyn/campaigns/contract';
import { debriefEvents } from '@samsyn/debriefing/contract';
import { lessonsEvents } from '@samsyn/lessons/contract';
import { entriesEvents, publicRecordsEvents, wrongRecipientEvents } from '@samsyn/entries/contract';
import { EventRegistry, type EventDefinition } from '@samsyn/event-store';
import { contactDrillEvents } from '@samsyn/notifications/contract';
import { publicationEvents } from '@samsyn/oversight/contract';
import { adviceCallEvents } from '@samsyn/advice/contract';
import { agreementEvents } from '@samsyn/agreements/contract';
import { availabilityEvents } from '@samsyn/availability/contract';
import { callOutEvents } from '@samsyn/call-outs/contract';
import { operationPlanEvents } from '@samsyn/planning/contract';

/** Every event that may stand in the log. */
export const eventRegistry = (): EventRegistry =>
  new EventRegistry([
    ...operationPlanEvents,
    ...callOutEvents,
    ...availabilityEvents,
    ...adviceCallEvents,
    ...agreementEvents,
    ...campaignEvents,
    ...conductEvents,
    ...encounterEvents,
    ...encounterLinkEvents,
    ...debriefEvents,
    ...lessonsEvents,
    ...campaignDebriefEvents,
    ...entriesEvents,
    ...publicRecordsEvents,
    ...wrongRecipientEvents,
    ...contactDrillEvents,
    ...publicationEvents,
    ...branchChangeEvents,
  ] as readonly EventDefinition[]);
