import type { OperationKind } from '../kind';
import { always, optional, withBorderPolice } from './shared/agenda';
import { deviations, riskNotAssessed } from './shared/deviations';
import { BRIEFED } from './shared/gates';
import { sources } from './shared/sources';
import { riskAssessed, steps } from './shared/steps';

/**
 * Coordinators, civil organisations and sometimes police look for exposed persons in the street, or write to them
 * through advertisements, to offer support. There is no site to secure, to enter or to count heads in. No study describes
 * this kind: it is derived from what holds for every encounter, and is to be corrected by those who do the work.
 */
export const streetOutreach1: OperationKind = {
  code: 'street-outreach',
  version: 1,
  sv: 'Uppsökande arbete',
  en: 'Street outreach',

  sources: [
    {
      code: 'outreach',
      where: 'docs/domain.md, street outreach',
      sv: 'Härlett, inte beskrivet i studierna: uppsökande arbete har ingen plats att säkra, och stödet är själva syftet.',
      en: 'Derived, not described by the studies: outreach has no site to secure, and support is its very purpose.',
    },
    ...sources('pre-briefing', 'on-the-site', 'encounter', 'debrief', 'secrecy'),
  ],

  roles: [
    {
      code: 'first-contact',
      sv: 'Tar den första kontakten',
      en: 'Makes the first contact',
      of: ['social-services', 'ngo'],
    },
    {
      code: 'conversation',
      sv: 'Samtal och stöd',
      en: 'Conversation and support',
      of: ['social-services', 'ngo'],
    },
    {
      code: 'safety',
      sv: 'Håller kontakt med dem som är ute',
      en: 'Keeps in touch with those who are out',
      of: 'any-agency',
    },
    {
      code: 'nearby',
      sv: 'Finns i närheten utan att delta i samtalet',
      en: 'Is nearby without taking part in the conversation',
      of: ['police'],
    },
  ],

  agenda: [
    ...always('approach', 'responsibilities', 'victim-perspective'),
    {
      code: 'safety',
      sv: 'Säkerhet: vem som håller kontakt med vem',
      en: 'Safety: who keeps in touch with whom',
      must: 'always',
      source: ['outreach'],
    },
    ...always('secrecy'),
    ...withBorderPolice('border-police-conduct'),
    {
      code: 'contact-by-advertisement',
      sv: 'Hur kontakt tas genom annonser',
      en: 'How contact is made through advertisements',
      must: 'optional',
      source: ['outreach'],
    },
    ...optional('dress', 'interpreter'),
  ],

  gates: [
    ...BRIEFED,
    {
      code: 'PLAN.NO_SUPPORT_ACTOR',
      of: ['social-services', 'ngo'],
      override: 'released-without-support-actor',
      sv: 'Socialtjänsten eller en civil organisation deltar.',
      en: 'The social services or a civil organisation take part.',
      source: ['outreach'],
    },
  ],

  steps: [
    riskAssessed('outreach'),
    ...steps('pre-briefing', 'every-branch-briefed'),
    {
      code: 'support-actor-confirms',
      sv: 'Socialtjänsten eller en civil organisation har tackat ja när insatsen startar.',
      en: 'The social services or a civil organisation have said yes when the operation starts.',
      events: ['AgencyConfirmed', 'CoordinatorAccepted'],
      by: 'participant',
      breach: 'started-without-support-actor',
      source: ['outreach'],
    },
    ...steps('clearance', 'persons-separated', 'support-offered', 'debrief-opened'),
  ],

  entry: { order: [], rules: [] },

  deviations: [
    ...deviations('started-before-released'),
    {
      code: 'started-without-support-actor',
      rule: {
        shape: 'nobody-said-yes',
        at: 'ConductStarted',
        yes: ['OperationProposed', 'AgencyConfirmed', 'CoordinatorAccepted'],
        no: ['AgencyDeclined', 'CoordinatorReleased'],
        of: ['social-services', 'ngo'],
      },
      sv: {
        title: 'Start utan stödaktör',
        sentence: 'Insatsen startade utan att socialtjänsten eller en civil organisation deltog.',
      },
      en: {
        title: 'Started without a support actor',
        sentence:
          'The operation started although neither the social services nor a civil organisation took part.',
      },
      source: ['outreach'],
    },
    riskNotAssessed('outreach'),
    ...deviations('released-without-pre-briefing', 'agenda-not-covered', 'released-with-unbriefed-branch'),
    {
      code: 'released-without-support-actor',
      rule: { shape: 'gate-passed-over' },
      sv: {
        title: 'Klartecken utan stödaktör',
        sentence: 'Klartecken gavs fast varken socialtjänsten eller en civil organisation hade tackat ja.',
      },
      en: {
        title: 'Cleared without a support actor',
        sentence:
          'Clearance was given although neither the social services nor a civil organisation had said yes.',
      },
      source: ['outreach'],
    },
    ...deviations('persons-not-separated', 'no-support-offered', 'ended-without-debrief'),
  ],

  questions: [
    {
      code: 'reached',
      part: 'well',
      sv: 'Hur nådde vi dem som vi sökte, och vad öppnade för ett samtal?',
      en: 'How did we reach the people we were looking for, and what made them willing to talk?',
      source: ['outreach'],
    },
    {
      code: 'trust',
      part: 'well',
      sv: 'Vad byggde förtroende, och vad vill vi göra på samma sätt igen?',
      en: 'What built trust, and what do we want to do the same way again?',
      source: ['encounter'],
    },
    {
      code: 'police-nearby',
      part: 'hard',
      sv: 'Hur påverkade det samtalen att polisen var nära, eller inte var det?',
      en: 'How were the conversations affected by the police being near, or not being near?',
      source: ['outreach', 'secrecy'],
    },
    {
      code: 'own-safety',
      part: 'hard',
      sv: 'Kände sig någon av oss otrygg, och vad gjorde vi då?',
      en: 'Did any of us feel unsafe, and what did we do then?',
      source: ['outreach'],
    },
    {
      code: 'not-reached',
      part: 'develop',
      sv: 'Vilka nådde vi inte, och hur kan vi nå dem?',
      en: 'Who did we not reach, and how can we reach them?',
      source: ['outreach'],
    },
    {
      code: 'after-the-contact',
      part: 'develop',
      sv: 'Vad behöver finnas på plats för den som säger ja till stöd?',
      en: 'What needs to be in place for those who say yes to support?',
      source: ['encounter', 'debrief'],
    },
  ],
};
