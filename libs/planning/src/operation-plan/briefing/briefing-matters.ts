import { inHyphens } from '@samsyn/kinds';
import { agencyOf, isPolice, type Branch, type Instant } from '@samsyn/kernel';

/** Groups of branches that a point of the plan concerns. */
export const CONCERNED = {
  everybody: () => true,
  police: isPolice,
  'social-services': (branch: Branch) => agencyOf(branch) === 'social-services',
} satisfies Record<string, (branch: Branch) => boolean>;

/** A point of the plan that the pre-briefing takes up. */
export interface BriefingMatter {
  /** As amendments name it, in words joined by hyphens: `maxInside` is `max-inside`. */
  readonly field: string;
  readonly concerns: keyof typeof CONCERNED;
  /** Nobody briefed otherwise is to go in: a confirmed branch must be briefed anew before the release. */
  readonly beforeRelease: boolean;
  readonly validFrom: string;
  /** Exclusive; absent while the row is in force. */
  readonly validUntil?: string;
}

const from = '2026-01-01';
const everybody = { concerns: 'everybody', beforeRelease: true, validFrom: from } as const;
const police = { concerns: 'police', beforeRelease: true, validFrom: from } as const;

/**
 * Whom a change of the plan concerns, once they have been briefed. Source: docs/domain.md, "Pre-briefing":
 * who enters first, plain clothes or uniform, how many at most inside, interpreter, what is secret for whom,
 * money, the conduct of the border police. What has no row needs no new briefing; the leader can name
 * branches themselves.
 */
export const BRIEFING_MATTERS: readonly BriefingMatter[] = [
  { field: 'approach', ...everybody },
  { field: 'responsibilities', ...everybody },
  { field: 'victim-perspective', ...everybody },
  { field: 'entry-order', ...everybody },
  { field: 'max-inside', ...everybody },
  { field: 'max-persons-inside', ...everybody },
  { field: 'location', ...everybody },
  { field: 'sites', ...everybody },
  { field: 'meeting-point', ...everybody },
  { field: 'secrecy', ...everybody },
  { field: 'border-police-conduct', ...everybody },
  { field: 'dress', ...police },
  { field: 'money', ...police },
  // The coordinator needs to know; that they were not briefed again stops nobody.
  { field: 'interpreter', concerns: 'social-services', beforeRelease: false, validFrom: from },
];

/**
 * The row in force on that day; `undefined` if the field needs no new briefing.
 * @rule briefing-matters-are-dated: What is not in force on the day of the change concerns nobody.
 * @source domain: Pre-briefing
 * @proof the table of matters › is dated: what is not in force yet concerns nobody
 */
export function matterOf(field: string, at: Instant): BriefingMatter | undefined {
  const [name, day] = [inHyphens(field), at.slice(0, 10)];
  return BRIEFING_MATTERS.find(
    (matter) =>
      matter.field === name && matter.validFrom <= day && (!matter.validUntil || day < matter.validUntil),
  );
}
