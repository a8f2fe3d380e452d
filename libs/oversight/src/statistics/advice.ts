import type { Instant } from '@samsyn/kernel';
import type { Observation } from './fact';
import { hourOfWeek, OTHER, WEEK_CLASSES, type NamedCategory } from './classes';
import type { Family } from './family';

const cls = (level: string, code: string, sv: string, en: string): NamedCategory => ({ level, code, sv, en });
export const TOPICS = [
  cls('topic', 'approach', 'tillvägagångssätt', 'approach'),
  cls('topic', 'victim-perspective', 'den utsattas perspektiv', 'the perspective of the exposed person'),
  cls('topic', 'indicators', 'tecken på utsatthet', 'indicators'),
  cls('topic', 'support-and-referral', 'stöd och hänvisning', 'support and referral'),
  cls('topic', 'suspected-minor', 'misstänkt minderårig', 'suspected minor'),
  cls('topic', 'language-and-interpreter', 'språk och tolk', 'language and interpreter'),
  cls('topic', 'legal-question', 'rättsfråga', 'legal question'),
  cls('topic', OTHER, 'annat', 'other'),
];
export const OUTCOMES = [
  cls('outcome', 'question-answered', 'frågan besvarad', 'question answered'),
  cls('outcome', 'will-follow-up', 'återkommer', 'will follow up'),
  cls('outcome', 'comes-to-the-site', 'kommer till platsen', 'comes to the site'),
  cls('outcome', 'operation-recommended', 'insats rekommenderad', 'operation recommended'),
  cls('outcome', 'referred-elsewhere', 'hänvisad vidare', 'referred elsewhere'),
  cls('outcome', 'no-advice-possible', 'råd inte möjligt', 'no advice possible'),
  cls('outcome', OTHER, 'annat', 'other'),
];

/** Advice by telephone without an operation, and how often nobody was there to give it (docs/adr/0042). */
export const ADVICE: Family = {
  code: 'advice-calls',
  sv: 'Rådgivningssamtal',
  en: 'Advice calls',
  unit: { sv: 'Begäran om råd utan insats.', en: 'A request for advice without an operation.' },
  datedBy: { sv: 'när rådet begärdes', en: 'when advice was asked for' },
  span: 'quarter',
  begins: 'asked',
  layers: [
    { code: 'given', sv: 'råd gavs', en: 'advice was given' },
    { code: 'unanswered', sv: 'ingen gav råd', en: 'nobody gave advice' },
  ],
  total: { code: 'asked', sv: 'begärda', en: 'asked for' },
  dimensions: [
    { code: 'weekday-and-hour', sv: 'veckodag och timme', en: 'weekday and hour', categories: WEEK_CLASSES },
    { code: 'topic', sv: 'ämne', en: 'topic', categories: TOPICS },
    { code: 'outcome', sv: 'resultat', en: 'outcome', categories: OUTCOMES, layers: ['given'] },
  ],
  classify(observations: readonly Observation[], at: Instant) {
    const given = observations.findLast(({ what }) => what === 'given');
    if (!given && observations.some(({ what }) => what === 'not-needed')) return undefined;
    const topic = observations.find(({ what }) => what === 'asked')?.is ?? OTHER;
    return {
      layer: given ? 'given' : 'unanswered',
      classes: { 'weekday-and-hour': hourOfWeek(at), topic, outcome: given?.is ?? OTHER },
    };
  },
};
