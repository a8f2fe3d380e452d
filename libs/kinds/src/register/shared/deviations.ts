import type { DeviationOfKind } from '../../kind';
import { fragmentsOf } from './fragments';

const RELEASES = ['OperationReleased', 'OperationReleasedWithoutCoordinator'];

/** Deviations that kinds have in common. */
export const deviations = fragmentsOf({
  'entered-before-released': {
    rule: {
      shape: 'too-early',
      what: ['SiteEntered', 'PersonEntered'],
      before: RELEASES,
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
  'started-before-released': {
    rule: { shape: 'too-early', what: ['ConductStarted'], before: RELEASES, scope: 'operation' },
    sv: { title: 'Start före klartecken', sentence: 'Insatsen startade innan klartecken hade getts.' },
    en: {
      title: 'Started before clearance',
      sentence: 'The operation started before clearance had been given.',
    },
    source: ['pre-briefing'],
  },
  'started-without-coordinator': {
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
  'released-without-pre-briefing': {
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
  'agenda-not-covered': {
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
  'released-with-unbriefed-branch': {
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
  'coordinator-inside-before-secured': {
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
  'max-persons-inside-exceeded': {
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
  'persons-not-separated': {
    rule: { shape: 'not-followed', after: 'SuspectEncountered', expected: 'PersonsSeparated', minutes: 5 },
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
  'no-support-offered': {
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
  'ended-without-debrief': {
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
  'started-without-pre-briefing': {
    rule: { shape: 'missing-before', expected: ['PreBriefingHeld'], before: 'ConductStarted' },
    sv: { title: 'Start utan förmöte', sentence: 'Insatsen startade utan att något förmöte hade hållits.' },
    en: {
      title: 'Started without a pre-briefing',
      sentence: 'The operation started although no pre-briefing had been held.',
    },
    source: ['pre-briefing'],
  },
  'on-site-unbriefed': {
    rule: {
      shape: 'came-unbriefed',
      after: RELEASES,
      yes: ['AgencyConfirmed', 'CoordinatorAccepted'],
      briefed: ['PreBriefingHeld', 'LateJoinerBriefed'],
    },
    sv: {
      title: 'På plats utan genomgång',
      sentence: 'En verksamhet som tackade ja efter klartecken kom till platsen utan att ha fått genomgång.',
    },
    en: {
      title: 'On site without a briefing',
      sentence: 'A branch that said yes after clearance came to the site without having been briefed.',
    },
    source: ['pre-briefing'],
  },
  'never-secured': {
    rule: {
      shape: 'missing-at-end',
      after: ['SiteEntered'],
      expected: ['SiteSecured'],
      end: 'ConductEnded',
      scope: 'site',
    },
    sv: {
      title: 'Platsen säkrades aldrig',
      sentence: 'Någon gick in på en plats som inte var antecknad som säkrad när insatsen avslutades.',
    },
    en: {
      title: 'The site was never secured',
      sentence: 'A site was entered that was not recorded as secured when the operation ended.',
    },
    source: ['on-the-site'],
  },
  'residence-decided-unweighed': {
    rule: { shape: 'decided-unweighed', what: 'ResidenceDecisionWeighed' },
    sv: {
      title: 'Beslut om vistelse utan full avvägning',
      sentence:
        'Ett beslut om förvar eller avvisning fattades på platsen utan att människohandel, samråd med regionkoordinatorn och betänketid alla hade övervägts.',
    },
    en: {
      title: 'Decision on residence without full consideration',
      sentence:
        'A detention or removal was decided on site before trafficking, a reflection period and asking the regional coordinator had all been considered.',
    },
    source: ['encounter'],
  },
} satisfies Record<string, Omit<DeviationOfKind, 'code'>>);

/** `source`: the source of the kind that asks for it. */
export const riskNotAssessed = (source: string): DeviationOfKind => ({
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
  source: [source],
});
