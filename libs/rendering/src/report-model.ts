import type { Instant, World } from '@samsyn/kernel';
import type { Language } from '@samsyn/presentation';
import type { Names } from './wording';

/** What every document is written with, at which moment. */
export interface WrittenWith {
  readonly language: Language;
  readonly names: Names;
  readonly world: World;
  readonly now: Instant;
}

/** Numbers of entries in the list of sources, ascending. */
export type References = readonly number[];

/** One statement, and what it rests on. Plain text: each rendering escapes it for itself. */
export interface Statement {
  /** Stands before the text, with more weight. */
  readonly lead?: string;
  readonly text: string;
  readonly refs: References;
}

/** A part of a statement or an entry that somebody wrote or that a code stands for, with its label. */
export interface Detail {
  readonly label: string;
  readonly text: string;
}

export const TONES = ['outcome', 'deviation', 'task', 'deadline', 'ok'] as const;
export type Tone = (typeof TONES)[number];

export interface Highlight extends Statement {
  readonly tone: Tone;
  readonly tag: string;
}

export interface Figure extends Statement {
  /** What stands large: `18 minuter`. */
  readonly figure: string;
}

export interface Row {
  readonly cells: readonly string[];
  readonly refs: References;
}

export interface Voice {
  /** Whose words they are; absent where that is not shown. */
  readonly who?: string;
  readonly parts: readonly Detail[];
  readonly refs: References;
}

export interface Moment {
  readonly time: string;
  readonly instant: string;
  readonly what: string;
  readonly who: string;
  readonly details: readonly Detail[];
  /** Recorded late, corrected, parts not shown. */
  readonly marks: readonly string[];
  readonly refs: References;
}

export interface Day {
  readonly heading: string;
  readonly moments: readonly Moment[];
}

export interface Source {
  readonly number: number;
  readonly when: string;
  readonly instant: string;
  readonly what: string;
  readonly who: string;
  readonly marks: readonly string[];
}

export type Block =
  | { readonly kind: 'paragraph'; readonly statement: Statement; readonly quiet?: true }
  | { readonly kind: 'list'; readonly items: readonly Statement[] }
  | { readonly kind: 'highlights'; readonly items: readonly Highlight[] }
  | { readonly kind: 'figures'; readonly items: readonly Figure[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly columns: readonly string[];
      readonly rows: readonly Row[];
    }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'voices'; readonly items: readonly Voice[] }
  | { readonly kind: 'days'; readonly days: readonly Day[] }
  | { readonly kind: 'sources'; readonly items: readonly Source[] };

export interface Section {
  /** For links within the document. */
  readonly id: string;
  readonly heading: string;
  readonly blocks: readonly Block[];
}

/** A document as it is read, in one language and in no markup: what HTML, Markdown and PDF are made of. */
export interface Report {
  readonly language: Language;
  readonly title: string;
  /** Where and when, under the title. */
  readonly subtitle: string;
  readonly version: string;
  readonly facts: readonly Detail[];
  readonly view: string;
  readonly computed: string;
  readonly secrecyMark: string;
  /** In the training world: that nothing in the document has happened. */
  readonly trainingMark?: string;
  readonly contents: string;
  /** `{page}` and `{pages}` for paper. */
  readonly page: string;
  /** Over the references of a table's rows; absent in a document without a list of sources. */
  readonly sourcesColumn?: string;
  readonly sections: readonly Section[];
}

/** `1, 2, 3, 7` as `[[1, 3], [7, 7]]`: three or more in a row become a range. */
export function rangesOf(refs: References): readonly (readonly [number, number])[] {
  const ranges: [number, number][] = [];
  for (const ref of refs) {
    const last = ranges.at(-1);
    if (last?.[1] === ref - 1) last[1] = ref;
    else ranges.push([ref, ref]);
  }
  return ranges.flatMap(([from, to]) =>
    to === from + 1
      ? ([
          [from, from],
          [to, to],
        ] as const)
      : [[from, to] as const],
  );
}

export const rangeText = ([from, to]: readonly [number, number]): string =>
  from === to ? `${from}` : `${from}–${to}`;
export const refsText = (refs: References): string => `[${rangesOf(refs).map(rangeText).join(', ')}]`;

const SHORT_CHARACTERS = 60;
const isShort = ({ text }: Detail): boolean => text.length <= SHORT_CHARACTERS && !text.includes('\n');

/** Details in lines: short ones beside each other, a long text on a line of its own. */
export function detailLines(details: readonly Detail[]): readonly (readonly Detail[])[] {
  const lines: Detail[][] = [];
  let isOpen = false;
  for (const detail of details) {
    if (isOpen && isShort(detail)) lines.at(-1)?.push(detail);
    else lines.push([detail]);
    isOpen = isShort(detail);
  }
  return lines;
}
