import { CONSENT_FIELDS, isPolice, type PersonRef, type Recorded } from '@samsyn/kernel';
import { ACCESS_EFFECTS } from './access-effects';
import type { Viewer } from './viewer';

type Data = Readonly<Record<string, unknown>>;
/**
 * Whether the event can change what somebody sees of what was recorded before, or whether they see it at all.
 */
type Changes = (event: Recorded, viewer: Viewer, data: Data) => boolean;

const nobody: Changes = () => false;
const whoActs: Changes = ({ actor }, viewer) => actor.person === viewer.person;
const person =
  (field: string): Changes =>
  (_event, viewer, data) =>
    (data[field] as PersonRef | undefined)?.person === viewer.person;
const branch =
  (field: string): Changes =>
  (_event, viewer, data) =>
    data[field] === viewer.branch;

/**
 * Effects (`ACCESS_EFFECTS`) that are common while an operation is worked and reach few. What has no row here reaches
 * everyone: a row is a claim that no rule of audiences.ts and hidden-fields.ts asks for more than it says.
 */
const CHANGES_VISIBILITY: Readonly<Record<string, Changes>> = {
  // Nothing of the encounter was recorded before. What was asked of the person met on the site is for the
  // holder of her encounter, and no police hold any.
  EncounterOpened: (event, viewer, data) => whoActs(event, viewer, data) || !isPolice(viewer.branch),
  // Those who may know the operation because of it did not before; the others see no more than the entry.
  PersonMetWithoutCoordinator: nobody,
  ResidenceDecisionWeighed: nobody,
  // Of a consent, whom, why and until when; which entry it is of stands elsewhere.
  EntryCorrected: (_event, _viewer, { field }) =>
    field === 'region' || field === 'occurredAt' || CONSENT_FIELDS.has(field as string),
  EntryMarkedInError: nobody,
  // To another office: what it recorded itself from outside is now for the holder of the encounter.
  EncounterHandedOver: (event, viewer, data) =>
    person('to')(event, viewer, data) ||
    ((data.to as PersonRef | undefined)?.branch === viewer.branch && event.actor.branch !== viewer.branch),
  EncounterTakenOver: whoActs,
  AccessedUnderBreakGlass: whoActs,
  BreakGlassExpired: person('who'),
  ReferralRequested: branch('to'),
  ChildConcernReported: branch('to'),
  // What the former office sees of earlier entries stays; corrections come after.
  ChildConcernRedirected: branch('to'),
  // The branch has erased its own copy.
  ReceivedCopyErased: ({ actor }, viewer) => actor.branch === viewer.branch,
  ReservationAccepted: ({ actor }, viewer) => actor.branch === viewer.branch,
  // Its parties are parties to itself alone.
  DisclosureRequested: nobody,
  // What decides who may act decides nothing of who sees.
  LeadershipHandedOver: person('to'),
  LeadershipAccepted: nobody,
  LeadershipTakenOver: nobody,
  // Nothing that was recorded before is another entry after it: texts without a sender stand beside the entries.
  PerspectiveReleased: nobody,
  PerspectivePassedOn: branch('to'),
  OperationRescheduled: nobody,
  // What goes through a facilitator closes the list of who has answered; the writer becomes an author.
  PerspectiveSubmitted: (event, viewer, data) =>
    data.through === 'facilitator' || whoActs(event, viewer, data),
};

/**
 * Whether the event may change what the viewer sees of earlier entries, beside what a correction or a mark
 * does. Where it does not, what they have been shown stands and the event is only added to it.
 */
export function changesVisibilityFor(event: Recorded, viewer: Viewer): boolean {
  if (ACCESS_EFFECTS[event.name] === undefined) return false;
  return CHANGES_VISIBILITY[event.name]?.(event, viewer, event.data as Data) ?? true;
}
