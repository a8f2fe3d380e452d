import {
  byTheirWords,
  type PerspectiveTexts,
  type Relation,
  type ViewedOperation,
} from '@samsyn/operations/contract';
import { KINDS, type DebriefQuestion, type OperationKind } from '@samsyn/kinds';
import type { Branch } from '@samsyn/kernel';
import { idsOf, type ReportEntries, type ReportEntry } from './report-entry';
import type { Perspectives } from './debrief.schema';

/** What perspectives show beyond the visible entries: the own branch's status also where a colleague wrote. */
export interface PerspectiveStatus {
  readonly branch: Branch;
  /** Who has answered is for facilitators only, and the reader is none. */
  readonly closed: boolean;
  readonly ownBranchAnswered: boolean;
  /** What others gave openly, by its text alone. */
  readonly textsWithoutSender: readonly PerspectiveTexts[];
  readonly entrustedEarlier?: number | undefined;
}

const textsOf = ({ facts }: Pick<ReportEntry, 'facts'>): PerspectiveTexts =>
  Object.fromEntries(
    (['well', 'hard', 'develop'] as const).flatMap((part) =>
      typeof facts[part] === 'string' ? [[part, facts[part]]] : [],
    ),
  );

export const askedBranches = (entries: ReportEntries): readonly Branch[] => [
  ...new Set(entries.of('PerspectiveRequested').flatMap(({ facts }) => facts.of as Branch[])),
];

/** Who gives a perspective, receives one or reads what was given. */
const TAKES_UP_PERSPECTIVES: readonly Relation[] = ['leading', 'participant', 'facilitator'];

/**
 * What the kind's version asks them: the fields of a perspective stay the same, the questions guide the
 * writer.
 */
export const questionsFor = (
  relation: Relation,
  kind: OperationKind | undefined,
): readonly DebriefQuestion[] => (kind && TAKES_UP_PERSPECTIVES.includes(relation) ? kind.questions : []);

/** As the proposal fixed the version, where the viewer may know it. */
export function questionsOf({ relation, entries }: ViewedOperation): readonly DebriefQuestion[] {
  const { kind, kindVersion } = entries.find(({ name }) => name === 'OperationProposed')?.data ?? {};
  if (typeof kind !== 'string' || typeof kindVersion !== 'number') return [];
  return questionsFor(relation, KINDS.find(kind, kindVersion));
}

/** What was released and what was given openly, alike; none where every text stands under its branch. */
export function textsAlike({ perspectivesAreClosed, entries, textsWithoutSender }: ViewedOperation) {
  if (!perspectivesAreClosed) return [];
  const released = entries
    .filter(({ name }) => name === 'PerspectiveReleased')
    .map(({ data }) => textsOf({ facts: data }));
  return byTheirWords([...released, ...textsWithoutSender]);
}

export function perspectivesIn(
  entries: ReportEntries,
  { branch, closed, ownBranchAnswered, textsWithoutSender, entrustedEarlier }: PerspectiveStatus,
): Perspectives {
  const asked = askedBranches(entries);
  const submitted = entries.of('PerspectiveSubmitted');
  const released = entries
    .of('PerspectiveReleased')
    .map((entry) => ({ ...textsOf(entry), entries: [entry.id] }))
    // By their ids, which follow from nothing that the author did.
    .sort((a, b) => (a.entries[0]! < b.entries[0]! ? -1 : 1));
  const named = submitted
    .filter(({ facts }) => facts.through !== 'facilitator')
    .map((entry) => ({ branch: entry.branch, ...textsOf(entry), entries: [entry.id] }));
  if (closed) {
    const own = asked.includes(branch) || ownBranchAnswered ? [branch] : [];
    const [answered, unanswered] = ownBranchAnswered ? [own, []] : [[], own];
    return {
      answered,
      unanswered,
      named: named.filter((one) => one.branch === branch),
      // All cite the same entries, those that let them be read: none reveals which way it came.
      released: byTheirWords([...released, ...textsWithoutSender]).map(({ well, hard, develop }) => ({
        ...textsOf({ facts: { well, hard, develop } }),
        entries: idsOf(entries.of('PerspectiveReleased', 'DebriefMeetingHeld')),
      })),
      ownStatusOnly: true,
    };
  }
  const answered = new Set(submitted.map((entry) => entry.branch));
  const unanswered = asked.filter((one) => !answered.has(one));
  const earlier = entrustedEarlier === undefined ? {} : { entrustedEarlier };
  return { answered: [...answered].sort(), unanswered, named, released, ...earlier, ownStatusOnly: false };
}
