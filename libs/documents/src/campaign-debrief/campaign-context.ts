import type { Language } from '@samsyn/presentation';
import {
  type Names,
  OF_NO_OPERATION,
  rangesOf,
  rangeText,
  type References,
  Wording,
} from '@samsyn/rendering';
import type { Cited, OperationLine, CampaignDebriefDocument } from './campaign-debrief.schema';

/** For each operation the entries of the reader's own debrief of it, in its order: their numbers are their places. */
export type Courses = readonly (readonly [operation: string, entries: readonly string[]])[];

/** The document, and by what its pages name entries. */
export interface ReadCampaignDebrief {
  readonly document: CampaignDebriefDocument;
  readonly courses: Courses;
}

/** What the sections of a combined debrief are written from. */
export class CampaignContext {
  readonly words: Wording;
  private readonly numbers = new Map<string, number>();
  private readonly entries: ReadonlyMap<string, ReadonlyMap<string, number>>;
  private readonly wordings = new Map<string, Wording>();

  constructor(
    readonly document: CampaignDebriefDocument,
    courses: Courses,
    private readonly language: Language,
    private readonly names: Names,
  ) {
    this.entries = new Map(
      courses.map(([operation, entries]) => [
        operation,
        new Map(entries.map((entry, index) => [entry, index + 1] as const)),
      ]),
    );
    const sources = [
      ...document.operations.map(({ id }) => id),
      ...document.course.map(({ entry }) => entry),
    ];
    sources.forEach((id, index) => this.numbers.set(id, index + 1));
    this.words = this.wording(null, null);
  }

  /** Words of the kind that the operation was proposed under: deviations have theirs from it. */
  wordsOf({ kind, kindVersion }: OperationLine): Wording {
    const key = `${kind} ${kindVersion}`;
    const known = this.wordings.get(key) ?? this.wording(kind, kindVersion);
    this.wordings.set(key, known);
    return known;
  }

  operation(id: string): OperationLine | undefined {
    return this.document.operations.find((one) => one.id === id);
  }

  /** The operations, each by its number. */
  refs(cited: readonly { readonly operation: string }[]): References {
    const numbers = cited.flatMap(({ operation }) => this.numbers.get(operation) ?? []);
    return [...new Set(numbers)].sort((a, b) => a - b);
  }

  /** The operation, or where the campaign as a whole agreed on it its own entries. */
  refsOf({ operation, entries }: { operation: string | null; entries: readonly string[] }): References {
    if (operation !== null) return this.refs([{ operation }]);
    return entries.flatMap((entry) => this.numbers.get(entry) ?? []).sort((a, b) => a - b);
  }

  numberOf(operation: string): number {
    return this.numbers.get(operation) ?? 0;
  }

  /** `insats 3 (post 12–14)`, by the numbers of that operation's own debrief. */
  place({ operation, entries }: Cited): string {
    const numbers = this.entries.get(operation);
    const posts = entries.flatMap((entry) => numbers?.get(entry) ?? []).sort((a, b) => a - b);
    const ranges = rangesOf([...new Set(posts)])
      .map(rangeText)
      .join(', ');
    return this.words.say('campaignInOperation', {
      n: this.numberOf(operation),
      posts: this.words.say('campaignPosts', { posts: ranges }),
    });
  }

  private wording(kind: string | null, kindVersion: number | null): Wording {
    const { firstDay } = this.document.campaign;
    // Noon is of that day in Stockholm, summer and winter.
    return new Wording(this.language, this.names, {
      ...OF_NO_OPERATION,
      operation: { kind, kindVersion, window: null },
      computedAt: `${firstDay}T12:00:00.000Z`,
    });
  }
}
