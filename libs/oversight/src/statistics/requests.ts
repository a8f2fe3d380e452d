import type { Instant } from '@samsyn/kernel';
import type { Fact } from '../facts/fact';
import { bandOf, hourOfWeek, NOTICE_BANDS, OTHER, WEEK_CLASSES, type NamedCategory } from './classes';
import type { Family } from './family';

/** How far a call-out has come. */
export type CallOutState = 'open' | 'on-site' | 'telephone' | 'nobody' | 'not-needed';

/** An operation that a coordinator was asked for. Each operation counts once, however many calls it took. */
export interface RequestMarks {
  /** Planned start when she was first asked. */
  readonly needed: Instant;
  /** By stream of the call-out. */
  readonly callOuts: Readonly<Record<string, CallOutState>>;
  /** How many were asked. */
  readonly asked: number;
  /** Who was asked first, and how she answered: a class of `FIRST_ANSWERS`. */
  readonly firstAsked?: string;
  readonly first?: string;
}

const cls = (level: string, code: string, sv: string, en: string): NamedCategory => ({ level, code, sv, en });

/**
 * Illness and leave are told apart by nobody outside the coordinator's branch: `unavailable`
 * (libs/secrecy/src/view.ts, docs/rules.md).
 */
const REASONS: Readonly<Record<string, string>> = { illness: 'unavailable', leave: 'unavailable' };
export const NO_ANSWER = 'no-answer';
export const ANSWERED_LATE = 'answered-late';
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

function came(marks: RequestMarks): 'on-site' | 'telephone' | 'nobody' | undefined {
  const states = new Set(Object.values(marks.callOuts));
  if (states.has('on-site')) return 'on-site';
  if (states.has('telephone')) return 'telephone';
  return states.has('nobody') || states.has('open') ? 'nobody' : undefined;
}

/** How often coordinators were asked, with what notice, came, and why not (docs/domain.md section 2, "Afterwards"). */
export const REQUESTS: Family = {
  code: 'coordinator-requests',
  sv: 'Förfrågningar till regionkoordinator',
  en: 'Requests for a regional coordinator',
  unit: {
    sv: 'Insats som minst en koordinator tillfrågats om; förfrågan som togs tillbaka räknas inte.',
    en: 'An operation that at least one coordinator was asked for; a request that was taken back is not counted.',
  },
  span: 'quarter',
  layers: [
    { code: 'attended', sv: 'koordinator medverkade', en: 'a coordinator took part' },
    { code: 'nobody', sv: 'ingen kunde komma', en: 'nobody could come' },
  ],
  total: { code: 'asked', sv: 'tillfrågade', en: 'asked' },
  dimensions: [
    { code: 'weekday-and-hour', sv: 'veckodag och timme', en: 'weekday and hour', categories: WEEK_CLASSES },
    { code: 'notice', sv: 'framförhållning', en: 'notice', categories: NOTICE_BANDS, bands: NOTICE_BANDS },
    { code: 'mode', sv: 'på vilket sätt', en: 'mode', categories: MODES, layers: ['attended'] },
    // Of those that came it would follow from how many were asked, and tell what `mode` suppresses.
    {
      code: 'first-answer',
      sv: 'svaret från den först tillfrågade',
      en: 'answer of the one asked first',
      categories: FIRST_ANSWERS,
      layers: ['nobody'],
    },
    { code: 'persons-asked', sv: 'antal tillfrågade', en: 'persons asked', categories: ASKED },
  ],
  classify({ at, marks }: Fact) {
    const request = marks as unknown as RequestMarks;
    const outcome = came(request);
    if (!outcome) return undefined;
    const { needed, asked, first } = request;
    return {
      layer: outcome === 'nobody' ? 'nobody' : 'attended',
      classes: {
        'weekday-and-hour': hourOfWeek(needed),
        notice: bandOf(NOTICE_BANDS, at, needed),
        mode: outcome,
        'first-answer': first ?? NO_ANSWER,
        'persons-asked': asked > 2 ? '3-or-more' : String(asked),
      },
    };
  },
};
