import type { Branch } from '@samsyn/kernel';
import type { Perspectives, PerspectiveTexts } from './debrief-document';
import type { ReportEntries, ReportEntry } from './report-entry';

/** What perspectives show beyond the visible entries: the own branch's status also where a colleague wrote. */
export interface PerspectiveStatus {
  readonly branch: Branch;
  /** Who has answered is for facilitators only, and the reader is none. */
  readonly closed: boolean;
  readonly ownBranchAnswered: boolean;
}

const textsOf = ({ facts }: ReportEntry): PerspectiveTexts =>
  Object.fromEntries(
    (['well', 'hard', 'develop'] as const).flatMap((part) =>
      typeof facts[part] === 'string' ? [[part, facts[part]]] : [],
    ),
  );

export const askedBranches = (entries: ReportEntries): readonly Branch[] => [
  ...new Set(entries.of('PerspectiveRequested').flatMap(({ facts }) => facts.of as Branch[])),
];

export function perspectivesIn(
  entries: ReportEntries,
  { branch, closed, ownBranchAnswered }: PerspectiveStatus,
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
      released,
      ownStatusOnly: true,
    };
  }
  const answered = new Set(submitted.map((entry) => entry.branch));
  const unanswered = asked.filter((one) => !answered.has(one));
  return { answered: [...answered].sort(), unanswered, named, released, ownStatusOnly: false };
}
