import type { Day } from '@samsyn/kernel';

/** The paragraph that the duty rests on, as dated data for a lawyer to read and correct. Not legal advice. */
export interface DutyToReport {
  readonly law: string;
  readonly validFrom: Day;
  /** Exclusive; absent while it is in force. */
  readonly validUntil?: Day;
  readonly sv: string;
  readonly en: string;
}

/**
 * Staff of an authority that meets children report at once to the social services when they learn or suspect
 * that a child fares ill. The new Social Services Act came in force on 1 July 2025 (prop. 2024/25:89).
 */
export const DUTY_TO_REPORT: readonly DutyToReport[] = [
  {
    law: 'SoL (2001:453) 14:1',
    validFrom: '2002-01-01',
    validUntil: '2025-07-01',
    sv: 'Skyldighet att genast anmäla till socialnämnden att ett barn far illa eller misstänks fara illa.',
    en: 'Duty to report at once to the social services committee that a child is being harmed, or is suspected of being harmed.',
  },
  {
    law: 'SoL (2025:400) 19:1',
    validFrom: '2025-07-01',
    sv: 'Skyldighet att genast anmäla till socialnämnden att ett barn far illa eller misstänks fara illa.',
    en: 'Duty to report at once to the social services committee that a child is being harmed, or is suspected of being harmed.',
  },
];

/** The duty as it was on that day; `undefined` before the earliest of the table. */
export const dutyToReportOn = (day: Day): DutyToReport | undefined =>
  DUTY_TO_REPORT.find(({ validFrom, validUntil }) => validFrom <= day && (!validUntil || day < validUntil));
