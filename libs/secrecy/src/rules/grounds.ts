import { agencyOf, type Branch } from '@samsyn/kernel';

/** Families of labels that a ground can leave out, by chapter. */
export const SOCIAL_SERVICES_LABELS = ['social-services', 'identity'] as const;

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

/** Agencies that fight crime: recipients of 10:23, 10:24 and lag (2025:170). */
export const CRIME_FIGHTING_AGENCIES = [
  'police',
  'prosecutor',
  'economic-crime-authority',
  'tax-agency',
  'customs',
  'coast-guard',
] as const;

/** Recipients that are no authorities: they receive only under an accepted reservation (OSL 10:14). */
export const PRIVATE_AGENCIES = ['ngo', 'iom', 'interpreter'] as const;

export type GroundDemand = 'weighing' | 'consent' | 'reservation';

export interface DisclosureGround {
  /** As it is cited, `OSL 12:2`. */
  readonly ground: string;
  readonly validFrom: string;
  readonly validUntil?: string;
  readonly excludesLabels: readonly string[];
  /** Agencies that may receive; absent: any. */
  readonly onlyTo?: readonly string[];
  /** Agencies that may give; absent: any. */
  readonly onlyFrom?: readonly string[];
  /** Authorities only: no private recipient. */
  readonly authoritiesOnly: boolean;
  readonly demands: readonly GroundDemand[];
  readonly sv: string;
  readonly en: string;
}

const since2009 = {
  validFrom: '2009-06-30',
  excludesLabels: [],
  authoritiesOnly: false,
  demands: [],
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
    sv: 'Nödvändigt för den egna verksamheten; skriftligt skäl.',
    en: "Necessary for the own branch's task; written reason.",
  },
  {
    ...since2009,
    ground: 'OSL 10:14',
    demands: ['reservation', 'weighing'],
    onlyTo: PRIVATE_AGENCIES,
    sv: 'Utlämnande till enskild med förbehåll.',
    en: 'Disclosure to a private party under a reservation.',
  },
  {
    ...since2009,
    ground: 'OSL 10:23',
    authoritiesOnly: true,
    onlyTo: CRIME_FIGHTING_AGENCIES,
    demands: ['weighing'],
    sv: 'Misstanke om grövre begånget brott, också socialtjänstens uppgifter.',
    en: 'Suspicion of a graver offence committed, also information of the social services.',
  },
  {
    ...since2009,
    ground: 'OSL 10:24',
    authoritiesOnly: true,
    onlyTo: CRIME_FIGHTING_AGENCIES,
    excludesLabels: SOCIAL_SERVICES_LABELS,
    demands: ['weighing'],
    sv: 'Misstanke om begånget brott; inte socialtjänstens uppgifter (se 10:23).',
    en: 'Suspicion of an offence committed; not information of the social services (see 10:23).',
  },
  {
    ...since2009,
    ground: 'OSL 10:27',
    authoritiesOnly: true,
    excludesLabels: SOCIAL_SERVICES_LABELS,
    demands: ['weighing'],
    sv: 'Generalklausulen; gäller inte 26 kap. 1–6 §§.',
    en: 'The general clause; does not apply to chapter 26 sections 1–6.',
  },
  {
    ...since2009,
    ground: 'OSL 10:15a',
    validFrom: '2025-12-01',
    authoritiesOnly: true,
    excludesLabels: ['police-investigation'],
    demands: ['weighing'],
    sv: 'Mellan myndigheter efter intresseavvägning; gäller inte 18:1.',
    en: 'Between authorities after a weighing of interests; does not apply to 18:1.',
  },
  {
    ...since2009,
    ground: 'lag 2025:170',
    validFrom: '2025-04-01',
    authoritiesOnly: true,
    onlyTo: CRIME_FIGHTING_AGENCIES,
    excludesLabels: SOCIAL_SERVICES_LABELS,
    sv: 'Skyldighet att lämna uppgifter till brottsbekämpande myndigheter; 8 § undantar 26:1–6.',
    en: 'Duty to inform crime-fighting authorities; section 8 exempts 26:1–6.',
  },
  {
    ...since2009,
    ground: 'lag 2024:307 4 §',
    validFrom: '2024-07-01',
    authoritiesOnly: true,
    onlyTo: AKC_AGENCIES,
    onlyFrom: AKC_AGENCIES,
    excludesLabels: SOCIAL_SERVICES_LABELS,
    demands: ['weighing'],
    sv: 'Uppgiftsskyldighet i arbetet mot arbetslivskriminalitet; inte kommuner, inte 26:1–6.',
    en: 'Duty to share in the work against work-life crime; no municipalities, not 26:1–6.',
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

export interface ConsentInForce {
  readonly id: string;
  readonly recipient: Branch;
  readonly scope: readonly string[];
  readonly until?: string;
}

export interface DisclosureQuestion {
  readonly ground: string | undefined;
  /** The event and field asked for, `FollowUpBooked.at`, and the labels it is sealed under. */
  readonly field: string;
  readonly labels: readonly string[];
  readonly from: Branch;
  readonly to: Branch;
  readonly purpose: string | undefined;
  readonly weighing: string | undefined;
  readonly consents: readonly ConsentInForce[];
  /** Branches that have accepted a reservation. */
  readonly reservations: readonly Branch[];
  readonly now: string;
}

export type DisclosureRefusal =
  | 'DISCLOSURE.UNKNOWN_GROUND'
  | 'DISCLOSURE.GROUND_EXCLUDES_LABEL'
  | 'DISCLOSURE.GROUND_EXCLUDES_RECIPIENT'
  | 'DISCLOSURE.GROUND_DEMANDS'
  | 'DISCLOSURE.NO_RESERVATION'
  | 'DISCLOSURE.NO_CONSENT';

const spelled = (ground: string): string => ground.trim().replace(/\s+/g, ' ').toLowerCase();

/** Whether a ground, however it is spelled, is the person's consent: such a disclosure can be withdrawn (OSL 12:2). */
export const restsOnConsent = (ground: string | undefined): boolean => spelled(ground ?? '') === 'osl 12:2';

/** The ground as it stands on that day; undefined where nobody knows it, or it is not in force then. */
export function groundOn(
  ground: string | undefined,
  now: string,
  grounds: readonly DisclosureGround[] = DISCLOSURE_GROUNDS,
): DisclosureGround | undefined {
  const [day, wanted] = [now.slice(0, 10), spelled(ground ?? '')];
  const inForce = (row: DisclosureGround) =>
    row.validFrom <= day && (!row.validUntil || day < row.validUntil);
  return grounds.find((row) => spelled(row.ground) === wanted && inForce(row));
}

const isPrivate = (branch: Branch): boolean =>
  (PRIVATE_AGENCIES as readonly string[]).includes(agencyOf(branch));

/** Whether the consent is for that recipient and the field, `FollowUpBooked.at`; when it ends is not asked. */
export const isFor = (
  { recipient, scope }: Pick<ConsentInForce, 'recipient' | 'scope'>,
  to: Branch,
  field: string,
): boolean =>
  recipient === to && scope.some((term) => term === 'all' || (CONSENT_SCOPES[term] ?? []).includes(field));

/** The consent that covers the field for that recipient now, or undefined. */
export const consentFor = ({ consents, to, field, now }: DisclosureQuestion): ConsentInForce | undefined =>
  consents.find((consent) => isFor(consent, to, field) && (!consent.until || now < consent.until));

const written = (text: string | undefined): boolean => /[\p{L}\p{N}]/u.test(text ?? '');

/** The first rule that forbids the disclosure, in the order of "Disclosure codes"; undefined where none does. */
export function refusalOf(question: DisclosureQuestion): DisclosureRefusal | undefined {
  const { from, to, labels } = question;
  const ground = groundOn(question.ground, question.now);
  if (!ground) return 'DISCLOSURE.UNKNOWN_GROUND';
  if (labels.some((label) => ground.excludesLabels.includes(label)))
    return 'DISCLOSURE.GROUND_EXCLUDES_LABEL';
  const wrongRecipient = ground.onlyTo && !ground.onlyTo.includes(agencyOf(to));
  const wrongGiver = ground.onlyFrom && !ground.onlyFrom.includes(agencyOf(from));
  if (wrongRecipient || wrongGiver || (ground.authoritiesOnly && isPrivate(to))) {
    return 'DISCLOSURE.GROUND_EXCLUDES_RECIPIENT';
  }
  const lacksReason = ground.demands.includes('weighing') && !written(question.weighing);
  if (lacksReason || !written(question.purpose)) return 'DISCLOSURE.GROUND_DEMANDS';
  const needsReservation = isPrivate(to) || ground.demands.includes('reservation');
  if (needsReservation && !question.reservations.includes(to)) return 'DISCLOSURE.NO_RESERVATION';
  if (ground.demands.includes('consent') && !consentFor(question)) return 'DISCLOSURE.NO_CONSENT';
  return undefined;
}
