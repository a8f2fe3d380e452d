import type { Instant } from '@samsyn/kernel';
import type { Observation } from './fact';
import type { Span } from './calendar';
import type { Band, Named, NamedCategory } from './classes';

/** Facts of a family that came out in one way. Layers have no fact in common and no total is published over them. */
export interface Layer extends Named {
  readonly code: string;
}

/**
 * How the facts of a family are divided, beside region and time. Within a layer, dimensions must not follow
 * from each other: where the classes of one are sums of classes of another, subtraction between tables would
 * undo what is suppressed (docs/adr/0020).
 */
export interface Dimension extends Named {
  readonly code: string;
  readonly categories: readonly NamedCategory[];
  /** Where the categories are lengths of time: their median is shown. */
  readonly bands?: readonly Band[];
  /** Layers that it divides; absent: all. */
  readonly layers?: readonly string[];
}

/** Where a fact belongs: its layer, and its finest class in each dimension. Undefined: it is not counted. */
export interface Classified {
  readonly layer: string;
  readonly classes: Readonly<Record<string, string>>;
}

/** The field of an entry that a class comes from, and the class of a value that it is corrected to. */
export interface HeldField {
  readonly field: string;
  classOf(value: unknown): string;
}

/** Facts of one sort, counted together. Each fact is of one operation, or of one call for advice. */
export interface Family extends Named {
  readonly code: string;
  /** What one fact is, for whoever reads the numbers. */
  readonly unit: Named;
  /** What puts it into its month. */
  readonly datedBy: Named;
  readonly span: Span;
  /** What begins a fact: where no entry says so any more, there is none. */
  readonly begins: string;
  /** A fact is dated by what was planned last; absent: by when what began it happened. */
  readonly isDatedByPlan?: true;
  /** By observation: the field whose correction changes it. */
  readonly corrected?: Readonly<Record<string, HeldField>>;
  readonly layers: readonly Layer[];
  /** Name of all layers together. */
  readonly total: Layer;
  readonly dimensions: readonly Dimension[];
  /** `at`: the fact's date. */
  classify(observations: readonly Observation[], at: Instant): Classified | undefined;
}
