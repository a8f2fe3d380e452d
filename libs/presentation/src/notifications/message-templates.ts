import { stockholmDay, stockholmTime, type Instant, type World } from '@samsyn/kernel';
import type { Language } from '../titles';

/** A word for what waits, which is all that a message tells beside a time (ADR 0026). */
interface Word {
  readonly sv: string;
  readonly en: string;
  /** Sent whatever the person has chosen, and in quiet hours too. */
  readonly always?: true;
}

/**
 * What concerns a person met is a `task` like any other: that there is a follow-up, a referral or a concern is nothing
 * for an open channel (OSL 26:1).
 */
export const WORDS = {
  call: { sv: 'en kallelse att besvara', en: 'a call to answer', always: true },
  alarm: { sv: 'ett larm', en: 'an alarm', always: true },
  review: {
    sv: 'en läsning i nödläge att granska',
    en: 'an emergency access to review',
    always: true,
  },
  drill: { sv: 'en kontaktövning att bekräfta', en: 'a contact drill to confirm', always: true },
  advice: { sv: 'en fråga om råd', en: 'a request for advice' },
  invitation: { sv: 'en inbjudan att besvara', en: 'an invitation to answer' },
  change: { sv: 'en ändring som rör dig', en: 'a change that concerns you' },
  swap: { sv: 'ett byte av beredskap att besvara', en: 'a swap of on-call shifts to answer' },
  rota: { sv: 'en ändring i din beredskap', en: 'a change to your on-call duty' },
  task: { sv: 'en uppgift', en: 'a task' },
  reminder: { sv: 'en påminnelse', en: 'a reminder' },
} as const satisfies Record<string, Word>;
export type WordCode = keyof typeof WORDS;
export const WORD_CODES = Object.keys(WORDS) as readonly WordCode[];

/** Words that tell of an operation as it is planned: one message tells of it, the strongest word of those that wait. */
export const OF_OPERATION: readonly WordCode[] = ['change', 'invitation', 'call'];

/** What a person may choose not to be told. */
export const CHOSEN_WORDS = WORD_CODES.filter((code) => !('always' in WORDS[code]));
export const isAlways = (word: string): boolean =>
  Object.hasOwn(WORDS, word) && 'always' in WORDS[word as WordCode];

/** Proves that the address belongs to the person. */
export const VERIFICATION = 'verification';

interface Composed {
  readonly subject: string;
  readonly text: string;
}

const TRAINING: Readonly<Record<Language, string>> = { sv: 'ÖVNING', en: 'TRAINING' };

const PHRASES: Readonly<
  Record<
    Language,
    { waits: (word: string) => string; by: (moment: string) => string; code: (code: string) => Composed }
  >
> = {
  sv: {
    waits: (word) => `Något väntar på dig i Samsyn: ${word}.`,
    by: (moment) => ` Svara senast ${moment}.`,
    code: (code) => ({
      subject: 'Samsyn: bekräfta adressen',
      text: `Din kod i Samsyn är ${code}. Den gäller i 15 minuter. Har du inte bett om den kan du bortse från detta.`,
    }),
  },
  en: {
    waits: (word) => `Something waits for you in Samsyn: ${word}.`,
    by: (moment) => ` Answer by ${moment}.`,
    code: (code) => ({
      subject: 'Samsyn: confirm the address',
      text: `Your code in Samsyn is ${code}. It holds for 15 minutes. If you did not ask for it, ignore this.`,
    }),
  },
};

const marked = ({ subject, text }: Composed, language: Language, world: World): Composed => {
  const mark = TRAINING[language];
  return world === 'training'
    ? { subject: `${mark}: ${subject}`, text: `${mark}. ${text}` }
    : { subject, text };
};

export function composed(
  word: WordCode,
  due: Instant | undefined,
  language: Language,
  world: World,
): Composed {
  const { waits, by } = PHRASES[language];
  const text = WORDS[word][language];
  const deadline = due === undefined ? '' : by(`${stockholmDay(due)} ${stockholmTime(due)}`);
  return marked({ subject: `Samsyn: ${text}`, text: `${waits(text)}${deadline}` }, language, world);
}

export const composedCode = (code: string, language: Language, world: World): Composed =>
  marked(PHRASES[language].code(code), language, world);
