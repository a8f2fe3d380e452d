import { DomainError, plusMs, type CommandMetadata } from '@samsyn/kernel';
import { STEP_OF, type Incident, type IncidentStep, type Parties } from './incident';
import { INCIDENT_STEPS, type STEP_OUTCOMES, type WrongRecipientEvent } from './wrong-recipient.events';

const HOUR_MS = 3_600_000;
/**
 * Within 72 hours after the branch became aware (Regulation (EU) 2016/679 article 33(1); for the police the Criminal
 * Data Act (2018:1177) 3:9).
 * @rule breach-notified-within: The supervisory authority is told of a disclosure to the wrong recipient within
 *   {value} hours.
 * @source domain: Mistakes; GDPR article 33; brottsdatalagen (2018:1177) 3 kap. 9 §
 * @proof a disclosure to the wrong recipient › is taken back at once: the recipient sees it no more, and both sides see the incident
 */
export const NOTIFY_WITHIN_HOURS = 72;

/** It was sent to somebody who should not have it. */
export interface ReportWrongRecipient {
  readonly kind: 'ReportWrongRecipient';
  readonly decision: string;
  readonly what: string;
  /** Undefined where the decision gave nothing to anybody. */
  readonly parties: Parties | undefined;
  readonly isReported: boolean;
}
export interface TakeIncidentStep {
  readonly kind: 'TakeIncidentStep';
  readonly incident: Incident;
  readonly parties: Parties;
  readonly step: IncidentStep;
  readonly outcome: (typeof STEP_OUTCOMES)[number];
  readonly why?: string;
}
export interface CloseIncident {
  readonly kind: 'CloseIncident';
  readonly incident: Incident;
  readonly parties: Parties;
}
/** The time to notify the supervisory authority is running out. */
export interface RemindOfIncident {
  readonly kind: 'RemindOfIncident';
  readonly incident: Incident;
}
export type WrongRecipientCommand =
  ReportWrongRecipient | TakeIncidentStep | CloseIncident | RemindOfIncident;

/** Either side may report it: the one that finds out first. */
export function decideReportWrongRecipient(
  { decision, what, parties, isReported }: ReportWrongRecipient,
  { actor, now }: CommandMetadata,
): readonly WrongRecipientEvent[] {
  if (!parties) throw new DomainError('INCIDENT.NOTHING_SENT', {}, 'conflict');
  if (actor.branch !== parties.sender && actor.branch !== parties.recipient) {
    throw new DomainError('ACCESS.NOT_YOURS', { requires: 'sender-or-recipient' }, 'forbidden');
  }
  if (isReported) return [];
  const notifyBy = plusMs(now, NOTIFY_WITHIN_HOURS * HOUR_MS);
  return [{ name: 'WrongRecipientReported', data: { decision, what, notifyBy } }];
}

/** What is not needed says why: that nobody needs to be notified is itself a decision. */
export function decideTakeIncidentStep(
  { incident, parties, step, outcome, why }: TakeIncidentStep,
  { actor }: CommandMetadata,
): readonly WrongRecipientEvent[] {
  const requires = STEP_OF[step];
  if (actor.branch !== parties[requires])
    throw new DomainError('ACCESS.NOT_YOURS', { requires }, 'forbidden');
  if (incident.taken.has(step)) return [];
  if (incident.isClosed) throw new DomainError('INCIDENT.CLOSED', {}, 'conflict');
  if (outcome === 'not-needed' && why === undefined)
    throw new DomainError('INCIDENT.WHY_REQUIRED', {}, 'invalid');
  const reason = why === undefined ? {} : { why };
  return [{ name: 'IncidentStepTaken', data: { incident: incident.id, step, outcome, ...reason } }];
}

/** Only when every step has been taken, or declared not needed. */
export function decideCloseIncident(
  { incident, parties }: CloseIncident,
  { actor }: CommandMetadata,
): readonly WrongRecipientEvent[] {
  if (actor.branch !== parties.sender)
    throw new DomainError('ACCESS.NOT_YOURS', { requires: 'sender' }, 'forbidden');
  if (incident.isClosed) return [];
  const left = INCIDENT_STEPS.filter((step) => !incident.taken.has(step));
  if (left.length > 0) throw new DomainError('INCIDENT.STEPS_LEFT', { steps: left.join(', ') }, 'conflict');
  return [{ name: 'IncidentClosed', data: { incident: incident.id } }];
}

export function decideRemindOfIncident({ incident }: RemindOfIncident): readonly WrongRecipientEvent[] {
  const { id, notifyBy, taken, isClosed } = incident;
  if (isClosed || taken.has('supervisory-authority')) return [];
  return [{ name: 'IncidentReminded', data: { incident: id, notifyBy } }];
}
