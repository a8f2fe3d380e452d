import type { OperationKind } from '../kind';

/**
 * A visit to a flat where sex is sold: police and regional coordinator, often at short notice. Few go in, she who is
 * met there is met with support, and the coordinator talks with her when the place is safe.
 */
export const apartmentVisit1: OperationKind = {
  code: 'apartment-visit',
  version: 1,
  sv: 'Lägenhetsbesök',
  en: 'Apartment visit',

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
    { code: 'separates-persons', sv: 'Skiljer personer åt', en: 'Separates persons', of: ['police'] },
    { code: 'conversation', sv: 'Samtal och stöd', en: 'Conversation and support', of: ['social-services'] },
    { code: 'documentation', sv: 'Dokumentation', en: 'Documentation', of: ['police'] },
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
      code: 'max-persons-inside',
      sv: 'Hur många som högst är inne samtidigt',
      en: 'How many persons may be inside at most',
      must: 'always',
      source: ['pre-briefing'],
    },
    {
      code: 'dress',
      sv: 'Civila kläder eller uniform',
      en: 'Plain clothes or uniform',
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
      code: 'money',
      sv: 'Vad som görs med pengar som hittas',
      en: 'What is done about money found',
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
    order: ['secures-the-site', 'separates-persons', 'conversation'],
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
