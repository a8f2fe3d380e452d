import type { Instant } from '@samsyn/kernel';
import type { Observation } from './fact';
import { bandOf, hourOfWeek, NOTICE_BANDS, OTHER, WEEK_CLASSES, type NamedCategory } from './classes';
import type { Family } from './family';

/** How far a call-out has come. */
type CallOutState = 'open' | 'on-site' | 'telephone' | 'nobody' | 'not-needed';

const cls = (level: string, code: string, sv: string, en: string): NamedCategory => ({ level, code, sv, en });

/**
 * Nobody outside the coordinator's branch may distinguish illness from leave: `unavailable`
 * (libs/secrecy/src/view.ts, docs/rules.md).
 */
const REASONS: Readonly<Record<string, string>> = { illness: 'unavailable', leave: 'unavailable' };
const NO_ANSWER = 'no-answer';
const ANSWERED_LATE = 'answered-late';
const FIRST_ANSWERS: readonly NamedCategory[] = [
  cls('answer', 'outside-working-hours', 'utanför arbetstid', 'outside working hours'),
  cls('answer', 'other-assignment', 'annat uppdrag', 'another assignment'),
  cls('answer', 'too-far', 'för långt', 'too far'),
  cls('answer', 'unavailable', 'förhindrad', 'unavailable'),
  cls('answer', OTHER, 'annat skäl', 'another reason'),
  cls('answer', ANSWERED_LATE, 'svarade för sent', 'answered too late'),
  cls('answer', NO_ANSWER, 'inget svar', 'no answer'),
];
const KNOWN_ANSWERS = new Set(FIRST_ANSWERS.map(({ code }) => code));
/** The class of a coded reason for declining. */
export function declineClass(reason: unknown): string {
  const code = typeof reason === 'string' ? (REASONS[reason] ?? reason) : OTHER;
  return KNOWN_ANSWERS.has(code) ? code : OTHER;
}

const MODES = [
  cls('mode', 'on-site', 'på plats', 'on site'),
  cls('mode', 'telephone', 'per telefon', 'by telephone'),
];
const ASKED = [
  cls('asked', '1', 'en tillfrågad', 'one asked'),
  cls('asked', '2', 'två tillfrågade', 'two asked'),
  cls('asked', '3-or-more', 'tre eller fler', 'three or more'),
];

const STATES: Readonly<Record<string, CallOutState>> = {
  called: 'open',
  // The last answer holds. The chain goes on, or ends with an entry of its own.
  declined: 'open',
  exhausted: 'nobody',
  'not-needed': 'not-needed',
};

/** What came of the call-outs together; undefined: all were taken back. */
function came(observations: readonly Observation[]): 'on-site' | 'telephone' | 'nobody' | undefined {
  const callOuts = new Map<string, CallOutState>();
  for (const { what, of = '', is } of observations) {
    const state = what === 'accepted' ? (is as CallOutState) : STATES[what];
    if (state && (what === 'called' || callOuts.has(of))) callOuts.set(of, state);
  }
  const states = new Set(callOuts.values());
  if (states.has('on-site')) return 'on-site';
  if (states.has('telephone')) return 'telephone';
  return states.has('nobody') || states.has('open') ? 'nobody' : undefined;
}

/** How the person asked first answered, or that their time was over: a class of `FIRST_ANSWERS`. */
function firstAnswer(observations: readonly Observation[]): string {
  const asked = observations.find(({ what }) => what === 'called')?.who;
  if (asked === undefined) return NO_ANSWER;
  const answers: Readonly<Record<string, (observation: Observation) => string>> = {
    declined: ({ is = OTHER }) => is,
    'answered-late': () => ANSWERED_LATE,
    expired: () => NO_ANSWER,
  };
  const last = observations.findLast(({ what, who }) => who === asked && Object.hasOwn(answers, what));
  return last ? answers[last.what]!(last) : NO_ANSWER;
}

export const modeOf = (mode: unknown): string => (mode === 'telephone' ? 'telephone' : 'on-site');

/** How often coordinators were asked, with what notice, came, and why not (docs/domain.md section 2, "Afterwards"). */
export const REQUESTS: Family = {
  code: 'coordinator-requests',
  sv: 'Förfrågningar till regionkoordinator',
  en: 'Requests for a regional coordinator',
  unit: {
    sv: 'Insats som minst en koordinator tillfrågats om; förfrågan som togs tillbaka räknas inte.',
    en: 'An operation that at least one coordinator was asked for; a request that was withdrawn is not counted.',
  },
  datedBy: { sv: 'när den första koordinatorn tillfrågades', en: 'when the first coordinator was asked' },
  span: 'quarter',
  begins: 'called',
  corrected: {
    accepted: { field: 'mode', classOf: modeOf },
    declined: { field: 'reason', classOf: declineClass },
  },
  layers: [
    { code: 'attended', sv: 'koordinator medverkade', en: 'a coordinator took part' },
    { code: 'nobody', sv: 'ingen kunde komma', en: 'nobody could come' },
  ],
  total: { code: 'asked', sv: 'tillfrågade', en: 'asked' },
  dimensions: [
    { code: 'weekday-and-hour', sv: 'veckodag och timme', en: 'weekday and hour', categories: WEEK_CLASSES },
    { code: 'notice', sv: 'varsel', en: 'notice', categories: NOTICE_BANDS, bands: NOTICE_BANDS },
    { code: 'mode', sv: 'sätt att medverka', en: 'mode', categories: MODES, layers: ['attended'] },
    // Of those that came it would follow from how many were asked, and tell what `mode` suppresses.
    {
      code: 'first-answer',
      sv: 'svaret från den först tillfrågade',
      en: 'answer of the person asked first',
      categories: FIRST_ANSWERS,
      layers: ['nobody'],
    },
    { code: 'persons-asked', sv: 'antal tillfrågade', en: 'persons asked', categories: ASKED },
  ],
  classify(observations: readonly Observation[], at: Instant) {
    const outcome = came(observations);
    if (!outcome) return undefined;
    const needed = observations.find(({ what }) => what === 'called')?.planned ?? at;
    const asked = observations.filter(({ what }) => what === 'called' || what === 'escalated').length;
    return {
      layer: outcome === 'nobody' ? 'nobody' : 'attended',
      classes: {
        'weekday-and-hour': hourOfWeek(needed),
        notice: bandOf(NOTICE_BANDS, at, needed),
        mode: outcome,
        'first-answer': firstAnswer(observations),
        'persons-asked': asked > 2 ? '3-or-more' : String(asked),
      },
    };
  },
};
