import type { Titles } from '../titles';

export const agreementsProblems: Titles = {
  'AGREEMENT.UNKNOWN': {
    sv: 'Överenskommelsen finns inte.',
    en: 'There is no such agreement.',
    source: 'domain: Agreements; OSL 8:1',
  },
  'AGREEMENT.NOT_A_PARTY': {
    sv: 'En överenskommelse har minst två parter, och den egna verksamheten är en av dem.',
    en: 'An agreement has at least two parties, and your own branch is one of them.',
    source: 'domain: Agreements',
  },
  'AGREEMENT.ENDS_FIRST': {
    sv: 'Överenskommelsen slutar gälla innan den börjar.',
    en: 'The agreement ends before it begins.',
    source: 'domain: Agreements',
  },
  'AGREEMENT.LEADER_NOT_A_PARTY': {
    sv: 'Den som ska leda insatser måste vara part.',
    en: 'Whoever is to lead operations must be a party.',
    source: 'domain: Agreements',
  },
  'AGREEMENT.NOT_A_FACILITATOR': {
    sv: 'Den som namnges är inte upplagd som samordnare. Välj någon som har rollen samordnare.',
    en: 'The person named is not registered as a facilitator. Choose somebody who has the role of facilitator.',
    source: 'domain: Agreements; ADR 0039',
  },
  'AGREEMENT.KIND_REPEATS': {
    sv: 'Samma typ av insats står flera gånger.',
    en: 'The same kind of operation stands more than once.',
    source: 'domain: Agreements',
  },
  'AGREEMENT.SUPERSEDED': {
    sv: 'En senare version har föreslagits.',
    en: 'A later version has been proposed.',
    source: 'domain: Agreements',
  },
  'AGREEMENT.HAS_ENDED': {
    sv: 'Överenskommelsen är avslutad.',
    en: 'The agreement has ended.',
    source: 'domain: Agreements',
  },
  'AGREEMENT.ENDS_IN_THE_PAST': {
    sv: 'En överenskommelse kan inte sluta gälla i efterhand.',
    en: 'An agreement cannot end in the past.',
    source: 'domain: Agreements',
  },
  'AGREEMENT.NOT_IN_FORCE': {
    sv: 'Överenskommelsen gäller inte den dag då insatsen börjar.',
    en: 'The agreement is not in force on the day on which the operation begins.',
    source: 'domain: Agreements',
  },
  'AGREEMENT.OTHER_REGION': {
    sv: 'Överenskommelsen gäller en annan region.',
    en: 'The agreement is for another region.',
    source: 'domain: Agreements',
  },
  'AGREEMENT.OTHER_LEADER': {
    sv: 'Enligt överenskommelsen leder någon annan insatser av den här typen.',
    en: 'By the agreement somebody else leads operations of this kind.',
    source: 'domain: Agreements',
  },
  'AGREEMENT.NONE': {
    sv: 'Ingen överenskommelse gäller för insatsen.',
    en: 'No agreement is in force for the operation.',
    source: 'domain: Agreements',
  },
  'AGREEMENT.SEVERAL': {
    sv: 'Flera överenskommelser gäller. Välj en av dem.',
    en: 'Several agreements are in force. Choose one of them.',
    source: 'domain: Agreements',
  },
};
