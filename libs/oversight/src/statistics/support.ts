import type { Instant } from '@samsyn/kernel';
import type { Observation } from './fact';
import { ANSWER_BANDS, bandOf, classIn, codesOf, OTHER, SERVICE_CLASSES } from './classes';
import type { Family } from './family';

const SERVICES = codesOf(SERVICE_CLASSES);
/** The class of a kind of support or of referral. */
export const serviceClass = (kind: unknown): string => classIn(SERVICES, kind);
const ANSWERS: ReadonlySet<unknown> = new Set(['accepted', 'declined', 'undecided']);
const answerClass = (answer: unknown): string => (ANSWERS.has(answer) ? String(answer) : 'undecided');

const last = (
  observations: readonly Observation[],
  words: Readonly<Record<string, string>>,
): string | undefined => {
  const found = observations.findLast(({ what }) => Object.hasOwn(words, what));
  return found && words[found.what];
};

const ANSWER_TIME = {
  code: 'answer-time',
  sv: 'tid till svar',
  en: 'time to answer',
  categories: ANSWER_BANDS,
  bands: ANSWER_BANDS,
};
const SERVICE = { code: 'service', sv: 'typ av stöd', en: 'kind of support', categories: SERVICE_CLASSES };

const MET = ['with-coordinator', 'without-coordinator'] as const;

/**
 * Persons met: by the opening of an encounter, or by an entry about one or more who were met without a
 * coordinator. An encounter that was opened from such an entry is of somebody who is counted already.
 */
export const PERSONS_MET: Family = {
  code: 'persons-met',
  sv: 'Personer som mötts',
  en: 'Persons met',
  unit: { sv: 'En person som en insats mötte.', en: 'One person whom an operation met.' },
  datedBy: { sv: 'när personen möttes', en: 'when the person was met' },
  span: 'year',
  begins: 'met',
  layers: [
    { code: 'with-coordinator', sv: 'med koordinator', en: 'with a coordinator' },
    { code: 'without-coordinator', sv: 'utan koordinator', en: 'without a coordinator' },
  ],
  total: { code: 'met', sv: 'mötta', en: 'met' },
  dimensions: [],
  classify(observations: readonly Observation[]) {
    const is = observations.find(({ what }) => what === 'met')?.is;
    return { layer: MET.find((layer) => layer === is) ?? 'without-coordinator', classes: {} };
  },
};

export const SUPPORT: Family = {
  code: 'support',
  sv: 'Erbjudet stöd',
  en: 'Support offered',
  unit: { sv: 'En typ av stöd erbjudet en person.', en: 'One kind of support offered to one person.' },
  datedBy: { sv: 'när stödet erbjöds', en: 'when the support was offered' },
  span: 'year',
  begins: 'offered',
  corrected: { answered: { field: 'answer', classOf: answerClass } },
  layers: [
    { code: 'accepted', sv: 'tackade ja', en: 'accepted' },
    { code: 'declined', sv: 'tackade nej', en: 'declined' },
    { code: 'undecided', sv: 'lämnade öppet eller svarade inte', en: 'left open, or no answer' },
  ],
  total: { code: 'offered', sv: 'erbjudet', en: 'offered' },
  dimensions: [SERVICE],
  classify(observations: readonly Observation[]) {
    const service = observations.find(({ what }) => what === 'offered')?.is ?? OTHER;
    const answer = observations.findLast(({ what }) => what === 'answered' || what === 'answered-of-it')?.is;
    return { layer: answer ?? 'undecided', classes: { service } };
  },
};

/** Dated by the booking, or by the meeting where no booking was recorded. */
export const FOLLOW_UPS: Family = {
  code: 'follow-ups',
  sv: 'Uppföljande möten',
  en: 'Follow-up meetings',
  unit: { sv: 'Bokat möte med en person.', en: 'A meeting booked with a person.' },
  datedBy: {
    sv: 'när mötet bokades, inte när det skulle äga rum',
    en: 'when the meeting was booked, not when it was to take place',
  },
  span: 'year',
  begins: 'booked',
  layers: [
    { code: 'kept', sv: 'hölls', en: 'held' },
    { code: 'missed', sv: 'blev inte av', en: 'did not take place' },
    { code: 'open', sv: 'inte avslutade', en: 'not concluded' },
  ],
  total: { code: 'booked', sv: 'bokade', en: 'booked' },
  dimensions: [],
  classify(observations: readonly Observation[]) {
    return { layer: last(observations, { kept: 'kept', missed: 'missed' }) ?? 'open', classes: {} };
  },
};

/** A referral that was taken back is not counted. */
export const REFERRALS: Family = {
  code: 'referrals',
  sv: 'Hänvisningar',
  en: 'Referrals',
  unit: { sv: 'Hänvisning av en person till en aktör.', en: 'A referral of a person to an actor.' },
  datedBy: { sv: 'när hänvisningen begärdes', en: 'when the referral was requested' },
  span: 'year',
  begins: 'requested',
  corrected: { requested: { field: 'service', classOf: serviceClass } },
  layers: [
    { code: 'accepted', sv: 'antagna', en: 'accepted' },
    { code: 'refused', sv: 'avböjda', en: 'refused' },
    { code: 'unanswered', sv: 'obesvarade', en: 'unanswered' },
  ],
  total: { code: 'requested', sv: 'begärda', en: 'requested' },
  dimensions: [SERVICE, { ...ANSWER_TIME, layers: ['accepted', 'refused'] }],
  classify(observations: readonly Observation[], at: Instant) {
    const state = last(observations, { accepted: 'accepted', refused: 'refused', withdrawn: 'withdrawn' });
    if (state === 'withdrawn') return undefined;
    const service = observations.find(({ what }) => what === 'requested')?.is ?? OTHER;
    const answered = observations.find(({ what }) => what === 'accepted' || what === 'refused')?.at;
    return {
      layer: state ?? 'unanswered',
      classes: { service, 'answer-time': bandOf(ANSWER_BANDS, at, answered ?? at) },
    };
  },
};

export const CHILD_CONCERNS: Family = {
  code: 'child-concerns',
  sv: 'Orosanmälningar om barn',
  en: 'Reports of concern for a child',
  unit: { sv: 'Orosanmälan till socialtjänsten.', en: 'A report to the social services.' },
  datedBy: { sv: 'när anmälan gjordes', en: 'when the report was made' },
  span: 'year',
  begins: 'reported',
  layers: [
    { code: 'acknowledged', sv: 'bekräftade', en: 'acknowledged' },
    { code: 'waiting', sv: 'inte bekräftade', en: 'not acknowledged' },
  ],
  total: { code: 'reported', sv: 'anmälda', en: 'reported' },
  dimensions: [{ ...ANSWER_TIME, layers: ['acknowledged'] }],
  classify(observations: readonly Observation[], at: Instant) {
    const acknowledged = observations.find(({ what }) => what === 'acknowledged')?.at;
    return {
      layer: acknowledged === undefined ? 'waiting' : 'acknowledged',
      classes: { 'answer-time': bandOf(ANSWER_BANDS, at, acknowledged ?? at) },
    };
  },
};
