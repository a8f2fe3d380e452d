import { closed, Code, codeOf, listOf } from '@samsyn/event-store';
import Type, { type Static } from 'typebox';

/** A word by which the code knows a thing: small letters, digits and hyphens. */
export const Slug = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 64 });
/** An agency (`ngo`) or one of its branches (`police/border-police`). */
export const Party = Type.String({ pattern: '^[a-z0-9-]+(/[a-z0-9-]+)?$', maxLength: 129 });
/** Names of events, as they stand in the history. */
export const Events = Type.Array(Code, { minItems: 1, maxItems: 20 });
export const Parties = Type.Array(Party, { minItems: 1, maxItems: 20 });

const Minutes = Type.Integer({ minimum: 1, maximum: 24 * 60 });
const Days = Type.Integer({ minimum: 1, maximum: 366 });
const Persons = Type.Integer({ minimum: 1, maximum: 1000 });

/**
 * The shapes that a deviation's rule can have. A kind gives a shape its parameters; what each shape finds is
 * code (`libs/debriefing/src/report/rule-shapes.ts`) and is described in docs/kinds.md.
 */
export const RULES = {
  /** The leader passed over the gate whose `override` is this deviation. */
  'gate-passed-over': closed({ shape: Type.Literal('gate-passed-over') }),
  /** Each of `what` (where `role` is given, only of that role) that happened before the first of `before`, or without any. */
  'too-early': closed({
    shape: Type.Literal('too-early'),
    what: Events,
    role: Type.Optional(Slug),
    before: Events,
    /** Whether one for the whole operation is enough, or each site needs its own. */
    scope: codeOf(['operation', 'site']),
    /** Cites what came too late too, not only what came too early. */
    citesBoth: Type.Optional(Type.Boolean()),
  }),
  /** Each `after` that no `expected` followed on the same site within so many minutes. */
  'not-followed': closed({
    shape: Type.Literal('not-followed'),
    after: Code,
    expected: Code,
    minutes: Minutes,
  }),
  /** No `expected` within so many days (of 24 hours) after the first `after`. */
  'not-in-time': closed({ shape: Type.Literal('not-in-time'), after: Code, expected: Code, days: Days }),
  /** No `expected` when the first `before` happened. */
  'missing-before': closed({ shape: Type.Literal('missing-before'), expected: Events, before: Code }),
  /** A person for whom one of `met` shows that she was met, and for whom there is no `expected`. */
  'missing-for-person': closed({ shape: Type.Literal('missing-for-person'), met: Events, expected: Events }),
  /** When the first `at` happened, of every branch (where `of` is given, of these) each yes had been taken back by a no. */
  'nobody-said-yes': closed({
    shape: Type.Literal('nobody-said-yes'),
    at: Code,
    yes: Events,
    no: listOf(Code, 20),
    of: Type.Optional(Parties),
    /** The decision to go all the same, cited where there is one. */
    decidedBy: Type.Optional(Code),
  }),
  /** More inside a site at once than agreed and briefed (`mostInside`), or than `atMost` if nothing was. */
  'too-many-inside': closed({ shape: Type.Literal('too-many-inside'), atMost: Type.Optional(Persons) }),
  /**
   * A decision `what` in which something that it must be weighed against was not considered. Found in the
   * whole log and shown to all who take part, without the entry: those who may not know the entry learn that
   * there is one, and no more.
   */
  'decided-unweighed': closed({ shape: Type.Literal('decided-unweighed'), what: Code }),
  /** Each site, or the operation, on which one of `after` happened and none of `expected` had when `end` did. */
  'missing-at-end': closed({
    shape: Type.Literal('missing-at-end'),
    after: Events,
    expected: Events,
    end: Code,
    scope: codeOf(['operation', 'site']),
  }),
  /**
   * A branch that said `yes` (a coordinator: to come to the site) for the first time when the first of `after` had
   * happened, and came to the site before anybody of it had been `briefed`.
   */
  'came-unbriefed': closed({
    shape: Type.Literal('came-unbriefed'),
    after: Events,
    yes: Events,
    briefed: Events,
  }),
  /** Each of `what`, whenever it happened. */
  'should-not-happen': closed({ shape: Type.Literal('should-not-happen'), what: Events }),
} as const;

export type RuleShape = keyof typeof RULES;
export type RuleOf<Shape extends RuleShape> = Static<(typeof RULES)[Shape]>;
export type Rule = { [Shape in RuleShape]: RuleOf<Shape> }[RuleShape];
export const RULE_SHAPES = Object.keys(RULES) as RuleShape[];
export const RuleSchema = Type.Union([
  RULES['gate-passed-over'],
  RULES['too-early'],
  RULES['not-followed'],
  RULES['not-in-time'],
  RULES['missing-before'],
  RULES['missing-for-person'],
  RULES['nobody-said-yes'],
  RULES['too-many-inside'],
  RULES['decided-unweighed'],
  RULES['missing-at-end'],
  RULES['came-unbriefed'],
  RULES['should-not-happen'],
]);

/**
 * Figures that a shape finds beside its entries, for the sentence `withFigures`: persons, and under `early` the length
 * in minutes. A sentence without figures may name the numbers of its own rule (`{minutes}`, `{days}`, `{atMost}`).
 */
export const FIGURES: { readonly [Shape in RuleShape]?: readonly string[] } = {
  'too-early': ['early'],
  'too-many-inside': ['inside', 'agreed'],
};
