import type { Instant } from '@samsyn/kernel';
import type { EncounterState } from '../encounter-state';
import type { EncounterEvent } from '../encounter.events';
import type { Clock } from './clock';
import { clocksOf } from './clocks';

/** A clock of the encounter may have struck. */
export interface KeepTime {
  readonly kind: 'KeepTime';
  readonly clock: string;
}

/** What Samsyn records by itself; silent where the clock has been stopped or moved meanwhile. */
export const struckBy = <C extends Clock>(
  { clock }: KeepTime,
  running: readonly C[],
  { now }: { readonly now: Instant },
): readonly C['strikes'][] =>
  running.filter(({ id, due }) => id === clock && due <= now).map(({ strikes }) => strikes);

export const decideKeepTime = (
  command: KeepTime,
  state: EncounterState,
  moment: { readonly now: Instant },
): readonly EncounterEvent[] => struckBy(command, clocksOf(state), moment);
