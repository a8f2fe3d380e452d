import type { Branch, Instant } from '@samsyn/kernel';
import type { EntryPlaces, FormattedEntry } from './facts/fact-formatter';
import type { References, Source } from './report-model';
import type { Wording } from './wording';

/** An entry that a document rests on. */
export interface SourceEntry extends FormattedEntry {
  readonly entry: string;
  readonly recordedAt: Instant;
  readonly branch: Branch;
  readonly late: boolean;
  readonly corrected: boolean;
  readonly duringSuspension?: true;
  readonly longBefore?: true;
}

/** The entries behind the document, numbered in order of time. Only what the reader's course holds has a number. */
export class Sources implements EntryPlaces {
  private readonly numbers: ReadonlyMap<string, number>;
  /** Number of the latest correction of an entry. */
  private readonly corrections = new Map<string, number>();

  constructor(private readonly course: readonly SourceEntry[]) {
    this.numbers = new Map(course.map(({ entry }, index) => [entry, index + 1]));
    course.forEach(({ type, facts }, index) => {
      if (type === 'EntryCorrected' && typeof facts.entry === 'string')
        this.corrections.set(facts.entry, index + 1);
    });
  }

  numberOf(entry: string): number | undefined {
    return this.numbers.get(entry);
  }

  typeOf(entry: string): string | undefined {
    return this.lineOf(entry)?.type;
  }

  lineOf(entry: string): SourceEntry | undefined {
    const number = this.numbers.get(entry);
    return number === undefined ? undefined : this.course[number - 1];
  }

  /** Ascending, each once. */
  refs(...citations: readonly (readonly string[])[]): References {
    const numbers = citations.flat().flatMap((entry) => this.numbers.get(entry) ?? []);
    return [...new Set(numbers)].sort((a, b) => a - b);
  }

  list(words: Wording): readonly Source[] {
    return this.course.map((line, index) => ({
      number: index + 1,
      when: words.moment(line.at),
      instant: line.at,
      what: words.event(line.type),
      who: words.branch(line.branch),
      marks: this.marksOf(line, words),
    }));
  }

  /** How an entry came to be known, where that was not at once. */
  marksOf(line: SourceEntry, words: Wording): string[] {
    const { entry, at, late, corrected, recordedAt } = line;
    const n = this.corrections.get(entry);
    return [
      ...(line.duringSuspension ? [words.say('suspended')] : []),
      ...(line.longBefore ? [words.say('longBefore')] : []),
      ...(late ? [words.say('lateMark', { moment: words.calendar.near(recordedAt, at) })] : []),
      ...(corrected ? [n === undefined ? words.say('correctedMark') : words.say('correctedBy', { n })] : []),
    ];
  }
}
