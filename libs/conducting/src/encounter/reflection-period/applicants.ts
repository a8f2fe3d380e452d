import type { Day } from '@samsyn/kernel';
import type { REFLECTION_APPLICANTS } from './reflection-period.events';

export type Applicant = (typeof REFLECTION_APPLICANTS)[number];

/** Since when somebody may apply, as dated data for a lawyer to read and correct. Not legal advice. */
interface ApplicantRule {
  readonly validFrom: Day;
  readonly source: string;
  readonly sv: string;
  readonly en: string;
}

const ACT = 'utlänningslagen (2005:716) 5 kap. 15 §';

/**
 * Who may apply for the reflection period (betänketid) of a person who may have been subjected to trafficking or
 * exploitation: a temporary permit of 30 days to recover and to decide about taking part in an investigation.
 */
export const APPLICANTS: Readonly<Record<Applicant, ApplicantRule>> = {
  'preliminary-investigation-leader': {
    validFrom: '2007-07-01',
    source: `${ACT} (prop. 2006/07:53)`,
    sv: 'Förundersökningsledaren, hos polis eller åklagare.',
    en: 'The leader of the preliminary investigation, at the police or the prosecutor.',
  },
  'social-services-committee': {
    validFrom: '2022-08-01',
    source: `${ACT} andra stycket; Migrationsverket, blankett 195011`,
    sv: 'Socialnämnden i den kommun där den utsatta är; en förundersökning behöver inte ha inletts.',
    en: 'The social services committee of the municipality where the person is; no investigation need have been opened.',
  },
};

/**
 * @rule reflection-period-days: A reflection period is {value} days from the first.
 * @source utlänningslagen (2005:716) 5 kap. 15 §
 * @proof a reflection period › is thirty days from the first, across the clock change too
 */
export const REFLECTION_DAYS = 30;

export const mayApplyOn = (applicant: Applicant, day: Day): boolean => APPLICANTS[applicant].validFrom <= day;
