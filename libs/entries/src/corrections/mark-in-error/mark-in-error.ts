import { DomainError, type Recorded, type CommandMetadata } from '@samsyn/kernel';
import type { EntriesEvent, ERROR_KINDS } from '../../entries.events';
import { RECORDER_OR_HOLDER } from '../who-answers';
import { errorReasonLabels } from '../../field-labels';

export type ErrorKind = (typeof ERROR_KINDS)[number];

/**
 * What can be marked: what was reported from the site and of a person met, and what a campaign learnt. A
 * clock that ran from such an entry stops; one that it had stopped runs again.
 *
 * Left out, so that nothing vanishes on which somebody else relies:
 * - what gives a right, a duty or an assignment (invitations, calls, roles, hand-overs, consents, referrals, concerns,
 *   reservations, disclosures, agreed actions): it ends by a decline, a withdrawal, a refusal or a drop of its own;
 * - what changes the course of the operation or its debrief (start, end, suspension, release, sign-off, the
 *   meeting): others have acted on it, and it is followed by its opposite where there is one;
 * - decisions, since dissent is recorded to them, and lessons of an operation, since later operations answer them;
 * - check-ins and what ends or handles an alarm: whether staff are safe is reported anew, never unsaid. A
 *   plan that should not be there is ended; somebody reported safe who is not is an alarm, or a safety
 *   incident;
 * - a follow-up that was moved: it is moved again;
 * - what Samsyn recorded by itself, and what is said of other entries (corrections, marks).
 */
export const MARKABLE: ReadonlySet<string> = new Set([
  'AgencyArrived',
  'AgencyDeparted',
  'SiteEntered',
  'SiteSecured',
  'PersonEntered',
  'PersonLeft',
  'SuspectEncountered',
  'PersonsSeparated',
  'SafetyIncidentOccurred',
  'InspectionStarted',
  'InspectionCompleted',
  'FindingRecorded',
  'IndicatorObserved',
  'EvidenceHandled',
  'NoteAdded',
  'DeviationDeclared',
  'PersonMetWithoutCoordinator',
  'InformationGiven',
  'VoluntaryMeasureAsked',
  'ResidenceDecisionWeighed',
  'AreaCounted',
  'VictimConversationStarted',
  'VictimConversationEnded',
  'SupportOffered',
  'SupportAnswered',
  'SupportContactMade',
  'ContactCardGiven',
  'SubjectIdentified',
  'FollowUpBooked',
  'FollowUpKept',
  'FollowUpMissed',
  'DissentRecorded',
  'CampaignMeetingHeld',
  'CampaignLessonAgreed',
]);

/** The entry as it stands when it is to be marked. */
export interface EntryToMark {
  readonly id: string;
  readonly name: string;
  /** The acting person answers for it; in an encounter they hold it. */
  readonly isOwn: boolean;
  /** It stands in the stream of a person met. */
  readonly isOfPersonMet: boolean;
  readonly isMarked: boolean;
  /** Of each field that was sealed. */
  readonly labels: Recorded['labels'];
}

export interface MarkInError {
  readonly kind: 'MarkInError';
  readonly entry: EntryToMark;
  readonly error: ErrorKind;
  readonly reason: string;
}

/**
 * Never an edit: a new fact that points at the old.
 * @throws DomainError `ACCESS.NOT_YOURS` (forbidden), `CORRECTION.NOT_MARKABLE`, `CORRECTION.NO_PERSON_MET` (conflict)
 */
export function decideMarkInError(
  { entry, error, reason }: MarkInError,
  { actor }: CommandMetadata,
): readonly EntriesEvent[] {
  if (!entry.isOwn) throw new DomainError('ACCESS.NOT_YOURS', { requires: RECORDER_OR_HOLDER }, 'forbidden');
  if (!MARKABLE.has(entry.name)) throw new DomainError('CORRECTION.NOT_MARKABLE', {}, 'conflict');
  if (error === 'wrong-person' && !entry.isOfPersonMet) {
    throw new DomainError('CORRECTION.NO_PERSON_MET', {}, 'conflict');
  }
  if (entry.isMarked) return [];
  return [
    {
      name: 'EntryMarkedInError',
      data: { entry: entry.id, kind: error, reason },
      labels: { reason: errorReasonLabels(entry.labels, entry.isOfPersonMet, actor.branch) },
    },
  ];
}
