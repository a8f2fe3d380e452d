import type { Branch, Instant, Recorded, RecordedOf } from '@samsyn/kernel';
import type { INCIDENT_STEPS, WrongRecipientEvent } from './wrong-recipient.events';

export type IncidentStep = (typeof INCIDENT_STEPS)[number];

/** A disclosure that reached the wrong hands, and what has been done about it. */
export interface Incident {
  readonly id: string;
  readonly stream: string;
  readonly decision: string;
  readonly notifyBy: Instant;
  readonly taken: ReadonlySet<IncidentStep>;
  readonly isClosed: boolean;
}

/** Whose step each is: of the branch that sent it, or of the one that received it. */
export const STEP_OF: Readonly<Record<IncidentStep, 'sender' | 'recipient'>> = {
  'deletion-requested': 'sender',
  'deletion-confirmed': 'recipient',
  'person-informed': 'sender',
  'supervisory-authority': 'sender',
};

/** The incidents of an operation by their id. `entries` in order of position. */
export function incidentsIn(entries: readonly Recorded[]): ReadonlyMap<string, Incident> {
  const incidents = new Map<string, Incident>();
  for (const event of entries as readonly RecordedOf<WrongRecipientEvent>[]) {
    if (event.name === 'WrongRecipientReported') {
      const { id, stream } = event;
      const { decision, notifyBy } = event.data;
      incidents.set(id, { id, stream, decision, notifyBy, taken: new Set(), isClosed: false });
    }
    if (event.name !== 'IncidentStepTaken' && event.name !== 'IncidentClosed') continue;
    const incident = incidents.get(event.data.incident);
    if (!incident) continue;
    const change =
      event.name === 'IncidentClosed'
        ? { isClosed: true }
        : { taken: new Set([...incident.taken, event.data.step]) };
    incidents.set(incident.id, { ...incident, ...change });
  }
  return incidents;
}

/** Who sent and who received, by the decision. */
export interface Parties {
  readonly sender: Branch;
  readonly recipient: Branch;
}
