import { type Decided, type Recorded } from '@samsyn/kernel';
import { warningsOfReferral } from './referral-warnings';

const STREAM = 'conducting.encounter-1';
const SHELTER = 'ngo/shelter';
const CLINIC = 'health-care/clinic';
const NOW = '2026-11-20T10:00:00.000Z';

const entry = (name: string, data: object, branch = 'social-services/coordinator-syd', position = 1) =>
  ({
    ...{ id: `e${position}`, stream: STREAM, name, data, position, erased: [] },
    ...{ occurredAt: NOW, recordedAt: NOW, actor: { person: 'p', branch, role: 'coordinator' } },
  }) as unknown as Recorded;
const consent = (recipient: string, scope: readonly string[], until?: string) =>
  entry('ConsentGiven', { recipient, scope, purpose: 'support', ...(until && { until }) });

const warned = (entries: readonly Recorded[], to = SHELTER) =>
  warningsOfReferral(
    {
      events: [{ name: 'ReferralRequested', data: { to, service: 'shelter' } }],
      metadata: { now: NOW },
    } as unknown as Decided<unknown>,
    entries,
    STREAM,
  );

describe('warnings of a referral', () => {
  it('tell that no consent to it is recorded', () => {
    const warning = { code: 'REFERRAL.WITHOUT_CONSENT', field: 'to', details: { recipient: SHELTER } };
    expect(warned([])).toEqual([warning]);
    for (const other of [
      consent(CLINIC, ['all']),
      consent(SHELTER, ['account']),
      consent(SHELTER, ['referral'], '2026-11-19T00:00:00.000Z'),
    ])
      expect(warned([other])).toEqual([warning]);
    const refused = [
      consent(SHELTER, ['all']),
      entry('ConsentRefused', { recipient: SHELTER }, undefined, 2),
    ];
    expect(warned(refused)).toEqual([warning]);
  });

  it.each([[['referral']], [['all']]])('are silent where the exposed person agreed to %j', (scope) => {
    expect(warned([consent(SHELTER, scope)])).toEqual([]);
  });

  it('are silent where a civil organisation accepted a reservation, which binds nobody else', () => {
    expect(warned([entry('ReservationAccepted', { ground: 'OSL 10:14' }, SHELTER)])).toEqual([]);
    const clinic = [entry('ReservationAccepted', { ground: 'OSL 10:14' }, CLINIC)];
    expect(warned(clinic, CLINIC)).toHaveLength(1);
  });

  it('tell of the same referral that is open already, and of none that has ended or is another', () => {
    const asked = (id: number, to = SHELTER, service = 'shelter') =>
      entry('ReferralRequested', { to, service }, undefined, id);
    const codes = (entries: readonly Recorded[]) => warned([consent(SHELTER, ['all']), ...entries]);
    expect(codes([asked(2), asked(3)])).toEqual([
      { code: 'REFERRAL.ALREADY_OPEN', field: 'to', details: { recipient: SHELTER, open: 2 } },
    ]);
    expect(codes([asked(2, CLINIC), asked(3, SHELTER, 'counselling')])).toEqual([]);
    for (const end of ['ReferralRefused', 'ReferralCompleted', 'ReferralWithdrawn'])
      expect([end, codes([asked(2), entry(end, { referral: 'e2' }, undefined, 3)])]).toEqual([end, []]);
    expect(codes([asked(2), entry('ReferralAccepted', { referral: 'e2' }, undefined, 3)])).toHaveLength(1);
  });
});
