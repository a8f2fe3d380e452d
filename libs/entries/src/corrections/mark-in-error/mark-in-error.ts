import { DomainError, type Recorded } from '@samsyn/kernel';
import type { EntriesEvent, ERROR_KINDS } from '../../entries.events';
import { errorReasonLabels } from '../../field-labels';

export type ErrorKind = (typeof ERROR_KINDS)[number];

/**
 * What can be marked: facts that were told from the site and of a person met. What gives somebody a right, a duty or a
 * deadline has an end of its own (a decline, a withdrawal, a refusal), so that it never vanishes in silence.
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
  'VictimConversationStarted',
  'VictimConversationEnded',
  'SupportOffered',
  'SupportAnswered',
  'SupportContactMade',
  'ContactCardGiven',
  'SubjectIdentified',
  'FollowUpBooked',
]);

/** The entry as it stands when it is to be marked. */
export interface EntryToMark {
  readonly id: string;
  readonly name: string;
  /** The acting person answers for it; in an encounter she holds it. */
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
export function decideMarkInError({ entry, error, reason }: MarkInError): readonly EntriesEvent[] {
  if (!entry.isOwn) throw new DomainError('ACCESS.NOT_YOURS', {}, 'forbidden');
  if (!MARKABLE.has(entry.name)) throw new DomainError('CORRECTION.NOT_MARKABLE', {}, 'conflict');
  if (error === 'wrong-person' && !entry.isOfPersonMet) {
    throw new DomainError('CORRECTION.NO_PERSON_MET', {}, 'conflict');
  }
  if (entry.isMarked) return [];
  return [
    {
      name: 'EntryMarkedInError',
      data: { entry: entry.id, kind: error, reason },
      labels: { reason: errorReasonLabels(entry.labels, entry.isOfPersonMet) },
    },
  ];
}
