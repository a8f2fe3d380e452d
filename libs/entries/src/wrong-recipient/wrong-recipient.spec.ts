import { DomainError, type CommandMetadata } from '@samsyn/kernel';
import { incidentsIn, type Incident, type Parties } from './incident';
import { decideTakeIncidentStep } from './wrong-recipient';

const SENDER = 'social-services/regional-coordinator';
const parties: Parties = { sender: SENDER, recipient: 'police/border-police' };
const now = '2026-11-20T09:00:00.000Z';
const metadata: CommandMetadata = {
  actor: { person: '11111111-1111-4111-8111-111111111111', branch: SENDER, role: 'coordinator', regions: [] },
  newId: '22222222-2222-4222-8222-222222222222',
  ...{ now, occurredAt: now },
};
const closed: Incident = {
  ...{ id: 'i', stream: 's', decision: 'd', notifyBy: now },
  taken: new Set(['deletion-requested']),
  isClosed: true,
};
const take = (step: 'deletion-requested' | 'person-informed') =>
  decideTakeIncidentStep(
    { kind: 'TakeIncidentStep', incident: closed, parties, step, outcome: 'done' },
    metadata,
  );

describe('an incident that is closed', () => {
  it('takes no further step', () => {
    expect(() => take('person-informed')).toThrow(new DomainError('INCIDENT.CLOSED'));
  });

  it('is silent about a step that was taken before', () => {
    expect(take('deletion-requested')).toEqual([]);
  });

  it('is not among those of an operation that had none', () => {
    expect(incidentsIn([]).size).toBe(0);
  });
});
