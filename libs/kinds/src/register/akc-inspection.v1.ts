import type { OperationKind } from '../kind';
import { always, optional, withBorderPolice } from './shared/agenda';
import { deviations } from './shared/deviations';
import { BRIEFED, COORDINATOR_ACCEPTED } from './shared/gates';
import { sources } from './shared/sources';
import { AT_THE_DOOR, steps } from './shared/steps';

/**
 * A joint inspection of an Arbetslivskriminalitetscenter (a massage parlour, nail salon, restaurant, building site):
 * several agencies in parallel, each within its own mandate, in an order that is not chaotic for those who are met.
 */
export const akcInspection1: OperationKind = {
  code: 'akc-inspection',
  version: 1,
  sv: 'Gemensam arbetsplatskontroll (AKC)',
  en: 'Joint workplace inspection (AKC)',

  sources: [
    ...sources('planning', 'pre-briefing', 'on-the-site'),
    {
      code: 'inspection',
      where: 'docs/domain.md, AKC inspection',
      sv: 'Flera myndigheter sida vid sida, var och en inom sitt eget uppdrag.',
      en: 'Several agencies side by side, each within its own mandate.',
    },
    ...sources('encounter', 'debrief', 'secrecy'),
  ],

  roles: [
    { code: 'secures-the-site', sv: 'Säkrar platsen', en: 'Secures the site', of: ['police'] },
    {
      code: 'receives-those-met',
      sv: 'Tar emot dem som är där',
      en: 'Receives those who are there',
      of: 'any-agency',
    },
    { code: 'inspects', sv: 'Kontrollerar sitt eget område', en: 'Inspects its own area', of: 'any-agency' },
    { code: 'conversation', sv: 'Samtal och stöd', en: 'Conversation and support', of: ['social-services'] },
  ],

  agenda: [
    ...always('approach', 'responsibilities', 'victim-perspective', 'entry-order', 'secrecy'),
    ...withBorderPolice('border-police-conduct'),
    ...optional('max-persons-inside', 'dress', 'money', 'interpreter'),
  ],

  gates: [...BRIEFED, COORDINATOR_ACCEPTED],

  steps: steps(
    'pre-briefing',
    'every-branch-briefed',
    'coordinator-accepts',
    'site-secured',
    'persons-separated',
    'support-offered',
    'debrief-opened',
  ),

  entry: {
    order: ['secures-the-site', 'receives-those-met', 'inspects', 'conversation'],
    rules: AT_THE_DOOR,
  },

  deviations: deviations(
    'entered-before-released',
    'started-without-coordinator',
    'released-without-pre-briefing',
    'agenda-not-covered',
    'released-with-unbriefed-branch',
    'coordinator-inside-before-secured',
    'max-persons-inside-exceeded',
    'persons-not-separated',
    'no-support-offered',
    'ended-without-debrief',
  ),

  questions: [
    {
      code: 'side-by-side',
      part: 'well',
      sv: 'Vad gjorde att kontrollerna kunde gå sida vid sida utan att störa varandra?',
      en: 'What made it possible for the inspections to run side by side without disturbing each other?',
      source: ['inspection'],
    },
    {
      code: 'those-met',
      part: 'well',
      sv: 'Hur togs de som var på platsen emot, och av vem?',
      en: 'How were those at the site received, and by whom?',
      source: ['inspection', 'encounter'],
    },
    {
      code: 'own-mandate',
      part: 'hard',
      sv: 'Var det svårt att hålla sig inom det egna uppdraget, eller att få göra sitt?',
      en: 'Was it hard to keep to your own mandate, or to get your own work done?',
      source: ['inspection'],
    },
    {
      code: 'signs-of-exploitation',
      part: 'hard',
      sv: 'Såg någon tecken på utnyttjande som inte kom fram till rätt myndighet?',
      en: 'Did somebody see signs of exploitation that did not reach the right agency?',
      source: ['secrecy', 'inspection'],
    },
    {
      code: 'joint-decisions',
      part: 'hard',
      sv: 'Vilka gemensamma beslut var vi oeniga om, och sades det högt?',
      en: 'Which joint decisions did we disagree on, and was it said aloud?',
      source: ['inspection'],
    },
    {
      code: 'who-was-missing',
      part: 'develop',
      sv: 'Vilken myndighet eller organisation borde ha varit med?',
      en: 'Which agency or organisation should have been there?',
      source: ['planning'],
    },
    {
      code: 'next-inspection',
      part: 'develop',
      sv: 'Vad ska vi komma överens om före nästa kontroll, och vem tar det vidare?',
      en: 'What should we agree on before the next inspection, and who takes it further?',
      source: ['debrief'],
    },
  ],
};
