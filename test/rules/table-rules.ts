import { AUDIENCES } from '@samsyn/kernel';
import { CONDUCT_FACTS } from '../../libs/conducting/src/conduct/conduct-facts';
import { DUTY_TO_REPORT } from '../../libs/conducting/src/encounter/child-concerns/duty-to-report';
import { ENCOUNTER_FACTS } from '../../libs/conducting/src/encounter/encounter-facts';
import { SUPPORT_SERVICES } from '../../libs/conducting/src/encounter/referrals/support-services';
import { APPLICANTS } from '../../libs/conducting/src/encounter/reflection-period/applicants';
import { textsEn } from '../../libs/presentation/src/documents/texts.en';
import { textsSv } from '../../libs/presentation/src/documents/texts.sv';
import { TASK_SOURCES } from '../../libs/debriefing/src/report/tasks';
import {
  MASK_OF_AUDIENCE,
  MASK_OF_LABEL,
  PUBLIC_SECRECY,
} from '../../libs/entries/src/public-records/rules/mask-rules';
import { BRIEFING_MATTERS } from '../../libs/planning/src/operation-plan/briefing/briefing-matters';
import { AUDIENCE_TEXTS } from '../../libs/secrecy/src/rules/audience-texts';
import { DISCLOSURE_GROUNDS } from '../../libs/secrecy/src/rules/grounds';
import { stateText } from '../../libs/secrecy/src/rules/rule-state';
import { LABEL_RULES } from '../../libs/secrecy/src/rules/label-rules';
import { WORDS } from '../../libs/presentation/src/notifications/message-templates';
import { ITEM_KINDS } from '../../libs/worklist/src/work-items/work-item-codes';
import { kindRules } from './kind-rules';
import { table, type ProvedBy, type Rule } from './rule';

const BY: Readonly<Record<(typeof ENCOUNTER_FACTS)[keyof typeof ENCOUNTER_FACTS]['who'], string>> = {
  holder: 'whoever holds the encounter',
  receiver: 'the branch that is named, about its own answer',
  'receiver-or-holder': 'the branch that is named, or whoever holds the encounter',
  'coordinator-of-office': 'a coordinator of the office that holds it, once everybody who held it has left',
};

const factRules = (): readonly Rule[] => [
  ...table(
    'Conducting',
    'Who may tell which fact of the site',
    'libs/conducting/src/conduct/conduct-facts.ts',
    Object.entries(CONDUCT_FACTS).map(([code, { who }]) => ({
      code,
      en: `Told by: \`${who}\`. Never refused for its order.`,
      source: 'domain: On the site',
      provedBy: { word: code, within: ['who may tell each fact of the site'] },
    })),
  ),
  ...table(
    'Encounter',
    'Who may tell which fact of an encounter',
    'libs/conducting/src/encounter/encounter-facts.ts',
    Object.entries(ENCOUNTER_FACTS).map(([code, { who }]) => ({
      code,
      en: `Told by ${BY[who]}.`,
      source: 'domain: The encounter; OSL 26:1',
      provedBy: { word: code, within: ['who may tell each fact of an encounter'] },
    })),
  ),
];

const supportRules = (): readonly Rule[] => [
  ...table(
    'Encounter',
    'Kinds of support',
    'libs/conducting/src/encounter/referrals/support-services.ts',
    SUPPORT_SERVICES.map(
      ({ code, en, sv, source, receivers, demands, answerWorkingDays, remindersAtMost }) => {
        const answered = receivers.length === 0 ? 'any agency' : receivers.join(', ');
        const asks = demands.length === 0 ? 'nothing beforehand' : demands.join(' and ');
        const reminded = `${answerWorkingDays} working day${answerWorkingDays === 1 ? '' : 's'}, ${remindersAtMost} times at most`;
        return {
          code,
          sv,
          source,
          en: `${en}: answered by ${answered}; asks for ${asks}; reminded of after ${reminded}.`,
        };
      },
    ),
    'each kind of support',
  ),
  ...table(
    'Encounter',
    'Who may apply for a reflection period',
    'libs/conducting/src/encounter/reflection-period/applicants.ts',
    Object.entries(APPLICANTS).map(([code, { en, sv, source, validFrom }]) => ({
      code,
      sv,
      source,
      en: `${en} Since ${validFrom}.`,
    })),
    'an application for a reflection period',
  ),
  ...table(
    'Encounter',
    'The duty to report',
    'libs/conducting/src/encounter/child-concerns/duty-to-report.ts',
    DUTY_TO_REPORT.map(({ law, en, sv, validFrom, validUntil = '' }) => ({
      code: law,
      sv,
      en: `${en} From ${validFrom}${validUntil && `, until ${validUntil}`}.`,
      source: law,
    })),
    'the duty to report a concern for a child',
  ),
];

const paragraph = (rule: string): string => (rule === 'none' ? 'domain: Secrecy' : rule);
const SOURCE_OF_GROUND: Readonly<Record<string, string>> = { 'SoL 19:1': 'SoL (2025:400) 19:1; OSL 10:28' };
const SECRECY_RULES = 'libs/secrecy/src/rules';
const CORRECTION_IS_AS_ITS_ENTRY: ProvedBy = {
  title: 'a correction › is sealed as the corrected field is, and is there for those alone who may know that',
};
const STANDS = {
  given: 'Given.',
  undecided: 'Somebody must say which paragraph masks it, or that it is given.',
};

const secrecyRules = (): readonly Rule[] => [
  ...table(
    'Disclosure and secrecy',
    'Labels: who reads a field',
    `${SECRECY_RULES}/label-rules.ts`,
    LABEL_RULES.map(({ label, en, sv, rule, validFrom, state }) => ({
      code: label,
      en: `${en} Since ${validFrom}. ${stateText(state)}`,
      sv,
      source: paragraph(rule),
    })),
    'each label',
  ),
  ...table(
    'Disclosure and secrecy',
    'Audiences: who knows that an entry exists',
    'libs/secrecy/src/audiences.ts',
    AUDIENCES.map((code) => ({
      code,
      ...AUDIENCE_TEXTS[code],
      ...(code === 'correction' && { provedBy: CORRECTION_IS_AS_ITS_ENTRY }),
    })),
    'each audience',
  ),
  ...table(
    'Disclosure and secrecy',
    'Grounds of disclosure',
    `${SECRECY_RULES}/grounds.ts`,
    DISCLOSURE_GROUNDS.map(({ ground, en, sv, validFrom, demands, purposes, state }) => {
      const demanded = demands.length === 0 ? '' : ` Demands: ${demands.join(', ')}.`;
      const covered = purposes === undefined ? '' : ` For: ${purposes.join(', ')}.`;
      const given = `${en}${demanded}${covered} Since ${validFrom}. ${stateText(state)}`;
      return { code: ground, en: given, sv, source: SOURCE_OF_GROUND[ground] ?? ground };
    }),
    'what a ground allows',
  ),
  ...table(
    'Disclosure and secrecy',
    'Masks of public records',
    'libs/entries/src/public-records/rules/mask-rules.ts',
    Object.entries({ ...MASK_OF_LABEL, ...MASK_OF_AUDIENCE }).map(([code, { stands, rule, absolute }]) => ({
      code,
      en:
        stands === 'masked'
          ? `Masked under ${rule}${absolute ? ', whatever is decided' : ''}.`
          : STANDS[stands],
      source: `TF 2:2; ${rule ?? 'domain: Public records'}`,
    })),
    'the mask of each label and audience',
  ),
  ...table(
    'Disclosure and secrecy',
    'Paragraphs that a mask may rest on',
    'libs/entries/src/public-records/rules/mask-rules.ts',
    PUBLIC_SECRECY.map(({ rule, en, sv }) => ({ code: rule, en: `${en}.`, sv: `${sv}.`, source: rule })),
    'the paragraphs of a mask',
  ),
];

const planningRules = (): readonly Rule[] =>
  table(
    'Planning',
    'Matters that need a new briefing when they change',
    'libs/planning/src/operation-plan/briefing/briefing-matters.ts',
    BRIEFING_MATTERS.map(({ field, concerns, beforeRelease, validFrom }) => ({
      code: field,
      en: `Concerns ${concerns}${beforeRelease ? ', before the release' : '; holds up no release'}. Since ${validFrom}.`,
      source: 'domain: Pre-briefing',
    })),
    'each matter of the pre-briefing',
  );

const taskRules = (): readonly Rule[] => [
  ...table(
    'Debrief',
    'Tasks that a debrief shows',
    'libs/debriefing/src/report/tasks.ts',
    Object.entries(TASK_SOURCES).map(([code, source]) => {
      const key = code as keyof typeof TASK_SOURCES;
      return { code, source, en: textsEn.tasks[key], sv: textsSv.tasks[key] };
    }),
  ),
  ...table(
    'Notifications',
    'What can wait for a person',
    'libs/worklist/src/work-items/work-item-codes.ts',
    Object.entries(ITEM_KINDS).map(([code, { en, sv, urgency }]) => ({
      code,
      sv: `${sv}.`,
      en: `${en}. At least: ${urgency}.`,
      source: 'domain: Work lists and notifications; ADR 0025',
    })),
    ...['the work list', 'the work list, of what branches agree on'],
    ...[
      'what can wait for a person',
      'a contact drill',
      'broken glass',
      'a read that should be looked at',
      'what waited for somebody who has left',
    ],
  ),
];

const wordRules = (): readonly Rule[] =>
  table(
    'Notifications',
    'The words a message may say, and no others',
    'libs/presentation/src/notifications/message-templates.ts',
    Object.entries(WORDS).map(([code, word]) => ({
      code,
      sv: word.sv,
      en: `${word.en}${'always' in word ? '; sent whatever the person has chosen, and in quiet hours' : ''}`,
      source: 'domain: Work lists and notifications; ADR 0026; OSL 26:1',
    })),
    'the words of a message',
  );

/** Rules that stand in tables of their own, as the product reads them. */
export const tableRules = (): readonly Rule[] => [
  ...kindRules(),
  ...planningRules(),
  ...factRules(),
  ...supportRules(),
  ...secrecyRules(),
  ...taskRules(),
  ...wordRules(),
];
