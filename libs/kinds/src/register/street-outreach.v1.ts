import type { OperationKind } from '../kind';

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
    {
      code: 'pre-briefing',
      where: 'docs/domain.md, Pre-briefing',
      sv: 'Vad som gås igenom före avfärd, och att ingen börjar utan klartecken.',
      en: 'What is gone through before leaving, and that nobody begins without clearance.',
    },
    {
      code: 'on-the-site',
      where: 'docs/domain.md, On the site',
      sv: 'Polisen går in först och skiljer personer åt, koordinatorn går in när platsen är säkrad.',
      en: 'The police go in first and separate persons, the coordinator enters when the place is secured.',
    },
    {
      code: 'encounter',
      where: 'docs/domain.md, The encounter',
      sv: 'Den utsatta erbjuds stöd, och det som den utsatta säger tillhör koordinatorn.',
      en: 'The exposed person is offered support, and what that person says belongs to the coordinator.',
    },
    {
      code: 'debrief',
      where: 'docs/domain.md, Debrief',
      sv: 'Varje verksamhet ger sitt perspektiv, och det som kan räknas fram räknas fram.',
      en: 'Each branch gives its perspective, and what can be calculated is calculated.',
    },
    {
      code: 'secrecy',
      where: 'docs/domain.md, Secrecy',
      sv: 'Sekretess gäller mellan myndigheter och mellan verksamhetsgrenar.',
      en: 'Secrecy holds between agencies and between branches.',
    },
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
    { code: 'approach', sv: 'Tillvägagångssätt', en: 'Approach', must: 'always', source: ['pre-briefing'] },
    {
      code: 'responsibilities',
      sv: 'Vem gör vad',
      en: 'Who does what',
      must: 'always',
      source: ['pre-briefing'],
    },
    {
      code: 'victim-perspective',
      sv: 'Den utsattas perspektiv',
      en: 'The perspective of the exposed person',
      must: 'always',
      source: ['pre-briefing'],
    },
    {
      code: 'safety',
      sv: 'Säkerhet: vem som håller kontakt med vem',
      en: 'Safety: who keeps in touch with whom',
      must: 'always',
      source: ['outreach'],
    },
    {
      code: 'secrecy',
      sv: 'Vad som är hemligt för vem',
      en: 'What is secret for whom',
      must: 'always',
      source: ['pre-briefing'],
    },
    {
      code: 'border-police-conduct',
      sv: 'Vad gränspolisen gör och inte gör på platsen',
      en: 'What the border police will and will not do at the site',
      must: { whenTakesPart: ['police/border-police'] },
      source: ['pre-briefing'],
    },
    {
      code: 'contact-by-advertisement',
      sv: 'Hur kontakt tas genom annonser',
      en: 'How contact is made through advertisements',
      must: 'optional',
      source: ['outreach'],
    },
    {
      code: 'dress',
      sv: 'Civila kläder eller uniform',
      en: 'Plain clothes or uniform',
      must: 'optional',
      source: ['pre-briefing'],
    },
    { code: 'interpreter', sv: 'Tolk', en: 'Interpreter', must: 'optional', source: ['pre-briefing'] },
  ],

  gates: [
    {
      code: 'PLAN.NOT_BRIEFED',
      override: 'released-without-pre-briefing',
      sv: 'Ett förmöte har hållits.',
      en: 'A pre-briefing has been held.',
      source: ['pre-briefing'],
    },
    {
      code: 'PLAN.AGENDA_NOT_COVERED',
      override: 'agenda-not-covered',
      sv: 'Förmötet har tagit upp alla obligatoriska punkter.',
      en: 'The pre-briefing has covered every mandatory point.',
      source: ['pre-briefing'],
    },
    {
      code: 'PLAN.BRANCH_NOT_BRIEFED',
      override: 'released-with-unbriefed-branch',
      sv: 'Varje verksamhet som har bekräftat har fått genomgång, på förmötet eller enskilt.',
      en: 'Every branch that has confirmed has been briefed, at the pre-briefing or individually.',
      source: ['pre-briefing'],
    },
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
    {
      code: 'risk-assessment',
      sv: 'Risken för personalen bedöms innan insatsen startar.',
      en: 'The risk to the staff is assessed before the operation starts.',
      events: ['RiskAssessed'],
      by: 'operation-leader',
      breach: 'risk-not-assessed',
      source: ['outreach'],
    },
    {
      code: 'pre-briefing',
      sv: 'Förmöte hålls före klartecken.',
      en: 'A pre-briefing is held before clearance.',
      events: ['PreBriefingHeld'],
      by: 'operation-leader',
      breach: 'released-without-pre-briefing',
      source: ['pre-briefing'],
    },
    {
      code: 'every-branch-briefed',
      sv: 'Den som missade förmötet får en enskild genomgång före klartecken.',
      en: 'Whoever missed the pre-briefing is briefed individually before clearance.',
      events: ['PreBriefingHeld', 'LateJoinerBriefed'],
      by: 'operation-leader',
      breach: 'released-with-unbriefed-branch',
      source: ['pre-briefing'],
    },
    {
      code: 'support-actor-confirms',
      sv: 'Socialtjänsten eller en civil organisation har tackat ja när insatsen startar.',
      en: 'The social services or a civil organisation have said yes when the operation starts.',
      events: ['AgencyConfirmed', 'CoordinatorAccepted'],
      by: 'participant',
      breach: 'started-without-support-actor',
      source: ['outreach'],
    },
    {
      code: 'clearance',
      sv: 'Klartecken ges innan insatsen startar.',
      en: 'Clearance is given before the operation starts.',
      events: ['OperationReleased', 'OperationReleasedWithoutCoordinator'],
      by: 'operation-leader',
      breach: 'started-before-released',
      source: ['pre-briefing'],
    },
    {
      code: 'persons-separated',
      sv: 'Misstänkt och utsatt skiljs åt inom {minutes} minuter från att en misstänkt påträffas.',
      en: 'Suspect and exposed person are separated within {minutes} minutes after a suspect is found.',
      events: ['PersonsSeparated'],
      by: 'police-on-site',
      breach: 'persons-not-separated',
      source: ['on-the-site'],
    },
    {
      code: 'support-offered',
      sv: 'Varje person som insatsen möter erbjuds stöd.',
      en: 'Every person whom the operation meets is offered support.',
      events: ['SupportOffered'],
      by: 'coordinator',
      breach: 'no-support-offered',
      source: ['encounter'],
    },
    {
      code: 'debrief-opened',
      sv: 'Uppföljningen öppnas inom {days} dygn efter att insatsen avslutades.',
      en: 'The debrief is opened within {days} days after the operation has ended.',
      events: ['DebriefOpened'],
      by: 'operation-leader',
      breach: 'ended-without-debrief',
      source: ['debrief'],
    },
  ],

  entry: {
    order: [],
    rules: [],
  },

  deviations: [
    {
      code: 'started-before-released',
      rule: {
        shape: 'too-early',
        what: ['ConductStarted'],
        before: ['OperationReleased', 'OperationReleasedWithoutCoordinator'],
        scope: 'operation',
      },
      sv: { title: 'Start före klartecken', sentence: 'Insatsen startade innan klartecken hade getts.' },
      en: {
        title: 'Started before clearance',
        sentence: 'The operation started before clearance had been given.',
      },
      source: ['pre-briefing'],
    },
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
    {
      code: 'risk-not-assessed',
      rule: { shape: 'missing-before', expected: ['RiskAssessed'], before: 'ConductStarted' },
      sv: {
        title: 'Risken inte bedömd',
        sentence: 'Insatsen startade utan att risken för personalen hade bedömts.',
      },
      en: {
        title: 'Risk not assessed',
        sentence: 'The operation started before the risk to the staff had been assessed.',
      },
      source: ['outreach'],
    },
    {
      code: 'released-without-pre-briefing',
      rule: { shape: 'gate-passed-over' },
      sv: {
        title: 'Klartecken utan förmöte',
        sentence: 'Klartecken gavs utan att något förmöte hade hållits.',
      },
      en: {
        title: 'Cleared without a pre-briefing',
        sentence: 'Clearance was given although no pre-briefing had been held.',
      },
      source: ['pre-briefing'],
    },
    {
      code: 'agenda-not-covered',
      rule: { shape: 'gate-passed-over' },
      sv: {
        title: 'Punkter saknades på förmötet',
        sentence: 'Klartecken gavs fast alla obligatoriska punkter inte hade gåtts igenom.',
      },
      en: {
        title: 'Points missing at the pre-briefing',
        sentence: 'Clearance was given although not every mandatory point had been covered.',
      },
      source: ['pre-briefing'],
    },
    {
      code: 'released-with-unbriefed-branch',
      rule: { shape: 'gate-passed-over' },
      sv: {
        title: 'Verksamhet utan genomgång',
        sentence: 'Klartecken gavs fast en verksamhet som bekräftat inte hade fått genomgång.',
      },
      en: {
        title: 'A branch was not briefed',
        sentence: 'Clearance was given although a branch that had confirmed had not been briefed.',
      },
      source: ['pre-briefing'],
    },
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
    {
      code: 'persons-not-separated',
      rule: {
        shape: 'not-followed',
        after: 'SuspectEncountered',
        expected: 'PersonsSeparated',
        minutes: 5,
      },
      sv: {
        title: 'Skildes inte åt i tid',
        sentence:
          'En misstänkt påträffades utan att personerna antecknades som åtskilda inom {minutes} minuter.',
      },
      en: {
        title: 'Not separated in time',
        sentence:
          'A suspect was found and the persons were not recorded as separated within {minutes} minutes.',
      },
      source: ['on-the-site'],
    },
    {
      code: 'no-support-offered',
      rule: {
        shape: 'missing-for-person',
        met: [
          'EncounterOpened',
          'VictimConversationStarted',
          'VictimConversationEnded',
          'SupportAnswered',
          'ContactCardGiven',
          'FollowUpBooked',
        ],
        expected: ['SupportOffered'],
      },
      sv: {
        title: 'Inget stöd erbjudet',
        sentence: 'För minst en person som insatsen mötte är inget erbjudande om stöd antecknat.',
      },
      en: {
        title: 'No support offered',
        sentence: 'For at least one person whom the operation met, no offer of support is recorded.',
      },
      source: ['encounter'],
    },
    {
      code: 'ended-without-debrief',
      rule: { shape: 'not-in-time', after: 'ConductEnded', expected: 'DebriefOpened', days: 7 },
      sv: {
        title: 'Sen uppföljning',
        sentence: 'Uppföljningen öppnades inte inom {days} dygn efter att insatsen avslutades.',
      },
      en: {
        title: 'Late debrief',
        sentence: 'The debrief was not opened within {days} days after the operation had ended.',
      },
      source: ['debrief'],
    },
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
