import type { OperationKind } from '../kind';

/**
 * Venues and advertisements are mapped, so that later operations go where they are needed. Nobody goes in and no
 * encounter is expected, so no coordinator is waited for; whoever is met all the same is offered support. No study
 * describes this kind: it is derived from the others, and is to be corrected by those who do the work.
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
    {
      code: 'pre-briefing',
      where: 'docs/domain.md, Pre-briefing',
      sv: 'Vad som gås igenom före avfärd, och att ingen börjar utan klartecken.',
      en: 'What is gone through before leaving, and that nobody begins without clearance.',
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
    { code: 'approach', sv: 'Tillvägagångssätt', en: 'Approach', must: 'always', source: ['pre-briefing'] },
    {
      code: 'responsibilities',
      sv: 'Vem gör vad',
      en: 'Who does what',
      must: 'always',
      source: ['pre-briefing'],
    },
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
    {
      code: 'secrecy',
      sv: 'Vad som är hemligt för vem',
      en: 'What is secret for whom',
      must: 'always',
      source: ['pre-briefing'],
    },
    {
      code: 'dress',
      sv: 'Civila kläder eller uniform',
      en: 'Plain clothes or uniform',
      must: 'optional',
      source: ['pre-briefing'],
    },
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
  ],

  steps: [
    {
      code: 'risk-assessment',
      sv: 'Risken för personalen bedöms innan insatsen startar.',
      en: 'The risk to the staff is assessed before the operation starts.',
      events: ['RiskAssessed'],
      by: 'operation-leader',
      breach: 'risk-not-assessed',
      source: ['survey'],
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
      code: 'clearance',
      sv: 'Klartecken ges innan insatsen startar.',
      en: 'Clearance is given before the operation starts.',
      events: ['OperationReleased', 'OperationReleasedWithoutCoordinator'],
      by: 'operation-leader',
      breach: 'started-before-released',
      source: ['pre-briefing'],
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
      source: ['survey'],
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
