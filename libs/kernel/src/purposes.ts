/** For what something is given to another branch; which ground covers which is data in libs/secrecy/src/rules. */
export const PURPOSE_CODES = [
  'own-task',
  'taking-part',
  'support',
  'child-protection',
  'crime-investigation',
  'crime-prevention',
  'work-life-crime',
  'residence-control',
  'other',
] as const;
export type PurposeCode = (typeof PURPOSE_CODES)[number];
