import { OTHER } from '../statistics/classes';

/**
 * The Human Trafficking Case Data Standard of the International Organization for Migration. It describes one person's
 * case; these tables count operations, calls and what was offered, so most of their fields have no counterpart.
 */
export const HTCDS = {
  name: 'Human Trafficking Case Data Standard (HTCDS)',
  version: '2.0',
  publisher: 'International Organization for Migration (IOM)',
  source: 'https://github.com/UNMigration/HTCDS, HTCDS Field Standards 2.0.ods',
  licence: 'CC BY 4.0',
} as const;

/** A field of a table and the field of the standard that it stands for, under whose name it is exported. */
export interface Counterpart {
  /** With its prefix, as the standard writes it. */
  readonly htcds: string;
  readonly label: string;
  /** `same`: the values are those of the standard. `coarser`: they are months or longer, of many cases together. */
  readonly relation: 'same' | 'coarser';
  readonly note: string;
}

/** By family, then by field of ours. */
export const COUNTERPARTS: Readonly<Record<string, Readonly<Record<string, Counterpart>>>> = {
  referrals: {
    period: {
      htcds: 'cas_OutgoingReferralDate',
      label: 'Outgoing Referral Date',
      relation: 'coarser',
      note: 'The month, quarter or year of the date, in Europe/Stockholm.',
    },
  },
};

/** Columns that a table has beside its own: the class of a row in the words of the standard. */
export interface TranslatedColumn extends Counterpart {
  /** The dimension whose classes are translated. */
  readonly of: string;
  /** By class of ours; absent: the standard has no such value. */
  readonly values: Readonly<Record<string, string>>;
}

export const TRANSLATED: Readonly<Record<string, TranslatedColumn>> = {
  service: {
    of: 'service',
    htcds: 'spl_Type',
    label: 'Type (support plan)',
    relation: 'same',
    note: 'The kind of support; several of our classes share a value of the standard, and some have none.',
    values: {
      shelter: 'SocialCare',
      counselling: 'SocialCare',
      'health-care': 'Health',
      'legal-counsel': 'Legal',
      'reflection-period': 'Legal',
      'economic-support': 'Financial',
    },
  },
};

/** Why a field of ours has no counterpart, by field; `other` for the fields that no line names. */
export const WITHOUT_COUNTERPART: Readonly<Record<string, string>> = {
  period: 'The standard dates events of one person; this is a month or longer, of many of them.',
  region:
    'The standard has addresses of organisations, persons and trafficking events, no region of an operation.',
  'weekday-and-hour': 'The standard does not describe when support is needed.',
  notice: 'The standard does not describe calls to a coordinator.',
  mode: 'The standard does not describe calls to a coordinator.',
  'first-answer': 'The standard does not describe calls to a coordinator.',
  'persons-asked': 'The standard does not describe calls to a coordinator.',
  kind: 'The standard does not describe operations.',
  debrief: 'The standard does not describe operations.',
  perspectives: 'The standard does not describe operations.',
  topic: 'The standard does not describe advice to an agency.',
  outcome: 'The standard does not describe advice to an agency.',
  'answer-time':
    'cas_OutgoingReferralDate and cas_IncomingReferralDate lie at its ends; the standard has no field for the time between.',
  suppressed: 'The standard describes one case, of which nothing is suppressed.',
  [OTHER]: 'A number of many cases; the standard describes one.',
};
