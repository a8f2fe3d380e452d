import type { OperationKind } from '../kind';
import { always, optional, withBorderPolice } from './shared/agenda';
import { deviations } from './shared/deviations';
import { BRIEFED, COORDINATOR_ACCEPTED } from './shared/gates';
import { sources } from './shared/sources';
import { AT_THE_DOOR, steps } from './shared/steps';

/**
 * A visit to a flat where sex is sold: police and regional coordinator, often at short notice. Few go in, she who is
 * met there is met with support, and the coordinator talks with her when the place is safe.
 */
export const apartmentVisit1: OperationKind = {
  code: 'apartment-visit',
  version: 1,
  sv: 'Lägenhetsbesök',
  en: 'Apartment visit',

  sources: sources('planning', 'pre-briefing', 'on-the-site', 'encounter', 'debrief', 'secrecy'),

  roles: [
    { code: 'secures-the-site', sv: 'Säkrar platsen', en: 'Secures the site', of: ['police'] },
    { code: 'separates-persons', sv: 'Skiljer personer åt', en: 'Separates persons', of: ['police'] },
    { code: 'conversation', sv: 'Samtal och stöd', en: 'Conversation and support', of: ['social-services'] },
    { code: 'documentation', sv: 'Dokumentation', en: 'Documentation', of: ['police'] },
  ],

  agenda: [
    ...always('approach', 'responsibilities', 'victim-perspective', 'entry-order', 'max-persons-inside'),
    ...always('dress', 'secrecy', 'money'),
    ...withBorderPolice('border-police-conduct'),
    ...optional('interpreter'),
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
    order: ['secures-the-site', 'separates-persons', 'conversation'],
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
      code: 'call',
      part: 'well',
      sv: 'Hur fick ni med en regionkoordinator, och vad gjorde att det gick?',
      en: 'How did you get a regional coordinator to come, and what made it possible?',
      source: ['planning'],
    },
    {
      code: 'met-with-support',
      part: 'well',
      sv: 'Vad gjorde att den utsatta blev bemött med stöd och inte som misstänkt?',
      en: 'What made it possible to meet the exposed person with support and not as a suspect?',
      source: ['on-the-site', 'encounter'],
    },
    {
      code: 'roles-at-the-door',
      part: 'well',
      sv: 'Var det tydligt för alla vem som gick in först och vem som gjorde vad?',
      en: 'Was it clear to everybody who went in first and who did what?',
      source: ['pre-briefing'],
    },
    {
      code: 'number-inside',
      part: 'hard',
      sv: 'Var vi för många inne, eller kom någon in för tidigt eller för sent?',
      en: 'Were there too many of us inside, or did somebody come in too early or too late?',
      source: ['on-the-site'],
    },
    {
      code: 'peace-to-talk',
      part: 'hard',
      sv: 'Vad störde samtalet med den utsatta, till exempel förhör, telefoner eller pengar?',
      en: 'What disturbed the conversation with the exposed person, for example interviews, telephones or money?',
      source: ['on-the-site'],
    },
    {
      code: 'outlooks-collide',
      part: 'hard',
      sv: 'Var krockade uppdragen, till exempel gränspolisens och stödets?',
      en: 'Where did the tasks of the agencies conflict, for example those of the border police and of support?',
      source: ['secrecy'],
    },
    {
      code: 'before-going',
      part: 'develop',
      sv: 'Vad borde vi ha talat om på förmötet?',
      en: 'What should we have talked about at the pre-briefing?',
      source: ['pre-briefing'],
    },
    {
      code: 'next-visit',
      part: 'develop',
      sv: 'Vad ska vi komma överens om före nästa besök, och vem tar det vidare?',
      en: 'What should we agree on before the next visit, and who takes it further?',
      source: ['debrief'],
    },
  ],
};
