import { commandOf } from '@samsyn/event-store';
import type { RotaCommand } from './rota-decider';

/** A command on the rota of a branch; shifts are assigned one by one or by turns. */
export const rotaCommand = commandOf<RotaCommand['kind'] | 'AssignShift' | 'AssignRota'>();

export const COLLEAGUES =
  'coordinators and duty officers for themselves; supervisors and coordinators for colleagues of their branch';

/** Refusals of a moment on the clock on the wall. */
export const CLOCK_CHANGES = ['TIME.REMOVED_BY_CLOCK_CHANGE', 'TIME.REPEATED_BY_CLOCK_CHANGE'];
