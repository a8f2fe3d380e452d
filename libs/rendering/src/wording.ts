import {
  filled,
  KINDS,
  numbersOf,
  withinSentence,
  type DeviationOfKind,
  type OperationKind,
  type OperationKinds,
  tagIn,
  type TagDimension,
} from '@samsyn/kinds';
import type { Branch, Instant } from '@samsyn/kernel';
import { type Language, Calendar, fill, message, textsEn, textsSv, type Texts } from '@samsyn/presentation';
import type { CodeTable } from './facts/fact-formats';

/** What the register calls things, for codes that stand in the document. */
export interface Names {
  /** What distinguishes the branch from the others in few words. */
  branch(code: Branch, language: Language): string;
  /** With its agency. */
  branchInFull(code: Branch, language: Language): string;
  role(code: string, language: Language): string;
  region(code: string, language: Language): string;
  agency(code: string, language: Language): string;
}

/** What a wording must know of an operation: its kind, how many persons were met, and a day that times are near to. */
export interface WordedOperation {
  readonly operation: {
    readonly kind: string | null;
    readonly kindVersion: number | null;
    readonly window: readonly Instant[] | null;
  };
  readonly course: readonly { readonly at: Instant; readonly personMet?: number }[];
  readonly computedAt: Instant;
}

/** `figures`: what its rule measured. */
export interface WordedDeviation {
  readonly code: string;
  readonly figures?: Readonly<Record<string, number>>;
}

/** Where the document says nothing of the operation. */
export const OF_NO_OPERATION: Omit<WordedOperation, 'computedAt'> = {
  operation: { kind: null, kindVersion: null, window: null },
  course: [],
};

const TEXTS: Readonly<Record<Language, Texts>> = { sv: textsSv, en: textsEn };
const HOUR_MINUTES = 60;
const DAY_MINUTES = 24 * HOUR_MINUTES;
const DAYS_FROM_MINUTES = 2 * DAY_MINUTES;
/** How a person of another branch is named: `police/border-police officer`. */
const BRANCH_AND_ROLE = /^([a-z0-9-]+\/[a-z0-9-]+) (\S+)$/;

const TAGS: Readonly<Record<TagDimension, (code: string, words: Wording) => string>> = {
  kind: (code, words) => words.kindOf(code),
  region: (code, words) => words.say('region', { region: words.region(code) }),
  agency: (code, words) => words.agency(code),
  deviation: (code, words) => withinSentence(words.deviationTitle(code)),
  theme: (code, words) => words.code('themes', code),
};

export type Phrase = keyof Texts['phrases'];

/** What stands on paper where a font lacks a character. */
export const unprintableNote = (language: Language): string => TEXTS[language].phrases.unprintable;

/** Codes, times and counts in the words of one language. */
export class Wording {
  readonly texts: Texts;
  readonly calendar: Calendar;
  /** How many persons met the document knows of. */
  readonly meets: number;
  /**
   * The version of the operation's kind, or its newest for a reader who knows the kind but not its version.
   */
  private readonly kind: OperationKind | undefined;

  constructor(
    readonly language: Language,
    private readonly names: Names,
    { operation, course, computedAt }: WordedOperation,
    private readonly kinds: OperationKinds = KINDS,
  ) {
    const { kind, kindVersion } = operation;
    this.kind = kinds.knownTo(kind, kindVersion);
    this.texts = TEXTS[language];
    this.meets = course.reduce((most, { personMet = 0 }) => Math.max(most, personMet), 0);
    this.calendar = new Calendar(this.texts, operation.window?.[0] ?? course[0]?.at ?? computedAt);
  }

  /** Where nobody is met and nobody called, there is nothing to measure, and nothing is missing. */
  get countsAlone(): boolean {
    return this.kind?.onlyCounts === true;
  }

  say(phrase: Phrase, values: Readonly<Record<string, string | number>> = {}): string {
    return fill(this.texts.phrases[phrase], values);
  }

  count(what: keyof Texts['counted'], n: number): string {
    return message(this.texts.locale, this.texts.counted[what]).format({ n }) as string;
  }

  /** Length without sign: `18 minuter`, `3 timmar 20 minuter`, `18 dygn 2 timmar`. */
  minutes(minutes: number): string {
    const length = Math.abs(minutes);
    const whole = Math.round(length);
    if (whole === 0 && length > 0) return this.count('underAMinute', 1);
    if (whole < HOUR_MINUTES) return this.count('minutes', whole);
    if (whole < DAYS_FROM_MINUTES) {
      return this.parts(['hours', Math.floor(whole / HOUR_MINUTES)], ['minutes', whole % HOUR_MINUTES]);
    }
    const hours = Math.round(whole / HOUR_MINUTES);
    return this.parts(['days', Math.floor(hours / 24)], ['hours', hours % 24]);
  }

  /** From one thing to another; where what should come last came first: `2 minuter i omvänd ordning`. */
  between(minutes: number): string {
    const length = this.minutes(minutes);
    return minutes < 0 ? this.say('reversed', { minutes: length }) : length;
  }

  private parts(...parts: readonly (readonly [keyof Texts['counted'], number])[]): string {
    return parts
      .filter(([, n]) => n > 0)
      .map(([what, n]) => this.count(what, n))
      .join(' ');
  }

  moment(instant: Instant): string {
    return this.calendar.moment(instant);
  }

  branch(code: Branch): string {
    return this.names.branch(code, this.language);
  }

  branchInFull(code: Branch): string {
    return this.names.branchInFull(code, this.language);
  }

  branches(codes: readonly Branch[]): string {
    return this.list(codes.map((code) => this.branch(code)));
  }

  /** By the handle that the reader may know, else by role and branch. */
  person(name: string): string {
    const [, branch, role] = BRANCH_AND_ROLE.exec(name) ?? [];
    if (branch === undefined || role === undefined) return name === 'system' ? this.branch(name) : name;
    return `${this.role(role)} (${this.branch(branch)})`;
  }

  role(code: string): string {
    return this.names.role(code, this.language);
  }

  /** What somebody does on the site: a role of the kind, or the words that it was given in. */
  task(code: string): string {
    const role = this.kind?.roles.find((one) => one.code === code);
    return role ? withinSentence(role[this.language]) : code;
  }

  region(code: string): string {
    return this.names.region(code, this.language);
  }

  /**
   * The words of a code, also of one that was typed with a space or a capital (`Working hours`); what has none stands as it
   * was typed, which is also how a free text comes out.
   */
  code(table: CodeTable, code: string): string {
    const words: Readonly<Record<string, string>> = this.texts.codes[table];
    const known = [
      code,
      code
        .trim()
        .toLowerCase()
        .replaceAll(/[\s_]+/g, '-'),
    ];
    const found = known.find((one) => Object.hasOwn(words, one));
    return found === undefined ? code : words[found]!;
  }

  /** A kind of operation within a sentence. */
  kindOf(code: string): string {
    const kind = this.kind?.code === code ? this.kind : this.kinds.newest(code);
    return kind ? withinSentence(kind[this.language]) : code;
  }

  /** A point of the kind's agenda within a sentence; another point by the words that it was covered under. */
  agendaPoint(code: string): string {
    const point = this.kind?.agenda.find((one) => one.code === code);
    return point ? withinSentence(point[this.language]) : code;
  }

  /** What a lesson is about: `theme:interpreter`, `agency:police`; a text that is no tag stands as it is. */
  tag(text: string): string {
    const { dimension, code = text } = tagIn(text) ?? {};
    return dimension === undefined ? code : TAGS[dimension](code, this);
  }

  agency(code: string): string {
    return this.names.agency(code, this.language);
  }

  private deviationOfKind(code: string): DeviationOfKind | undefined {
    return this.kind?.deviations.find((one) => one.code === code);
  }

  /** The name of a deviation, which a lesson may have from an operation of another kind; the code where no kind knows it. */
  deviationTitle(code: string): string {
    const known = this.deviationOfKind(code) ?? this.deviationOfAnyKind(code);
    const title = known?.[this.language].title;
    return title ?? (code === 'other' ? this.say('otherDeviation') : code);
  }

  private deviationOfAnyKind(code: string): DeviationOfKind | undefined {
    const all = this.kinds.current().flatMap(({ deviations }) => deviations);
    return all.find((one) => one.code === code);
  }

  /** What happened, with the figures of this operation where there are any; empty where the kind has no words. */
  deviationSentence({ code, figures }: WordedDeviation): string {
    const known = this.deviationOfKind(code);
    if (!known) return '';
    const { sentence, withFigures } = known[this.language];
    if (figures === undefined || withFigures === undefined) return filled(sentence, numbersOf(known.rule));
    const values = Object.entries(figures).map(([name, value]) => [
      name,
      name === 'early' ? this.minutes(value) : this.number(value),
    ]);
    return filled(withFigures, Object.fromEntries(values) as Record<string, string>);
  }

  event(type: string): string {
    const names: Readonly<Record<string, string>> = this.texts.events;
    return Object.hasOwn(names, type) ? names[type]! : type;
  }

  /** Empty where the fact needs no label. */
  field(type: string, field: string): string {
    const labels: Readonly<Record<string, string>> = this.texts.fields;
    const own = `${type}.${field}`;
    if (Object.hasOwn(labels, own)) return labels[own]!;
    return Object.hasOwn(labels, field) ? labels[field]! : field;
  }

  /** As `field`, also where the fact needs no label: for a list of fields, or a value that is masked. */
  fieldLabel(type: string, field: string): string {
    const own = this.field(type, field);
    if (own !== '') return own;
    const names: Readonly<Record<string, string>> = this.texts.fieldNames;
    const key = `${type}.${field}`;
    return Object.hasOwn(names, key) ? names[key]! : this.field('', field);
  }

  /** The field by itself, not before its value: `vem den gick till`; empty where the fact needs no label. */
  fieldNamed(type: string, field: string): string {
    const names: Readonly<Record<string, string>> = this.texts.fieldNames;
    return (Object.hasOwn(names, field) ? names[field]! : '') || this.field(type, field);
  }

  /** What the paragraph protects; empty where it has no words. */
  secrecy(rule: string): string {
    const rules: Readonly<Record<string, string>> = this.texts.rules;
    return Object.hasOwn(rules, rule) ? rules[rule]! : '';
  }

  /** The paragraph as it is cited; empty where what hides a fact is none, such as that it has been erased. */
  paragraph(rule: string): string {
    return rule.includes(' ') ? rule : '';
  }

  number(n: number): string {
    return new Intl.NumberFormat(this.texts.locale).format(n);
  }

  /** `a, b och c` */
  list(items: readonly string[]): string {
    if (items.length < 2) return items.join('');
    return `${items.slice(0, -1).join(', ')} ${this.texts.and} ${items.at(-1)}`;
  }
}

export const sentence = (text: string): string => text.charAt(0).toLocaleUpperCase('sv') + text.slice(1);
