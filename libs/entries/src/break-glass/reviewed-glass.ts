import type { Instant, Recorded, RecordedOf } from '@samsyn/kernel';
import type { EntriesEvent } from '../entries.events';
import { GLASS_STEPS, type GLASS_VERDICTS } from './break-glass.events';

export type GlassVerdict = (typeof GLASS_VERDICTS)[number];
export type GlassStep = (typeof GLASS_STEPS)[number];

/** What has come of broken glass. */
export interface ReviewedGlass {
  /** Id of the `AccessedUnderBreakGlass`. */
  readonly id: string;
  readonly stream: string;
  /** Pseudonym of the person who broke it. */
  readonly by: string;
  readonly until: Instant;
  /** The last; absent: nobody has answered. */
  readonly verdict?: GlassVerdict;
  /** Of what was not justified. */
  readonly taken: ReadonlySet<GlassStep>;
}

/** The broken glass of an operation by its entry. `entries` in order of position. */
export function glassIn(entries: readonly Recorded[]): ReadonlyMap<string, ReviewedGlass> {
  const found = new Map<string, ReviewedGlass>();
  for (const event of entries as readonly RecordedOf<EntriesEvent>[]) {
    if (event.name === 'AccessedUnderBreakGlass') {
      const { id, stream, data, actor } = event;
      found.set(id, { id, stream, by: actor.person, until: data.until, taken: new Set() });
    }
    if (event.name !== 'BreakGlassReviewed' && event.name !== 'BreakGlassStepTaken') continue;
    const glass = found.get(event.data.accessed);
    if (!glass) continue;
    const news =
      event.name === 'BreakGlassReviewed'
        ? { verdict: event.data.verdict }
        : { taken: new Set([...glass.taken, event.data.step]) };
    found.set(glass.id, { ...glass, ...news });
  }
  return found;
}

export const stepsLeft = ({
  verdict,
  taken,
}: Pick<ReviewedGlass, 'verdict' | 'taken'>): readonly GlassStep[] =>
  verdict === 'not-justified' ? GLASS_STEPS.filter((step) => !taken.has(step)) : [];

/** What the person broke in the stream without good reason, while a step of what follows is left. */
export const openIncidentOf = (
  glass: Iterable<ReviewedGlass>,
  person: string,
  stream: string,
): ReviewedGlass | undefined =>
  [...glass].find((one) => one.by === person && one.stream === stream && stepsLeft(one).length > 0);

/** Somebody is still to answer it, or to do what follows from the answer. */
export const isUnsettled = (glass: ReviewedGlass): boolean =>
  glass.verdict === undefined || stepsLeft(glass).length > 0;
