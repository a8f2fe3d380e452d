import { agencyOf, type Branch, type PurposeCode } from '@samsyn/kernel';
import {
  CONSENT_SCOPES,
  DISCLOSURE_GROUNDS,
  PRIVATE_AGENCIES,
  RESIDENCE_CONTROL,
  SUPPORT_LABELS,
  type DisclosureGround,
} from './grounds';
import { groundKey } from './spellings';

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
  /** The operation is an inspection of a workplace. */
  readonly isWorkplaceInspection: boolean;
  readonly purpose: string | undefined;
  readonly purposeCode?: PurposeCode | undefined;
  /** The written reason; in its place, or beside it, what speaks for giving it and what against. */
  readonly weighing: string | undefined;
  readonly speaksFor?: string | undefined;
  readonly speaksAgainst?: string | undefined;
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

/** Whether a ground, however it is spelled, is the person's consent: such a disclosure can be withdrawn (OSL 12:2). */
export const restsOnConsent = (ground: string | undefined): boolean => groundKey(ground) === 'osl 12:2';

/** The ground as it stands on that day; undefined where nobody knows it, or it is not in force then. */
export function groundOn(
  ground: string | undefined,
  now: string,
  grounds: readonly DisclosureGround[] = DISCLOSURE_GROUNDS,
): DisclosureGround | undefined {
  const [day, wanted] = [now.slice(0, 10), groundKey(ground)];
  const inForce = (row: DisclosureGround) =>
    row.validFrom <= day && (!row.validUntil || day < row.validUntil);
  return grounds.find((row) => groundKey(row.ground) === wanted && inForce(row));
}

/** The ground as it is cited, however it was spelled; what nobody knows stays as it was written. */
export const groundCited = (text: string): string =>
  DISCLOSURE_GROUNDS.find(({ ground }) => groundKey(ground) === groundKey(text))?.ground ?? text;

/** Whether the branch is one of those, which are named as an agency or as a single branch of it. */
const isOneOf = (branch: Branch, named: readonly string[]): boolean =>
  named.includes(branch) || named.includes(agencyOf(branch));

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

/** Fewer characters than these weigh nothing. */
export const WEIGHING_MIN = 30;
const written = (text: string | undefined): boolean => /[\p{L}\p{N}]/u.test(text ?? '');
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Cn}\p{Co}]/gu;

/** Code points that somebody can see, and single spaces between them. */
export const lengthOf = (text: string | undefined): number =>
  [...(text ?? '').replace(/\s+/gu, ' ').replace(INVISIBLE, '').replace(/ +/g, ' ').trim()].length;

/**
 * Whether it was weighed: a written reason, or what speaks for and what against, of thirty characters together.
 * @rule weighing-is-written: Where a ground demands a weighing, the reason, or what speaks for and against, has at least
 *   thirty visible characters.
 * @source OSL 10:2; OSL 10:27; domain: Secrecy
 * @proof a weighing › counts what can be seen: …
 */
export function isWeighed({
  weighing,
  speaksFor,
  speaksAgainst,
}: Pick<DisclosureQuestion, 'weighing' | 'speaksFor' | 'speaksAgainst'>): boolean {
  const isReasoned = written(weighing) || (written(speaksFor) && written(speaksAgainst));
  const length = [weighing, speaksFor, speaksAgainst].reduce((sum, text) => sum + lengthOf(text), 0);
  return isReasoned && length >= WEIGHING_MIN;
}

const isSupportData = ({ labels }: DisclosureQuestion): boolean =>
  labels.some((label) => (SUPPORT_LABELS as readonly string[]).includes(label));

/**
 * Whether the ground goes from that branch to that one.
 * @rule support-is-no-control: What was told to get support, to health care, or says who the person is, does not go to
 *   those who control residence, nor for that purpose, without consent.
 * @source OSL 26:1; OSL 25:1; domain: Secrecy
 * @proof what a ground allows › support data to residence control: …
 */
function excludesRecipient(ground: DisclosureGround, question: DisclosureQuestion): boolean {
  const { from, to } = question;
  if (ground.onlyTo && !isOneOf(to, ground.onlyTo)) return true;
  if (ground.onlyFrom && !isOneOf(from, ground.onlyFrom)) return true;
  if (ground.authoritiesOnly && isOneOf(to, PRIVATE_AGENCIES)) return true;
  return isSupportData(question) && !ground.demands.includes('consent') && isOneOf(to, RESIDENCE_CONTROL);
}

/**
 * Whether something that the ground demands was not given.
 * @rule purposes-are-coded: A disclosure is for a purpose that its ground covers.
 * @source OSL 10:15a; domain: Secrecy
 * @proof every ground, label, recipient and purpose, against the table › …
 */
function lacksSomething(ground: DisclosureGround, question: DisclosureQuestion): boolean {
  const { purpose, purposeCode } = question;
  if (!written(purpose)) return true;
  if (ground.demands.includes('weighing') && !isWeighed(question)) return true;
  if (purposeCode === undefined) return ground.demands.includes('purpose-code');
  if (ground.purposes && !ground.purposes.includes(purposeCode)) return true;
  const isControl = purposeCode === 'residence-control' && !ground.demands.includes('consent');
  return isControl && isSupportData(question);
}

/** The first rule that forbids the disclosure, in the order of "Disclosure codes"; undefined where none does. */
export function refusalOf(question: DisclosureQuestion): DisclosureRefusal | undefined {
  const { to, labels } = question;
  const ground = groundOn(question.ground, question.now);
  if (!ground || (ground.workplaceInspectionsOnly && !question.isWorkplaceInspection))
    return 'DISCLOSURE.UNKNOWN_GROUND';
  if (labels.some((label) => ground.excludesLabels.includes(label)))
    return 'DISCLOSURE.GROUND_EXCLUDES_LABEL';
  if (excludesRecipient(ground, question)) return 'DISCLOSURE.GROUND_EXCLUDES_RECIPIENT';
  if (lacksSomething(ground, question)) return 'DISCLOSURE.GROUND_DEMANDS';
  const needsReservation = isOneOf(to, PRIVATE_AGENCIES) || ground.demands.includes('reservation');
  if (needsReservation && !question.reservations.includes(to)) return 'DISCLOSURE.NO_RESERVATION';
  if (ground.demands.includes('consent') && !consentFor(question)) return 'DISCLOSURE.NO_CONSENT';
  return undefined;
}
