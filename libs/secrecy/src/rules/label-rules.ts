import type { Label } from '@samsyn/kernel';
import { UNCONFIRMED, type RuleState } from './rule-state';

/** Who may read a field with this label, beside the recording branch, which always sees its own. */
export type Readers =
  | 'whoever-sees-the-entry'
  | 'audience'
  | 'region-coordinators'
  | 'participants'
  | 'leading'
  | 'leading-police'
  | 'call'
  | 'facilitators'
  | 'nobody-else';

export interface LabelRule {
  readonly label: Label;
  readonly readers: Readers;
  /** The paragraph that a withheld field shows. */
  readonly rule: string;
  /** That of what the police recorded, where it is another. */
  readonly ruleOfPolice?: string;
  readonly validFrom: string;
  /** Exclusive; absent while the rule is in force. */
  readonly validUntil?: string;
  readonly state: RuleState;
  readonly sv: string;
  readonly en: string;
}

/**
 * Secrecy by label, as dated data for a lawyer to read and correct. OSL is the Public Access to Information and
 * Secrecy Act (2009:400); `OSL 26:1` is chapter 26 section 1. Several labels on one field: every one must allow it
 * (OSL 7:3). This is the product's reading of the law, not legal advice.
 */
export const LABEL_RULES: readonly LabelRule[] = [
  {
    label: 'shared',
    readers: 'whoever-sees-the-entry',
    rule: 'none',
    validFrom: '2009-06-30',
    state: UNCONFIRMED,
    sv: 'Koder och tider som var och en som får se posten också får se.',
    en: 'Codes and times that whoever may see the entry may see.',
  },
  {
    label: 'entry',
    readers: 'whoever-sees-the-entry',
    rule: 'none',
    validFrom: '2009-06-30',
    state: UNCONFIRMED,
    sv: 'Text som var och en som får se posten också får se.',
    en: 'Text that whoever may see the entry may see.',
  },
  {
    label: 'audience',
    readers: 'audience',
    rule: 'OSL 8:1',
    validFrom: '2009-06-30',
    state: UNCONFIRMED,
    sv: 'För dem som själva får känna till posten, inte för den som har fått ut en annan uppgift i den.',
    en: 'For those who may know the entry by right, not for one who was given another field of it.',
  },
  {
    label: 'region-coordinators',
    readers: 'region-coordinators',
    rule: 'OSL 8:1',
    validFrom: '2009-06-30',
    state: UNCONFIRMED,
    sv: 'För koordinatorerna i insatsens region.',
    en: "For the coordinators of the operation's region.",
  },
  {
    label: 'participants-only',
    readers: 'participants',
    rule: 'OSL 8:1',
    validFrom: '2009-06-30',
    state: UNCONFIRMED,
    sv: 'Bara för de verksamheter som deltar i insatsen.',
    en: 'Only for the branches that take part in the operation.',
  },
  {
    label: 'leading',
    readers: 'leading',
    rule: 'OSL 8:1',
    validFrom: '2009-06-30',
    state: UNCONFIRMED,
    sv: 'Bara för den verksamhet som leder insatsen.',
    en: 'Only for the branch that leads the operation.',
  },
  {
    label: 'call',
    readers: 'call',
    rule: 'OSL 8:1',
    validFrom: '2009-06-30',
    state: UNCONFIRMED,
    sv: 'Bara för den som kallar och den som kallas.',
    en: 'Only for the calling and the called branch.',
  },
  {
    label: 'facilitation',
    readers: 'facilitators',
    rule: 'OSL 8:2',
    validFrom: '2009-06-30',
    state: UNCONFIRMED,
    sv: 'Bara för samordnaren och den som skrev.',
    en: 'Only for the facilitator and the author.',
  },
  {
    label: 'police-investigation',
    readers: 'leading-police',
    rule: 'OSL 18:1',
    validFrom: '2009-06-30',
    state: UNCONFIRMED,
    sv: 'Förundersökningssekretess (18:1, 18:2, 35:1): den ledande polisverksamheten, eller om ledaren inte är polis bara den som antecknade.',
    en: 'Preliminary-investigation secrecy (18:1, 18:2, 35:1): the leading police branch, or where the leader is not police the recording one alone.',
  },
  {
    label: 'social-services',
    readers: 'nobody-else',
    rule: 'OSL 26:1',
    validFrom: '2009-06-30',
    state: UNCONFIRMED,
    sv: 'Socialtjänstsekretess, omvänt skaderekvisit.',
    en: 'Secrecy of the social services, reverse harm test.',
  },
  {
    label: 'health-care',
    readers: 'nobody-else',
    rule: 'OSL 25:1',
    validFrom: '2009-06-30',
    state: UNCONFIRMED,
    sv: 'Hälso- och sjukvårdssekretess, omvänt skaderekvisit.',
    en: 'Secrecy of health care, reverse harm test.',
  },
  {
    label: 'agency-own',
    readers: 'nobody-else',
    rule: 'OSL 8:1',
    validFrom: '2009-06-30',
    state: UNCONFIRMED,
    sv: 'Myndighetens egna uppgifter från kontrollen.',
    en: "The inspecting agency's own information.",
  },
  {
    label: 'tax',
    readers: 'nobody-else',
    rule: 'OSL 27:1',
    validFrom: '2009-06-30',
    state: UNCONFIRMED,
    sv: 'Skattesekretess, absolut.',
    en: 'Tax secrecy, without a harm test.',
  },
  {
    label: 'migration',
    readers: 'nobody-else',
    rule: 'OSL 37:1',
    validFrom: '2009-06-30',
    state: UNCONFIRMED,
    sv: 'Sekretess i ärenden om utlänningar.',
    en: 'Secrecy in matters of aliens.',
  },
  {
    label: 'address',
    readers: 'nobody-else',
    rule: 'OSL 21:3',
    validFrom: '2009-06-30',
    state: UNCONFIRMED,
    sv: 'Adress och annan uppgift som kan användas för att hitta en hotad person.',
    en: 'Address and other details by which a threatened person could be found.',
  },
  {
    label: 'identity',
    readers: 'nobody-else',
    rule: 'OSL 26:1',
    ruleOfPolice: 'OSL 35:1',
    validFrom: '2009-06-30',
    state: UNCONFIRMED,
    sv: 'Den utsattas identitet; hos polisen 35:1.',
    en: 'The identity of the exposed person; with the police 35:1.',
  },
];

const byDay = new Map<string, ReadonlyMap<string, LabelRule>>();

/** The rules in force on that day (`YYYY-MM-DD` or an instant). A label without a row is hidden from everyone. */
export function labelRulesOn(instant: string): ReadonlyMap<string, LabelRule> {
  const day = instant.slice(0, 10);
  const known = byDay.get(day);
  if (known) return known;
  const valid = LABEL_RULES.filter(
    (rule) => rule.validFrom <= day && (!rule.validUntil || day < rule.validUntil),
  );
  const rules = new Map(valid.map((rule) => [rule.label as string, rule]));
  if (byDay.size > 1_000) byDay.clear();
  byDay.set(day, rules);
  return rules;
}
