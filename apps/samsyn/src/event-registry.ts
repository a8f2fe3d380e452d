import { conductEvents, encounterEvents } from '@samsyn/conducting/contract';
import { debriefEvents } from '@samsyn/debriefing/contract';
import { entriesEvents } from '@samsyn/entries/contract';
import { EventRegistry, type EventDefinition } from '@samsyn/event-store';
import { availabilityEvents, callOutEvents, operationPlanEvents } from '@samsyn/planning/contract';

/** Every event that may stand in the log. */
export const eventRegistry = (): EventRegistry =>
  new EventRegistry([
    ...operationPlanEvents,
    ...callOutEvents,
    ...availabilityEvents,
    ...conductEvents,
    ...encounterEvents,
    ...debriefEvents,
    ...entriesEvents,
  ] as readonly EventDefinition[]);
