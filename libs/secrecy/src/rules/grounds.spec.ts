import { DISCLOSURE_GROUNDS, groundOn, refusalOf, type DisclosureQuestion } from './grounds';

const question: DisclosureQuestion = {
  ground: 'OSL 10:15a',
  field: 'FindingRecorded.detail',
  labels: ['agency-own'],
  from: 'work-environment-authority/inspection',
  to: 'tax-agency/audit',
  purpose: 'joint follow-up',
  weighing: 'no reason to assume harm outweighs',
  consents: [],
  reservations: [],
  now: '2026-11-20T09:00:00.000Z',
};
const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T12:00:00.000Z`) - 86_400_000).toISOString();

describe('a ground of disclosure holds on the days on which it is in force', () => {
  it('is unknown before its day and known from it on (OSL 10:15a since 2025-12-01)', () => {
    expect(refusalOf({ ...question, now: '2025-11-30T23:59:59.000Z' })).toBe('DISCLOSURE.UNKNOWN_GROUND');
    expect(refusalOf({ ...question, now: '2025-12-01T00:00:00.000Z' })).toBeUndefined();
  });

  it.each(DISCLOSURE_GROUNDS.map(({ ground, validFrom }) => [ground, validFrom]))(
    '%s is not valid the day before %s',
    (ground, validFrom) => {
      expect(groundOn(ground, dayBefore(validFrom))).toBeUndefined();
      expect(groundOn(ground, `${validFrom}T00:00:00.000Z`)?.ground).toBe(ground);
    },
  );

  it('is unknown from the day on which it was withdrawn', () => {
    for (const { ground, validUntil } of DISCLOSURE_GROUNDS) {
      if (validUntil === undefined) continue;
      expect(groundOn(ground, dayBefore(validUntil))?.ground).toBe(ground);
      expect(groundOn(ground, `${validUntil}T00:00:00.000Z`)).toBeUndefined();
    }
    const withdrawn = { ...DISCLOSURE_GROUNDS[0]!, ground: 'OSL 99:1', validUntil: '2026-01-01' };
    const rows = [...DISCLOSURE_GROUNDS, withdrawn];
    expect(groundOn('OSL 99:1', '2025-12-31T12:00:00.000Z', rows)?.ground).toBe('OSL 99:1');
    expect(groundOn('OSL 99:1', '2026-01-01T00:00:00.000Z', rows)).toBeUndefined();
  });
});
