import { UNCONFIRMED, type RuleState } from '@samsyn/secrecy';

/** How long it is known who looked. */
export interface Retention {
  readonly years: number;
  readonly validFrom: string;
  readonly validUntil?: string;
  readonly state: RuleState;
  readonly source: string;
  readonly sv: string;
  readonly en: string;
}

/** As dated data: what is in force today decides what is removed today. */
export const RETENTION: readonly Retention[] = [
  {
    years: 5,
    validFrom: '2026-01-01',
    state: UNCONFIRMED,
    source: 'HSLF-FS 2016:40 4 kap. 9 §; GDPR article 5.1 e',
    sv: 'Vem som läste sparas i fem år, så att det kan kontrolleras och den utsatta kan få veta det.',
    en: 'Who read is kept for five years, so that it can be checked and told to the exposed person.',
  },
];

/** The moment before which rows are removed; undefined where no rule is in force. @param now RFC 3339 */
export function keptSince(now: string): string | undefined {
  const today = now.slice(0, 10);
  const rule = RETENTION.find(
    ({ validFrom, validUntil }) => validFrom <= today && (validUntil === undefined || today < validUntil),
  );
  if (!rule) return undefined;
  const since = new Date(now);
  since.setUTCFullYear(since.getUTCFullYear() - rule.years);
  return since.toISOString();
}
