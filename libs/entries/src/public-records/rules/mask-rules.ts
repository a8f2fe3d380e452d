import type { Audience, Label } from '@samsyn/kernel';
import type { PublicSecrecy } from '../public-records.schema';

/** How a field stands before the public until somebody has decided. */
export interface MaskRule {
  /** `masked` under `rule`; `undecided`: somebody must say which rule, or that it is given; `given`: nothing hides it. */
  readonly stands: 'masked' | 'undecided' | 'given';
  readonly rule?: string;
  /** Nobody may give it, whatever they find: there is no harm test. */
  readonly absolute?: true;
}

/**
 * What the public is shown of a field by its label, as data for a lawyer to read and correct. Between authorities a
 * label says who takes part; before the public it says which secrecy must be tested. Source: TF 2:2 and 2:15–2:18, OSL.
 */
export const MASK_OF_LABEL: Readonly<Record<Label, MaskRule>> = {
  shared: { stands: 'given' },
  entry: { stands: 'undecided' },
  'participants-only': { stands: 'undecided' },
  leading: { stands: 'undecided' },
  call: { stands: 'undecided' },
  // How a person met may be reached, and what was asked of that person.
  'region-coordinators': { stands: 'masked', rule: 'OSL 26:1' },
  audience: { stands: 'undecided' },
  'agency-own': { stands: 'undecided' },
  facilitation: { stands: 'undecided' },
  'police-investigation': { stands: 'masked', rule: 'OSL 18:1' },
  'social-services': { stands: 'masked', rule: 'OSL 26:1' },
  'health-care': { stands: 'masked', rule: 'OSL 25:1' },
  identity: { stands: 'masked', rule: 'OSL 26:1' },
  address: { stands: 'masked', rule: 'OSL 21:3' },
  migration: { stands: 'masked', rule: 'OSL 37:1' },
  tax: { stands: 'masked', rule: 'OSL 27:1', absolute: true },
};

/**
 * Entries that as a whole are about a person met: that they are there at all may reveal who she is, where few
 * operations were carried out. The reverse harm test of OSL 26:1 begins with secrecy.
 */
export const MASK_OF_AUDIENCE: Readonly<Partial<Record<Audience, MaskRule>>> = {
  encounter: { stands: 'masked', rule: 'OSL 26:1' },
  'encounter-owner': { stands: 'masked', rule: 'OSL 26:1' },
  owner: { stands: 'masked', rule: 'OSL 26:1' },
  glass: { stands: 'masked', rule: 'OSL 26:1' },
  // What is asked of a person met is part of an investigation, or of the control of aliens: its own label says so.
  asked: { stands: 'undecided' },
  perspective: { stands: 'undecided' },
};

/** The paragraphs a mask may rest on. */
export const PUBLIC_SECRECY: readonly PublicSecrecy[] = [
  { rule: 'OSL 17:1', sv: 'Planläggning av tillsyn', en: 'Planning of inspections' },
  {
    rule: 'OSL 18:1',
    sv: 'Förundersökning och underrättelser',
    en: 'Preliminary investigation and intelligence',
  },
  { rule: 'OSL 18:2', sv: 'Underrättelseverksamhet', en: 'Criminal intelligence' },
  { rule: 'OSL 21:3', sv: 'Adress till den som kan bli utsatt', en: 'Address of a person under threat' },
  { rule: 'OSL 21:5', sv: 'Uppgift om utlänning', en: 'Information on an alien' },
  { rule: 'OSL 21:7', sv: 'Behandling i strid med dataskydd', en: 'Processing against data protection' },
  { rule: 'OSL 25:1', sv: 'Hälso- och sjukvård', en: 'Health care' },
  { rule: 'OSL 26:1', sv: 'Socialtjänst', en: 'Social services' },
  { rule: 'OSL 27:1', sv: 'Skatt', en: 'Tax' },
  { rule: 'OSL 28:1', sv: 'Socialförsäkring', en: 'Social insurance' },
  { rule: 'OSL 30:23', sv: 'Enskilds affärs- eller driftförhållanden', en: 'Business conditions' },
  { rule: 'OSL 35:1', sv: 'Enskild i brottsutredning', en: 'A person in a criminal investigation' },
  { rule: 'OSL 37:1', sv: 'Utlänningsärenden', en: 'Matters of aliens' },
  { rule: 'OSL 39:3', sv: 'Personalens adress och telefon', en: 'Address and telephone of staff' },
];

const RULES = new Set(PUBLIC_SECRECY.map(({ rule }) => rule));
export const isPublicSecrecy = (rule: string): boolean => RULES.has(rule);

/**
 * The strictest of the labels (OSL 7:3), as part of an entry that may be masked whole.
 * @rule strictest-mask: Of several labels on a field, and the audience of its entry, the strictest masks it.
 * @source OSL 7:3; TF 2:2
 * @proof the copy that the public may have › gives by itself what stands in clear for all who see the entry, and
 *   nothing else
 */
export function maskOf(audience: Audience, labels: readonly Label[]): MaskRule {
  const rules = [MASK_OF_AUDIENCE[audience], ...labels.map((label) => MASK_OF_LABEL[label])].filter(
    (rule) => rule !== undefined,
  );
  return (
    rules.find(({ absolute }) => absolute) ??
    rules.find(({ stands }) => stands === 'masked') ??
    rules.find(({ stands }) => stands === 'undecided') ??
    (labels.length === 0 ? { stands: 'undecided' } : { stands: 'given' })
  );
}
