import type { OperationKind } from '../../kind';
import { fragmentsOf } from './fragments';

/** Steps that kinds have in common. */
export const steps = fragmentsOf({
  'pre-briefing': {
    sv: 'Förmöte hålls före klartecken.',
    en: 'A pre-briefing is held before clearance.',
    events: ['PreBriefingHeld'],
    by: 'operation-leader',
    breach: 'released-without-pre-briefing',
    source: ['pre-briefing'],
  },
  'every-branch-briefed': {
    sv: 'Den som missade förmötet får en enskild genomgång före klartecken.',
    en: 'Whoever missed the pre-briefing is briefed individually before clearance.',
    events: ['PreBriefingHeld', 'LateJoinerBriefed'],
    by: 'operation-leader',
    breach: 'released-with-unbriefed-branch',
    source: ['pre-briefing'],
  },
  clearance: {
    sv: 'Klartecken ges innan insatsen startar.',
    en: 'Clearance is given before the operation starts.',
    events: ['OperationReleased', 'OperationReleasedWithoutCoordinator'],
    by: 'operation-leader',
    breach: 'started-before-released',
    source: ['pre-briefing'],
  },
  'coordinator-accepts': {
    sv: 'Regionkoordinatorn kallas och har tackat ja när insatsen startar.',
    en: 'The regional coordinator is called and has accepted when the operation starts.',
    events: ['CoordinatorCalled', 'CoordinatorAccepted'],
    by: 'coordinator',
    breach: 'started-without-coordinator',
    source: ['planning'],
  },
  'site-secured': {
    sv: 'Platsen säkras innan regionkoordinatorn går in.',
    en: 'The site is secured before the regional coordinator goes in.',
    events: ['SiteSecured'],
    by: 'police-on-site',
    breach: 'coordinator-inside-before-secured',
    source: ['on-the-site'],
  },
  'persons-separated': {
    sv: 'Misstänkt och utsatt skiljs åt inom {minutes} minuter från att en misstänkt påträffas.',
    en: 'Suspect and exposed person are separated within {minutes} minutes after a suspect is found.',
    events: ['PersonsSeparated'],
    by: 'police-on-site',
    breach: 'persons-not-separated',
    source: ['on-the-site'],
  },
  'support-offered': {
    sv: 'Varje person som insatsen möter erbjuds stöd.',
    en: 'Every person whom the operation meets is offered support.',
    events: ['SupportOffered'],
    by: 'coordinator',
    breach: 'no-support-offered',
    source: ['encounter'],
  },
  'debrief-opened': {
    sv: 'Uppföljningen öppnas inom {days} dygn efter att insatsen avslutades.',
    en: 'The debrief is opened within {days} days after the operation has ended.',
    events: ['DebriefOpened'],
    by: 'operation-leader',
    breach: 'ended-without-debrief',
    source: ['debrief'],
  },
} satisfies Record<string, Omit<OperationKind['steps'][number], 'code'>>);

/** `source`: the source of the kind that asks for it. */
export const riskAssessed = (source: string): OperationKind['steps'][number] => ({
  code: 'risk-assessment',
  sv: 'Risken för personalen bedöms innan insatsen startar.',
  en: 'The risk to the staff is assessed before the operation starts.',
  events: ['RiskAssessed'],
  by: 'operation-leader',
  breach: 'risk-not-assessed',
  source: [source],
});

/** What holds at the door wherever a site is entered. */
export const AT_THE_DOOR: OperationKind['entry']['rules'] = [
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
];
