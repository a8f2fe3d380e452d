import { asRecorded } from '@samsyn/kernel';
import { evolveAgreement, noAgreement, versionOn } from './agreement';
import type { AgreementEvent } from './agreement.events';
import { coordinator, duty, NOW, by, proposed, adopted, inForce, first, agreed } from './agreement.fixture';

describe('the version that holds on a day', () => {
  const on = (day: string, ...past: AgreementEvent[]) => {
    const state = past.reduce(
      (known, event, index) => evolveAgreement(known, asRecorded(event, index, NOW)),
      noAgreement,
    );
    return versionOn(state, day)?.version;
  };

  it('is none before every party has adopted it', () => {
    expect(on('2026-05-01', ...first, adopted(coordinator))).toBeUndefined();
    expect(on('2026-05-01', ...agreed)).toBe(1);
  });

  it.each([
    ['2026-03-31', undefined],
    ['2026-04-01', 1],
    ['2026-12-31', 1],
    ['2027-01-01', undefined],
  ])('on %s is %s, from its first day up to the one on which it ends', (day, version) => {
    expect(on(day, ...agreed)).toBe(version);
  });

  it('is the one before, until the first day of the next', () => {
    const next = [proposed(2, { validFrom: '2026-06-01' }), inForce(2)] as const;
    expect(on('2026-05-31', ...agreed, ...next)).toBe(1);
    expect(on('2026-06-01', ...agreed, ...next)).toBe(2);
  });

  it('is none from the day on which the agreement ends', () => {
    const ended = by(duty, { name: 'AgreementEnded', data: { endsOn: '2026-06-01', reason: 'x' } });
    expect(on('2026-05-31', ...agreed, ended)).toBe(1);
    expect(on('2026-06-01', ...agreed, ended)).toBeUndefined();
  });
});
