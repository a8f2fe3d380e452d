import { fragmentsOf } from './fragments';

/** What kinds rest on in common: passages of docs/domain.md. */
export const sources = fragmentsOf({
  planning: {
    where: 'docs/domain.md, Planning',
    sv: 'Koordinatorn kallas, och att gå utan koordinator är ett uttalat beslut.',
    en: 'The coordinator is called, and going without one is an explicit decision.',
  },
  'pre-briefing': {
    where: 'docs/domain.md, Pre-briefing',
    sv: 'Vad som gås igenom före avfärd, och att ingen börjar utan klartecken.',
    en: 'What is gone through before leaving, and that nobody begins without clearance.',
  },
  'on-the-site': {
    where: 'docs/domain.md, On the site',
    sv: 'Polisen går in först och skiljer personer åt, koordinatorn går in när platsen är säkrad.',
    en: 'The police go in first and separate persons, the coordinator enters when the place is secured.',
  },
  encounter: {
    where: 'docs/domain.md, The encounter',
    sv: 'Den utsatta erbjuds stöd, och det som den utsatta säger tillhör koordinatorn.',
    en: 'The exposed person is offered support, and what that person says belongs to the coordinator.',
  },
  debrief: {
    where: 'docs/domain.md, Debrief',
    sv: 'Varje verksamhet ger sitt perspektiv, och det som kan räknas fram räknas fram.',
    en: 'Each branch gives its perspective, and what can be calculated is calculated.',
  },
  secrecy: {
    where: 'docs/domain.md, Secrecy',
    sv: 'Sekretess gäller mellan myndigheter och mellan verksamhetsgrenar.',
    en: 'Secrecy holds between agencies and between branches.',
  },
});
