import type { OperationKind } from '../kind';

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
    {
      code: 'planning',
      where: 'docs/domain.md, Planning',
      sv: 'Koordinatorn kallas, och att gå utan koordinator är ett uttalat beslut.',
      en: 'The coordinator is called, and going without one is an explicit decision.',
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
      code: 'inspection',
      where: 'docs/domain.md, AKC inspection',
      sv: 'Flera myndigheter sida vid sida, var och en inom sitt eget uppdrag.',
      en: 'Several agencies side by side, each within its own mandate.',
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
      code: 'entry-order',
      sv: 'Vem går in först',
      en: 'Who enters first',
      must: 'always',
      source: ['pre-briefing'],
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
      code: 'max-persons-inside',
      sv: 'Hur många som högst är inne samtidigt',
      en: 'How many persons may be inside at most',
      must: 'optional',
      source: ['pre-briefing'],
    },
    {
      code: 'dress',
      sv: 'Civila kläder eller uniform',
      en: 'Plain clothes or uniform',
      must: 'optional',
      source: ['pre-briefing'],
    },
    {
      code: 'money',
      sv: 'Vad som görs med pengar som hittas',
      en: 'What is done about money found',
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
      code: 'PLAN.NO_COORDINATOR',
      sv: 'En regionkoordinator har tackat ja, på plats eller per telefon.',
      en: 'A regional coordinator has accepted, on site or by telephone.',
      source: ['planning'],
    },
  ],

  steps: [
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
      code: 'coordinator-accepts',
      sv: 'Regionkoordinatorn kallas och har tackat ja när insatsen startar.',
      en: 'The regional coordinator is called and has accepted when the operation starts.',
      events: ['CoordinatorCalled', 'CoordinatorAccepted'],
      by: 'coordinator',
      breach: 'started-without-coordinator',
      source: ['planning'],
    },
    {
      code: 'site-secured',
      sv: 'Platsen säkras innan regionkoordinatorn går in.',
      en: 'The site is secured before the regional coordinator goes in.',
      events: ['SiteSecured'],
      by: 'police-on-site',
      breach: 'coordinator-inside-before-secured',
      source: ['on-the-site'],
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
    order: ['secures-the-site', 'receives-those-met', 'inspects', 'conversation'],
    rules: [
      {
        code: 'not-before-clearance',
        sv: 'Ingen går in före klartecken.',
        en: 'Nobody goes in before clearance.',
        breach: 'entered-before-released',
        source: ['pre-briefing'],
      },
      {
        code: 'police-first',
        sv: 'Polisen går in först. Regionkoordinatorn går in när platsen är säkrad.',
        en: 'The police go in first. The regional coordinator goes in when the site is secured.',
        breach: 'coordinator-inside-before-secured',
        source: ['on-the-site'],
      },
      {
        code: 'few-inside',
        sv: 'Högst så många är inne samtidigt som förmötet bestämde.',
        en: 'No more are inside at once than the pre-briefing agreed.',
        breach: 'max-persons-inside-exceeded',
        source: ['pre-briefing'],
      },
    ],
  },

  deviations: [
    {
      code: 'entered-before-released',
      rule: {
        shape: 'too-early',
        what: ['SiteEntered', 'PersonEntered'],
        before: ['OperationReleased', 'OperationReleasedWithoutCoordinator'],
        scope: 'operation',
      },
      sv: {
        title: 'Inträde före klartecken',
        sentence: 'Någon gick in på platsen innan klartecken hade getts.',
      },
      en: {
        title: 'Entered before clearance',
        sentence: 'Someone entered the site before clearance had been given.',
      },
      source: ['pre-briefing'],
    },
    {
      code: 'started-without-coordinator',
      rule: {
        shape: 'nobody-said-yes',
        at: 'ConductStarted',
        yes: ['CoordinatorAccepted'],
        no: ['CoordinatorReleased'],
        decidedBy: 'OperationReleasedWithoutCoordinator',
      },
      sv: {
        title: 'Start utan regionkoordinator',
        sentence: 'Insatsen startade utan att någon som kallats hade tackat ja.',
      },
      en: {
        title: 'Started without a regional coordinator',
        sentence: 'The operation started although nobody who had been called had accepted.',
      },
      source: ['planning'],
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
      code: 'coordinator-inside-before-secured',
      rule: {
        shape: 'too-early',
        what: ['PersonEntered'],
        role: 'coordinator',
        before: ['SiteSecured'],
        scope: 'site',
        citesBoth: true,
      },
      sv: {
        title: 'Regionkoordinator inne före säkrad plats',
        sentence: 'Regionkoordinatorn gick in utan att platsen var antecknad som säkrad.',
        withFigures: 'Regionkoordinatorn gick in {early} innan platsen var säkrad.',
      },
      en: {
        title: 'Regional coordinator inside before the site was secured',
        sentence: 'The regional coordinator went in although the site was not recorded as secured.',
        withFigures: 'The regional coordinator went in {early} before the site was secured.',
      },
      source: ['on-the-site'],
    },
    {
      code: 'max-persons-inside-exceeded',
      rule: { shape: 'too-many-inside' },
      sv: {
        title: 'För många inne samtidigt',
        sentence: 'Fler var inne samtidigt än vad som var bestämt på förmötet.',
        withFigures: 'Som mest var {inside} inne samtidigt. Högst {agreed} var bestämt.',
      },
      en: {
        title: 'Too many inside at once',
        sentence: 'More were inside at once than had been agreed at the pre-briefing.',
        withFigures: 'As many as {inside} were inside at once. No more than {agreed} had been agreed.',
      },
      source: ['pre-briefing'],
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
