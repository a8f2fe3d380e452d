import { allFilledIn, commandOf } from '@samsyn/event-store';
import {
  OnCallShiftAssigned,
  OnCallShiftSwapped,
  OnCallShiftWithdrawn,
  OnCallSwapDeclined,
  OnCallSwapProposed,
  OnCallSwapWithdrawn,
} from '../availability.events';
import type { RotaCommand } from './rota-decider';

const command = commandOf<RotaCommand['kind'] | 'AssignShift' | 'AssignRota'>();

const who =
  'coordinators and duty officers for themselves; supervisors and coordinators for colleagues of their branch';
const OVERLAPS = 'The answer lists under `overlaps` which shifts of one person are now at the same time.';
const CLOCK_CHANGES = ['TIME.REMOVED_BY_CLOCK_CHANGE', 'TIME.REPEATED_BY_CLOCK_CHANGE'];
const ASSIGNED = ['PERSON.UNKNOWN', 'REGION.UNKNOWN', 'AVAILABILITY.NOT_A_COORDINATOR'];

export const assignShift = command({
  event: OnCallShiftAssigned,
  kind: 'AssignShift',
  id: 'assignShift',
  path: 'shifts',
  who,
  title: 'A person is on call from one moment to another (OnCallShiftAssigned)',
  description: OVERLAPS,
  refusals: [...ASSIGNED, 'AVAILABILITY.SHIFT_ENDS_FIRST', ...CLOCK_CHANGES],
  fields: allFilledIn(OnCallShiftAssigned),
});

export const assignRota = command({
  event: OnCallShiftAssigned,
  kind: 'AssignRota',
  id: 'assignRota',
  path: 'rotas',
  who,
  title: 'Persons take turns on call over a period (OnCallShiftAssigned for each shift)',
  description: `Told again it changes nothing: what was given away or withdrawn since stays so. The hours are of the clock on the wall, also over a clock change. ${OVERLAPS}`,
  refusals: [
    ...[...ASSIGNED, 'AVAILABILITY.PERIOD_ENDS_FIRST', 'AVAILABILITY.PERIOD_TOO_LONG'],
    ...['AVAILABILITY.WINDOW_EMPTY', 'AVAILABILITY.WINDOW_ENDS_FIRST', 'AVAILABILITY.WINDOW_TOO_LONG'],
  ],
  fields: allFilledIn(OnCallShiftAssigned),
});

export const rotaCommands = [
  command({
    event: OnCallShiftWithdrawn,
    kind: 'WithdrawShift',
    id: 'withdrawShifts',
    path: 'shift-withdrawals',
    who,
    title: 'A shift that is not over is nobody’s any more (OnCallShiftWithdrawn)',
    refusals: [
      ...['PERSON.UNKNOWN', 'AVAILABILITY.NO_SHIFT', 'AVAILABILITY.NOT_YOUR_SHIFT'],
      ...['AVAILABILITY.SHIFT_OVER', ...CLOCK_CHANGES],
    ],
    fields: allFilledIn(OnCallShiftWithdrawn),
  }),
  command({
    event: OnCallSwapProposed,
    kind: 'ProposeSwap',
    id: 'proposeSwap',
    path: 'swaps',
    who: 'coordinators and duty officers, of their own shifts',
    title: 'Asks another to take over a shift, perhaps in exchange for one (OnCallSwapProposed)',
    description:
      '`id` is the swap. The shift stays the caller’s until the other accepts; nobody having answered when it begins, the proposal expires (OnCallSwapExpired).',
    refusals: [
      ...['PERSON.UNKNOWN', 'AVAILABILITY.SWAP_WITH_ONESELF', 'AVAILABILITY.NOT_A_COORDINATOR'],
      ...['AVAILABILITY.NO_SHIFT', 'AVAILABILITY.NOT_YOUR_SHIFT', 'AVAILABILITY.NOT_THEIR_SHIFT'],
      ...['AVAILABILITY.SHIFT_OVER', 'AVAILABILITY.OVERLAPPING_DUTY', 'AVAILABILITY.SWAP_ALREADY_PROPOSED'],
      ...CLOCK_CHANGES,
    ],
    answersNewId: 'where-recorded',
    fields: allFilledIn(OnCallSwapProposed),
  }),
];

const PARTIES = ['SWAP.UNKNOWN', 'AVAILABILITY.SWAP_NOT_YOURS', 'AVAILABILITY.SWAP_CLOSED'];

export const swapAnswers = [
  command({
    event: OnCallShiftSwapped,
    kind: 'AcceptSwap',
    id: 'acceptSwap',
    path: 'acceptance',
    who: 'the person who was asked',
    title: 'The other agrees and has the shift from now on (OnCallShiftSwapped, in an exchange two)',
    refusals: [...PARTIES, 'AVAILABILITY.OVERLAPPING_DUTY'],
    fields: allFilledIn(OnCallShiftSwapped),
  }),
  command({
    event: OnCallSwapDeclined,
    kind: 'DeclineSwap',
    id: 'declineSwap',
    path: 'decline',
    who: 'the person who was asked',
    title: 'The other does not take it over (OnCallSwapDeclined)',
    refusals: PARTIES,
    fields: allFilledIn(OnCallSwapDeclined),
  }),
  command({
    event: OnCallSwapWithdrawn,
    kind: 'WithdrawSwap',
    id: 'withdrawSwap',
    path: 'withdrawal',
    who: 'the person who proposed it',
    title: 'The proposal no longer stands (OnCallSwapWithdrawn)',
    refusals: PARTIES,
    fields: allFilledIn(OnCallSwapWithdrawn),
  }),
];
