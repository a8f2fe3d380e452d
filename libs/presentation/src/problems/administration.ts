import type { Titles } from '../titles';

const source = 'domain: Who is asking; ADR 0048';

export const administrationProblems: Titles = {
  'APPROVAL.UNKNOWN': { sv: 'Ändringen finns inte.', en: 'There is no such change.', source },
  'APPROVAL.OWN_PROPOSAL': {
    sv: 'Du har själv föreslagit ändringen. Någon annan ska godkänna den.',
    en: 'You proposed the change yourself. Somebody else has to approve it.',
    source,
  },
  'APPROVAL.OWN_ACCOUNT': {
    sv: 'Ändringen gäller ditt eget konto. Någon annan ska godkänna den.',
    en: 'The change is of your own account. Somebody else has to approve it.',
    source,
  },
  'APPROVAL.DECIDED': {
    sv: 'Ändringen är redan avgjord.',
    en: 'The change has been decided already.',
    source,
  },
  'APPROVAL.EXPIRED': {
    sv: 'Ändringen väntade för länge. Föreslå den på nytt.',
    en: 'The change waited too long. Propose it anew.',
    source,
  },
  'APPROVAL.OUTDATED': {
    sv: 'Kontot har ändrats sedan dess. Föreslå ändringen på nytt.',
    en: 'The account has changed since. Propose the change anew.',
    source,
  },
  'APPROVAL.WAITS_ALREADY': {
    sv: 'En annan ändring av samma sak väntar redan (`proposal`). Låt den avgöras eller ta tillbaka den först.',
    en: 'Another change of the same already waits (`proposal`). Have it decided or withdrawn first.',
    source,
  },
};
