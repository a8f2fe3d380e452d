import { agencyOf, type Branch } from './people';

/** Labels that the recorder of a secret field chooses from; what each means is data in libs/secrecy/src/rules. */
export const CHOSEN_LABELS = [
  'participants-only',
  'police-investigation',
  'social-services',
  'health-care',
  'agency-own',
  'tax',
  'migration',
  'address',
  'identity',
] as const;
export type ChosenLabel = (typeof CHOSEN_LABELS)[number];

/**
 * Labels that an event's schema fixes. `shared`: all who may see the entry, and the only one that stands in
 * clear in the log (codes and times). `entry`: all who may see the entry, sealed in the log. `leading`: the
 * leading branch. `call`: the leading and the called branch. `facilitation`: the named facilitators and the
 * author. `audience`: all who may see the entry by right, and not because a decision gave another field of
 * it. `region-coordinators`: the coordinators of the operation's region.
 */
export const FIXED_LABELS = [
  'shared',
  'entry',
  'leading',
  'call',
  'facilitation',
  'audience',
  'region-coordinators',
] as const;
export type Label = ChosenLabel | (typeof FIXED_LABELS)[number];

/** By agency, the label of what its branches record. An agency without a row has its own: `agency-own`. */
const DEFAULT_LABELS: Readonly<Record<string, ChosenLabel>> = {
  police: 'police-investigation',
  prosecutor: 'police-investigation',
  'social-services': 'social-services',
  'tax-agency': 'tax',
  'migration-agency': 'migration',
  'health-care': 'health-care',
};

/**
 * The label of a secret field for which its recorder names none. It follows the law of the recorder, never
 * the type of the entry (OSL 18:1, 25:1, 26:1, 27:1, 37:1): sharing is an act.
 * @rule default-label: What a recorder does not say is shared bears the label of the recorder's own law: police and
 *   prosecutor 18:1, social services 26:1, Tax Agency 27:1, Migration Agency 37:1, health care 25:1, all others their own.
 * @source OSL 18:1; OSL 25:1; OSL 26:1; OSL 27:1; OSL 37:1; domain: Secrecy
 * @proof the default label › follows who records: …
 */
export const defaultLabelOf = (recorder: Branch): ChosenLabel =>
  DEFAULT_LABELS[agencyOf(recorder)] ?? 'agency-own';

/** Who may know that an entry exists; what each code means is data in libs/secrecy/src/rules. */
export const AUDIENCES = [
  'participants',
  'region',
  'asked',
  'safety',
  'invitation',
  'call',
  'answer',
  'encounter',
  'encounter-owner',
  'owner',
  'glass',
  'disclosure',
  'correction',
  'perspective',
  'passed-on',
  'lesson',
  'branch',
] as const;
export type Audience = (typeof AUDIENCES)[number];
