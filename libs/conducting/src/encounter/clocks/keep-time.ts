import type { Instant } from '@samsyn/kernel';
import type { EncounterState } from '../encounter-state';
import type { EncounterEvent } from '../encounter.events';
import { clocksOf } from './clocks';

/** A clock of the encounter may have struck. */
export interface KeepTime {
  readonly kind: 'KeepTime';
  readonly clock: string;
}

/** What Samsyn records by itself; silent where the clock has been stopped or moved meanwhile. */
export const decideKeepTime = (
  { clock }: KeepTime,
  state: EncounterState,
  { now }: { readonly now: Instant },
): readonly EncounterEvent[] =>
  clocksOf(state)
    .filter(({ id, due }) => id === clock && due <= now)
    .map(({ strikes }) => strikes);
