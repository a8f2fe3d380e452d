import { PURPOSE_CODES } from '@samsyn/kernel';
import { groundOn, isWeighed, refusalOf, type DisclosureQuestion } from './disclosure-rules';
import {
  AKC_AGENCIES,
  CRIME_FIGHTERS,
  DISCLOSURE_GROUNDS,
  PRIVATE_AGENCIES,
  RESIDENCE_CONTROL,
  SUPPORT_LABELS,
} from './grounds';
import { LABEL_RULES } from './label-rules';

import { groundKey } from './spellings';

const question: DisclosureQuestion = {
  ground: 'OSL 10:15a',
  field: 'FindingRecorded.detail',
  labels: ['agency-own'],
  from: 'work-environment-authority/inspection',
  to: 'tax-agency/audit',
  isWorkplaceInspection: true,
  purpose: 'joint follow-up',
  purposeCode: 'work-life-crime',
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

describe('a ground', () => {
  it.each([
    ['OSL 10:2', ['osl 10:2', '10:2', '10:2 OSL', 'OSL 10 kap. 2 §', '10 kap. 2 § OSL', 'OSL  10 : 2']],
    ['OSL 10:15a', ['OSL 10 kap. 15 a §', 'osl 10:15 A', '10:15a']],
    ['OSL 12:2', ['offentlighets- och sekretesslagen (2009:400) 12 kap. 2 §', 'OSL, 12 kap 2 §']],
    ['lag 2024:307 4 §', ['lag (2024:307)', 'Lag 2024:307 § 4', '2024:307', 'lagen (2024:307) 4 §']],
    ['lag 2025:170', ['lag (2025:170)', 'lagen 2025:170']],
    ['SoL 19:1', ['SoL (2025:400) 19:1', 'socialtjänstlagen 19 kap. 1 §', '19 kap. 1 § SoL']],
  ])('%s is understood as it is spelled elsewhere', (ground, spellings) => {
    for (const spelled of spellings)
      expect([spelled, groundKey(spelled)]).toEqual([spelled, groundKey(ground)]);
  });

  it.each(['OSL 10:2 or so', 'Polislagen 6 §', 'FL 8 §', 'lag 2024:307 5 §', 'OSL 10', '', undefined])(
    '%s is none',
    (given) => {
      expect(groundOn(given, '2026-11-20T09:00:00.000Z')).toBeUndefined();
    },
  );
});

describe('a weighing', () => {
  it.each([
    ['x', false],
    ['needed for the report, no harm', true],
    ['needed for the report, no har', false],
    [`x${'\u200b'.repeat(40)}`, false],
    [`x${' '.repeat(40)}y`, false],
    ['🙂'.repeat(29) + 'x', true],
    ['-'.repeat(40), false],
  ])('counts what can be seen: %s', (weighing, isEnough) => {
    expect(isWeighed({ weighing })).toBe(isEnough);
  });

  it('is also what speaks for and what against, both of them', () => {
    const speaksFor = 'the site is visited tomorrow';
    expect(isWeighed({ weighing: undefined, speaksFor })).toBe(false);
    expect(isWeighed({ weighing: undefined, speaksFor, speaksAgainst: 'none known' })).toBe(true);
  });
});

describe('every ground, label, recipient and purpose, against the table', () => {
  const RECIPIENTS = [
    ...new Set([...AKC_AGENCIES, ...CRIME_FIGHTERS, ...PRIVATE_AGENCIES, ...RESIDENCE_CONTROL]),
    'social-services',
    'health-care',
    'tax-agency/audit',
  ].map((party) => (party.includes('/') ? party : `${party}/some-branch`));
  const asked = (given: Partial<DisclosureQuestion>): DisclosureQuestion => ({ ...question, ...given });

  it.each(DISCLOSURE_GROUNDS.map((row) => [row.ground, row] as const))('%s', (ground, row) => {
    for (const { label } of LABEL_RULES) {
      for (const to of RECIPIENTS) {
        for (const purposeCode of [undefined, ...PURPOSE_CODES]) {
          const question = asked({ ground, labels: [label], to, purposeCode });
          const isSupport = (SUPPORT_LABELS as readonly string[]).includes(label);
          const controls = ['police/border-police', 'migration-agency/some-branch'].includes(to);
          const consented = ground === 'OSL 12:2';
          const refusal = refusalOf(question);
          const why = { ground, label, to, purposeCode, refusal };
          // Written apart from the rules: what must never be given, and what a given thing has to have.
          if (row.excludesLabels.includes(label)) expect(why.refusal).toMatch(/EXCLUDES_LABEL/);
          if (isSupport && controls && !consented) expect(why.refusal).toMatch(/EXCLUDES/);
          if (refusal === undefined) {
            expect(PRIVATE_AGENCIES.some((agency) => to.startsWith(`${agency}/`))).toBe(false);
            expect(
              row.purposes === undefined || purposeCode === undefined || row.purposes.includes(purposeCode),
            ).toBe(true);
            expect(row.demands.includes('purpose-code') && purposeCode === undefined).toBe(false);
            expect(isSupport && purposeCode === 'residence-control').toBe(false);
            expect(consented).toBe(false);
          }
        }
      }
    }
  });

  it('each row says whether somebody has confirmed it', () => {
    for (const { state } of [...DISCLOSURE_GROUNDS, ...LABEL_RULES]) expect(state).toBeDefined();
  });
});
