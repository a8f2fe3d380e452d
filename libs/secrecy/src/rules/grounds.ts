import type { PurposeCode } from '@samsyn/kernel';
import { UNCONFIRMED, type RuleState } from './rule-state';

/** Labels of chapter 26 sections 1–6, which most grounds leave out. */
export const SOCIAL_SERVICES_LABELS = ['social-services', 'identity'] as const;
/** Chapters 25 and 26: what was said to get support. */
export const SUPPORT_LABELS = [...SOCIAL_SERVICES_LABELS, 'health-care'] as const;

/** The nine agencies of lag (2024:307): municipalities are not among them. */
export const AKC_AGENCIES = [
  'public-employment-service',
  'work-environment-authority',
  'economic-crime-authority',
  'social-insurance-agency',
  'national-coordination',
  'migration-agency',
  'police',
  'tax-agency',
  'prosecutor',
] as const;

/**
 * Crime fighters: recipients of 10:23, 10:24 and lag (2025:170). Of an agency that also does something else,
 * the branch that does this.
 */
export const CRIME_FIGHTERS = [
  'police',
  'prosecutor',
  'economic-crime-authority',
  'tax-agency/tax-crime-unit',
  'customs/customs-crime',
  'coast-guard',
] as const;

/** Recipients that are no authorities: they receive only under an accepted reservation (OSL 10:14). */
export const PRIVATE_AGENCIES = ['ngo', 'iom', 'interpreter'] as const;

/** Who controls residence: what was said to get support does not go there without consent. */
export const RESIDENCE_CONTROL = ['police/border-police', 'migration-agency'] as const;

export type GroundDemand = 'weighing' | 'purpose-code' | 'consent' | 'reservation';

export interface DisclosureGround {
  /** As it is cited, `OSL 12:2`; other spellings of it are understood. */
  readonly ground: string;
  readonly validFrom: string;
  readonly validUntil?: string;
  readonly excludesLabels: readonly string[];
  /** Agencies, or single branches of one, that may receive; absent: any. */
  readonly onlyTo?: readonly string[];
  /** Agencies, or single branches of one, that may give; absent: any. */
  readonly onlyFrom?: readonly string[];
  /** Authorities only: no private recipient. */
  readonly authoritiesOnly: boolean;
  /** In operations of a kind that is an inspection of a workplace, and in no other. */
  readonly workplaceInspectionsOnly?: true;
  readonly demands: readonly GroundDemand[];
  /** For what may be given under it; absent: for any purpose. */
  readonly purposes?: readonly PurposeCode[];
  readonly state: RuleState;
  readonly sv: string;
  readonly en: string;
}

const since2009 = {
  validFrom: '2009-06-30',
  excludesLabels: [],
  authoritiesOnly: false,
  demands: [],
  state: UNCONFIRMED,
} as const;

/**
 * Grounds that can break secrecy, as dated data with their conditions. The duty to cooperate (Polislagen 6 §, FL 8 §)
 * is deliberately no row: it breaks no secrecy. The product's reading of the law, not legal advice.
 */
export const DISCLOSURE_GROUNDS: readonly DisclosureGround[] = [
  {
    ...since2009,
    ground: 'OSL 12:2',
    demands: ['consent'],
    sv: 'Samtycke från den enskilda, inom dess omfattning.',
    en: 'Consent of the person, within its scope.',
  },
  {
    ...since2009,
    ground: 'OSL 10:2',
    demands: ['weighing'],
    purposes: ['own-task', 'taking-part', 'support', 'child-protection'],
    sv: 'Nödvändigt för den utlämnande myndighetens egen verksamhet; skriftligt skäl.',
    en: 'Necessary for the task of the branch that gives it; written reason.',
  },
  {
    ...since2009,
    ground: 'OSL 10:14',
    demands: ['reservation', 'weighing'],
    onlyTo: PRIVATE_AGENCIES,
    purposes: ['support', 'taking-part'],
    sv: 'Utlämnande till enskild med förbehåll.',
    en: 'Disclosure to a private party under a reservation.',
  },
  {
    ...since2009,
    ground: 'OSL 10:23',
    authoritiesOnly: true,
    onlyTo: CRIME_FIGHTERS,
    demands: ['weighing', 'purpose-code'],
    purposes: ['crime-investigation'],
    sv: 'Misstanke om begånget brott av den svårhet som paragrafen anger, också socialtjänstens och vårdens uppgifter; skälet anger brottet.',
    en: 'Suspicion of an offence committed, as grave as the section says, also information of the social services and health care; the reason names the offence.',
  },
  {
    ...since2009,
    ground: 'OSL 10:24',
    authoritiesOnly: true,
    onlyTo: CRIME_FIGHTERS,
    excludesLabels: SUPPORT_LABELS,
    demands: ['weighing', 'purpose-code'],
    purposes: ['crime-investigation'],
    sv: 'Misstanke om begånget brott som kan antas ge annan påföljd än böter; inte socialtjänstens och vårdens uppgifter (se 10:23).',
    en: 'Suspicion of an offence committed that may lead to more than a fine; not information of the social services and health care (see 10:23).',
  },
  {
    ...since2009,
    ground: 'OSL 10:27',
    authoritiesOnly: true,
    excludesLabels: SUPPORT_LABELS,
    demands: ['weighing'],
    sv: 'Generalklausulen, när det är uppenbart att intresset av att lämna ut väger tyngre; gäller inte 25 kap. 1–8 §§ och 26 kap. 1–6 §§.',
    en: 'The general clause, where it is evident that the interest in giving outweighs; does not apply to chapter 25 sections 1–8 and chapter 26 sections 1–6.',
  },
  {
    ...since2009,
    ground: 'OSL 10:15a',
    validFrom: '2025-12-01',
    authoritiesOnly: true,
    excludesLabels: ['police-investigation'],
    demands: ['weighing', 'purpose-code'],
    purposes: ['crime-prevention', 'crime-investigation', 'work-life-crime', 'residence-control'],
    sv: 'Mellan myndigheter efter intresseavvägning, också mot behovet av skydd för den enskilda; gäller inte 18:1.',
    en: 'Between authorities after a weighing of interests, also against the need to protect the person; does not apply to 18:1.',
  },
  {
    ...since2009,
    ground: 'lag 2025:170',
    validFrom: '2025-04-01',
    authoritiesOnly: true,
    onlyTo: CRIME_FIGHTERS,
    excludesLabels: SUPPORT_LABELS,
    demands: ['purpose-code'],
    purposes: ['crime-prevention', 'crime-investigation'],
    sv: 'Skyldighet att lämna uppgifter till brottsbekämpande myndigheter; 8 § undantar 26:1–6, men inte kontaktuppgifter enligt 4 §, som alltid lämnas av en person.',
    en: 'Duty to inform crime-fighting authorities; section 8 exempts 26:1–6, but not contact data under section 4, which always go by a person.',
  },
  {
    ...since2009,
    ground: 'lag 2024:307 4 §',
    validFrom: '2024-07-01',
    authoritiesOnly: true,
    onlyTo: AKC_AGENCIES,
    onlyFrom: AKC_AGENCIES,
    workplaceInspectionsOnly: true,
    excludesLabels: SUPPORT_LABELS,
    demands: ['weighing'],
    purposes: ['work-life-crime'],
    sv: 'Uppgiftsskyldighet i arbetet mot arbetslivskriminalitet, vid kontroll av arbetsplatser; inte kommuner, inte 26:1–6.',
    en: 'Duty to share in the work against work-life crime, at inspections of workplaces; no municipalities, not 26:1–6.',
  },
  {
    ...since2009,
    ground: 'SoL 19:1',
    validFrom: '2025-07-01',
    authoritiesOnly: true,
    onlyTo: ['social-services'],
    demands: ['purpose-code'],
    purposes: ['child-protection'],
    sv: 'Skyldighet att genast anmäla oro för ett barn till socialnämnden (OSL 10:28); bara det som barnet kan behöva skyddas för.',
    en: 'Duty to report a concern for a child to the social services at once (OSL 10:28); only what the child may need protection from.',
  },
];

/** What a consent term covers: event and field. `all` covers every field of the encounter. */
export const CONSENT_SCOPES: Readonly<Record<string, readonly string[]>> = {
  account: ['VictimConversationEnded.account'],
  needs: ['VictimConversationEnded.needs'],
  'follow-up time': ['FollowUpBooked.at', 'FollowUpMoved.at'],
  'follow-up place': ['FollowUpBooked.place', 'FollowUpMoved.place'],
  identity: [
    'EncounterOpened.name',
    'EncounterOpened.identity',
    'EncounterOpened.ageBand',
    'SubjectIdentified.name',
    'SubjectIdentified.how',
  ],
  referral: ['ReferralRequested.to', 'ReferralRequested.service'],
};
