import type { OperationKind } from '../kind';
import { always, optional } from './shared/agenda';
import { deviations, riskNotAssessed } from './shared/deviations';
import { BRIEFED } from './shared/gates';
import { sources } from './shared/sources';
import { riskAssessed, steps } from './shared/steps';

/**
 * Venues and advertisements are mapped, so that later operations go where they are needed. Nobody goes in and
 * no encounter is expected, so no coordinator is waited for; a person who is met all the same is offered
 * support. No study describes this kind: it is derived from the others, and is to be corrected by those who
 * do the work.
 */
export const fieldSurvey1: OperationKind = {
  code: 'field-survey',
  version: 1,
  sv: 'Kartläggning',
  en: 'Field survey',

  sources: [
    {
      code: 'survey',
      where: 'docs/domain.md, field survey',
      sv: 'Härlett, inte beskrivet i studierna: en kartläggning går inte in och väntar sig inget möte.',
      en: 'Derived, not described by the studies: a survey does not go in and does not expect to meet anybody.',
    },
    ...sources('pre-briefing', 'encounter', 'debrief', 'secrecy'),
  ],

  roles: [
    { code: 'observes', sv: 'Iakttar och antecknar', en: 'Observes and takes notes', of: 'any-agency' },
    {
      code: 'reads-advertisements',
      sv: 'Går igenom annonser',
      en: 'Goes through advertisements',
      of: 'any-agency',
    },
    { code: 'compiles', sv: 'Sammanställer', en: 'Compiles', of: 'any-agency' },
  ],

  agenda: [
    ...always('approach', 'responsibilities'),
    {
      code: 'what-is-noted',
      sv: 'Vad som antecknas, och vad som inte får antecknas',
      en: 'What is noted, and what may not be noted',
      must: 'always',
      source: ['survey'],
    },
    {
      code: 'if-somebody-is-met',
      sv: 'Vad som görs om någon möts ändå',
      en: 'What is done if somebody is met all the same',
      must: 'always',
      source: ['survey'],
    },
    ...always('secrecy'),
    ...optional('dress'),
  ],

  gates: [...BRIEFED],

  steps: [
    riskAssessed('survey'),
    ...steps('pre-briefing', 'every-branch-briefed', 'clearance', 'support-offered', 'debrief-opened'),
  ],

  entry: {
    order: [],
    rules: [
      {
        code: 'nobody-goes-in',
        sv: 'Ingen går in. Ska någon gå in föreslås en insats av en annan typ.',
        en: 'Nobody goes in. If somebody is to go in, an operation of another kind is proposed.',
        breach: 'site-was-entered',
        source: ['survey'],
      },
    ],
  },

  deviations: [
    ...deviations('started-before-released'),
    riskNotAssessed('survey'),
    ...deviations('released-without-pre-briefing', 'agenda-not-covered', 'released-with-unbriefed-branch'),
    {
      code: 'site-was-entered',
      rule: { shape: 'should-not-happen', what: ['SiteEntered', 'PersonEntered'] },
      sv: {
        title: 'En plats beträddes',
        sentence: 'En kartläggning går inte in. Någon gick in på en plats, vilket är en annan typ av insats.',
      },
      en: {
        title: 'A site was entered',
        sentence:
          'A field survey does not go in. Somebody entered a site, which is another kind of operation.',
      },
      source: ['survey'],
    },
    ...deviations('no-support-offered', 'ended-without-debrief'),
  ],

  questions: [
    {
      code: 'what-we-learnt',
      part: 'well',
      sv: 'Vad vet vi nu som vi inte visste, och vad gjorde att vi fick veta det?',
      en: 'What do we know now that we did not know before, and how did we learn it?',
      source: ['survey'],
    },
    {
      code: 'division-of-work',
      part: 'well',
      sv: 'Var det tydligt vem som såg efter vad?',
      en: 'Was it clear who was looking for what?',
      source: ['pre-briefing'],
    },
    {
      code: 'what-may-be-noted',
      part: 'hard',
      sv: 'Var det svårt att veta vad som fick antecknas och delas?',
      en: 'Was it hard to know what could be noted and shared?',
      source: ['secrecy'],
    },
    {
      code: 'blind-spots',
      part: 'hard',
      sv: 'Vad kunde vi inte se, och varför?',
      en: 'What could we not see, and why?',
      source: ['survey'],
    },
    {
      code: 'where-next',
      part: 'develop',
      sv: 'Var behövs ett besök, en kontroll eller uppsökande arbete härnäst?',
      en: 'Where is a visit, an inspection or outreach needed next?',
      source: ['survey'],
    },
    {
      code: 'next-survey',
      part: 'develop',
      sv: 'Vad gör vi annorlunda nästa gång, och vem tar det vidare?',
      en: 'What do we do differently next time, and who takes it further?',
      source: ['debrief'],
    },
  ],
};
