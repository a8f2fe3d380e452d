/** Labels that the recorder of a secret field chooses from; what each means is data in libs/secrecy/src/rules. */
export const CHOSEN_LABELS = [
  'participants-only',
  'police-investigation',
  'social-services',
  'agency-own',
  'tax',
  'migration',
  'address',
  'identity',
] as const;
export type ChosenLabel = (typeof CHOSEN_LABELS)[number];

/**
 * Labels that an event's schema fixes. `shared`: whoever may see the entry, and the only one that stands in clear
 * in the log (codes and times). `entry`: whoever may see the entry, sealed in the log. `leading`: the leading branch.
 * `call`: the leading and the called branch. `facilitation`: the named facilitators and the author. `audience`: whoever may
 * see the entry by right, and not because a decision gave another field of it. `region-coordinators`: the coordinators
 * of the operation's region.
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
  'disclosure',
  'correction',
  'perspective',
  'passed-on',
  'lesson',
  'branch',
] as const;
export type Audience = (typeof AUDIENCES)[number];
