import type { GateOfKind } from '../../kind';

/** What every operation waits for before its release. */
export const BRIEFED: readonly GateOfKind[] = [
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
];

/** Where somebody is to be met inside, a coordinator is waited for. */
export const COORDINATOR_ACCEPTED: GateOfKind = {
  code: 'PLAN.NO_COORDINATOR',
  sv: 'En regionkoordinator har tackat ja, på plats eller per telefon.',
  en: 'A regional coordinator has accepted, on site or by telephone.',
  source: ['planning'],
};
