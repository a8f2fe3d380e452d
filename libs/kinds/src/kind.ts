import { closed, codeOf, listOf } from '@samsyn/event-store';
import type { WhoMay } from '@samsyn/kernel';
import Type, { type Static } from 'typebox';
import { Events, Parties, RuleSchema, Slug } from './rule-shapes';

const Name = Type.String({ minLength: 1, maxLength: 200 });
const Sentence = Type.String({ minLength: 1, maxLength: 500 });
/** What is said in both languages. */
const inBothLanguages = { sv: Sentence, en: Sentence };
/** Codes of the kind's own `sources`. */
const cited = { source: Type.Array(Slug, { minItems: 1, maxItems: 10 }) };

/** Who reports the fact of a step; a row of "Who may". */
export const STEP_TAKERS = [
  'operation-leader',
  'police-on-site',
  'participant',
  'coordinator',
] as const satisfies readonly WhoMay[];
/** `optional`: may be covered, and is then named. */
const Must = Type.Union([codeOf(['always', 'optional']), closed({ whenTakesPart: Parties })]);

const gate = { ...inBothLanguages, ...cited };
const Gate = Type.Union([
  closed({
    code: codeOf(['PLAN.NOT_BRIEFED', 'PLAN.AGENDA_NOT_COVERED', 'PLAN.BRANCH_NOT_BRIEFED']),
    override: Slug,
    ...gate,
  }),
  /** Nobody of these agencies or branches leads, has confirmed, was briefed or has accepted a call. */
  closed({ code: Type.Literal('PLAN.NO_SUPPORT_ACTOR'), of: Parties, override: Slug, ...gate }),
  /** Passed over by a decision of its own (`OperationReleasedWithoutCoordinator`), never by an override. */
  closed({ code: Type.Literal('PLAN.NO_COORDINATOR'), ...gate }),
]);

const DeviationWords = closed({
  title: Name,
  sentence: Sentence,
  /** Said instead if the history gives the figures that it names. */
  withFigures: Type.Optional(Sentence),
});

/** The parts of a perspective, which a question belongs to. */
export const PARTS = ['well', 'hard', 'develop'] as const;

/** The closed schema of a kind: what a domain expert writes (docs/kinds.md), and nothing else. */
export const OperationKindSchema = closed({
  code: Slug,
  /** Raised with every change. An operation keeps the version that it was proposed under. */
  version: Type.Integer({ minimum: 1, maximum: 10_000 }),
  sv: Name,
  en: Name,
  /**
   * Who reads where it is, unless the proposal says otherwise; absent: only those whom the recorder's own
   * label admits. `source` as of every rule.
   */
  location: Type.Optional(closed({ label: Type.Literal('participants-only'), ...cited })),
  /** An inspection of a workplace: what lag (2024:307) lets agencies give each other holds here alone. */
  workplaceInspection: Type.Optional(Type.Literal(true)),
  /**
   * Counts for areas, and nothing that identifies anybody but an exposed person who is met after all. The law
   * demands it, so it holds for every operation of the kind from the version on that says so, also for those
   * proposed under an earlier one (docs/adr/0041).
   */
  onlyCounts: Type.Optional(Type.Literal(true)),
  /** What is counted in each area (`AreaCounted`), in the order in which it is asked for. Another kind may count it, too. */
  counts: Type.Optional(closed({ what: Type.Array(Slug, { minItems: 1, maxItems: 20 }), ...cited })),
  /** What the rules below rest on; every rule cites at least one. */
  sources: listOf(closed({ code: Slug, where: Name, ...inBothLanguages }), 40),
  /** Tasks that somebody must have. */
  roles: listOf(
    closed({ code: Slug, sv: Name, en: Name, of: Type.Union([Type.Literal('any-agency'), Parties]) }),
    40,
  ),
  /** Points of the pre-briefing, in the order in which they are gone through. */
  agenda: listOf(closed({ code: Slug, sv: Name, en: Name, must: Must, ...cited }), 40),
  /** What must be so before the release, in the order in which it is checked. */
  gates: listOf(Gate, 20),
  /** What must happen, who reports it, and the deviation if it is missing. */
  steps: listOf(
    closed({
      code: Slug,
      ...inBothLanguages,
      events: Events,
      by: codeOf(STEP_TAKERS),
      breach: Slug,
      ...cited,
    }),
    40,
  ),
  entry: closed({
    /** Roles in the order in which they enter; none where no site is entered. */
    order: listOf(Slug, 20),
    rules: listOf(closed({ code: Slug, ...inBothLanguages, breach: Slug, ...cited }), 20),
  }),
  /** What the debrief takes up as a departure from the rules, in the order in which it is shown. */
  deviations: listOf(
    closed({ code: Slug, rule: RuleSchema, sv: DeviationWords, en: DeviationWords, ...cited }),
    60,
  ),
  /** What the branches are asked when they are asked for their perspective. */
  questions: listOf(closed({ code: Slug, part: codeOf(PARTS), ...inBothLanguages, ...cited }), 40),
});

export type OperationKind = Static<typeof OperationKindSchema>;
export type AgendaPoint = OperationKind['agenda'][number];
export type GateOfKind = OperationKind['gates'][number];
export type GateCode = GateOfKind['code'];
export type DeviationOfKind = OperationKind['deviations'][number];
export type DebriefQuestion = OperationKind['questions'][number];
