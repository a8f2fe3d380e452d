import type { ViewedEntry } from '@samsyn/operations/contract';

const BEGINS = 'OperationSuspended';
/** Halted is over when it goes on, or when nothing more is to happen. */
const ENDS: ReadonlySet<string> = new Set(['OperationResumed', 'ConductEnded', 'OperationCancelled']);

export const isSuspensionBoundary = (name: string): boolean => name === BEGINS || ENDS.has(name);

type Place = Pick<ViewedEntry, 'at' | 'position'>;
type Boundary = Place & Pick<ViewedEntry, 'name'>;

/** While the operation was halted; `to` absent: it still is. */
export interface Suspension {
  readonly from: Place;
  readonly to?: Place;
}

/** By when it happened, with the corrections that the viewer sees, then by recording. */
const isBefore = (a: Place, b: Place): boolean => a.at < b.at || (a.at === b.at && a.position < b.position);

/** In order of time, from what the viewer sees. */
export function suspensionsIn(entries: readonly Boundary[]): readonly Suspension[] {
  const boundaries = entries
    .filter(({ name }) => isSuspensionBoundary(name))
    .sort((a, b) => (isBefore(a, b) ? -1 : 1));
  const spans: Suspension[] = [];
  let from: Place | undefined;
  for (const boundary of boundaries) {
    if (boundary.name === BEGINS) from ??= boundary;
    else if (from !== undefined) {
      spans.push({ from, to: boundary });
      from = undefined;
    }
  }
  return from === undefined ? spans : [...spans, { from }];
}

export const isWithin = (spans: readonly Suspension[], place: Place): boolean =>
  spans.some(({ from, to }) => isBefore(from, place) && (to === undefined || isBefore(place, to)));
