import { agencyOf, type Branch } from '@samsyn/kernel';
import { isCoordinatorBranch } from './who-is-called';

/** What a tag may say: which operations a lesson is for (kind, region, agency), and what it is about. */
export const TAG_DIMENSIONS = ['kind', 'region', 'agency', 'deviation', 'theme'] as const;
export type TagDimension = (typeof TAG_DIMENSIONS)[number];

interface Theme {
  /** Agencies or branches of the theme: where one of them takes part, a lesson on it is relevant. */
  readonly concerns?: readonly (string | ((branch: Branch) => boolean))[];
}

/**
 * Themes of lessons, for a domain expert to add to; their words stand with the other texts. Source: docs/domain.md,
 * "How a joint operation runs".
 */
export const LESSON_THEMES: Readonly<Record<string, Theme>> = {
  notice: {},
  'call-out': { concerns: [isCoordinatorBranch] },
  briefing: {},
  responsibilities: {},
  'entry-order': {},
  'head-count': {},
  separation: {},
  safety: {},
  'first-contact': {},
  interpreter: { concerns: ['interpreter'] },
  children: {},
  'border-police': { concerns: ['police/border-police'] },
  'telephone-search': {},
  money: {},
  support: {},
  'follow-up': {},
  handover: {},
  secrecy: {},
  consent: {},
  documentation: {},
  'health-care': { concerns: ['health-care'] },
  'civil-society': { concerns: ['ngo'] },
};

export interface LessonTag {
  readonly dimension: TagDimension;
  readonly code: string;
}

const isDimension = (text: string): text is TagDimension =>
  (TAG_DIMENSIONS as readonly string[]).includes(text);

/** `undefined` where the text is no tag. */
export function tagIn(text: string): LessonTag | undefined {
  const colon = text.indexOf(':');
  const [dimension, code] = [text.slice(0, colon), text.slice(colon + 1)];
  return isDimension(dimension) && code !== '' ? { dimension, code } : undefined;
}

export const codesIn = (tags: readonly string[], dimension: TagDimension): readonly string[] =>
  tags.flatMap((text) => {
    const tag = tagIn(text);
    return tag?.dimension === dimension ? [tag.code] : [];
  });

/** What a plan is matched by. */
export interface PlanMatched {
  readonly kind: string;
  readonly region: string;
  readonly participants: readonly Branch[];
}

const present = (concerned: string | ((branch: Branch) => boolean), participants: readonly Branch[]) =>
  participants.some((branch) =>
    typeof concerned === 'string'
      ? branch === concerned || agencyOf(branch) === concerned
      : concerned(branch),
  );

/** The tags that a lesson may have to be for this plan. */
export const tagsOfPlan = ({ kind, region, participants }: PlanMatched): readonly string[] => [
  `kind:${kind}`,
  `region:${region}`,
  ...new Set(participants.map((branch) => `agency:${agencyOf(branch)}`)),
  ...Object.entries(LESSON_THEMES)
    .filter(([, { concerns = [] }]) => concerns.some((concerned) => present(concerned, participants)))
    .map(([code]) => `theme:${code}`),
];

/** Many lessons are matched against one plan. */
const wantedBy = new WeakMap<PlanMatched, ReadonlySet<string>>();
function wantedTags(plan: PlanMatched): ReadonlySet<string> {
  const wanted = wantedBy.get(plan) ?? new Set(tagsOfPlan(plan));
  wantedBy.set(plan, wanted);
  return wanted;
}

const FOR_OPERATIONS = ['kind', 'region', 'agency'] as const;

/**
 * Whether the tags speak for the plan (`fits`), against it (`elsewhere`: the lesson says that it is for operations of
 * another kind, region or agency), or not at all. Of each dimension one tag has to fit.
 */
export function tagsAgainst(tags: readonly string[], plan: PlanMatched): 'fits' | 'elsewhere' | 'silent' {
  if (tags.length === 0) return 'silent';
  const wanted = wantedTags(plan);
  const ofDimensions = FOR_OPERATIONS.map((dimension) =>
    codesIn(tags, dimension).map((code) => `${dimension}:${code}`),
  );
  const saying = ofDimensions.filter((codes) => codes.length > 0);
  if (saying.some((codes) => !codes.some((code) => wanted.has(code)))) return 'elsewhere';
  return saying.length > 0 || tags.some((tag) => wanted.has(tag)) ? 'fits' : 'silent';
}
