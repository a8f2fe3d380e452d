import type { Instant } from '@samsyn/kernel';
import type { Fact } from '../facts/fact';
import { ANSWER_BANDS, bandOf, SERVICE_CLASSES } from './classes';
import type { Family } from './family';

/** One kind of support offered to one person met. */
export interface SupportMarks {
  /** A class of `SERVICE_CLASSES`. */
  readonly service: string;
  readonly answer: 'accepted' | 'declined' | 'undecided';
}
export interface FollowUpMarks {
  readonly state: 'booked' | 'kept' | 'missed';
}
export interface ReferralMarks {
  /** A class of `SERVICE_CLASSES`. */
  readonly service: string;
  readonly state: 'requested' | 'accepted' | 'refused' | 'withdrawn';
  readonly answered?: Instant;
}
export interface ChildConcernMarks {
  readonly acknowledged?: Instant;
}

const ANSWER_TIME = {
  code: 'answer-time',
  sv: 'tid till svar',
  en: 'time to answer',
  categories: ANSWER_BANDS,
  bands: ANSWER_BANDS,
};
const SERVICE = { code: 'service', sv: 'slag av stöd', en: 'kind of support', categories: SERVICE_CLASSES };

export const SUPPORT: Family = {
  code: 'support',
  sv: 'Erbjudet stöd',
  en: 'Support offered',
  unit: { sv: 'Ett slag av stöd erbjudet en person.', en: 'One kind of support offered to one person.' },
  span: 'year',
  layers: [
    { code: 'accepted', sv: 'tackade ja', en: 'accepted' },
    { code: 'declined', sv: 'tackade nej', en: 'declined' },
    { code: 'undecided', sv: 'inget svar ännu', en: 'undecided' },
  ],
  total: { code: 'offered', sv: 'erbjudet', en: 'offered' },
  dimensions: [SERVICE],
  classify({ marks }: Fact) {
    const { service, answer } = marks as unknown as SupportMarks;
    return { layer: answer, classes: { service } };
  },
};

/** Dated by the booking, or by the meeting where no booking was recorded. */
export const FOLLOW_UPS: Family = {
  code: 'follow-ups',
  sv: 'Uppföljande möten',
  en: 'Follow-up meetings',
  unit: { sv: 'Bokat möte med en person.', en: 'A meeting booked with a person.' },
  span: 'year',
  layers: [
    { code: 'kept', sv: 'ägde rum', en: 'kept' },
    { code: 'missed', sv: 'uteblev', en: 'missed' },
    { code: 'open', sv: 'inte avslutade', en: 'not concluded' },
  ],
  total: { code: 'booked', sv: 'bokade', en: 'booked' },
  dimensions: [],
  classify({ marks }: Fact) {
    const { state } = marks as unknown as FollowUpMarks;
    return { layer: state === 'booked' ? 'open' : state, classes: {} };
  },
};

/** A referral that was taken back is not counted. */
export const REFERRALS: Family = {
  code: 'referrals',
  sv: 'Hänvisningar',
  en: 'Referrals',
  unit: { sv: 'Hänvisning av en person till en aktör.', en: 'A referral of a person to an actor.' },
  span: 'year',
  layers: [
    { code: 'accepted', sv: 'antagna', en: 'accepted' },
    { code: 'refused', sv: 'avböjda', en: 'refused' },
    { code: 'unanswered', sv: 'obesvarade', en: 'unanswered' },
  ],
  total: { code: 'requested', sv: 'begärda', en: 'requested' },
  dimensions: [SERVICE, { ...ANSWER_TIME, layers: ['accepted', 'refused'] }],
  classify({ at, marks }: Fact) {
    const { service, state, answered } = marks as unknown as ReferralMarks;
    if (state === 'withdrawn') return undefined;
    return {
      layer: state === 'requested' ? 'unanswered' : state,
      classes: { service, 'answer-time': bandOf(ANSWER_BANDS, at, answered ?? at) },
    };
  },
};

export const CHILD_CONCERNS: Family = {
  code: 'child-concerns',
  sv: 'Orosanmälningar om barn',
  en: 'Child concerns',
  unit: { sv: 'Orosanmälan till socialtjänsten.', en: 'A report to the social services.' },
  span: 'year',
  layers: [
    { code: 'acknowledged', sv: 'bekräftade', en: 'acknowledged' },
    { code: 'waiting', sv: 'inte bekräftade', en: 'not acknowledged' },
  ],
  total: { code: 'reported', sv: 'anmälda', en: 'reported' },
  dimensions: [{ ...ANSWER_TIME, layers: ['acknowledged'] }],
  classify({ at, marks }: Fact) {
    const { acknowledged } = marks as unknown as ChildConcernMarks;
    return {
      layer: acknowledged === undefined ? 'waiting' : 'acknowledged',
      classes: { 'answer-time': bandOf(ANSWER_BANDS, at, acknowledged ?? at) },
    };
  },
};
