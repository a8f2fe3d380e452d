import { allFilledIn } from '@samsyn/event-store';
import {
  OnCallShiftSwapped,
  OnCallSwapDeclined,
  OnCallSwapProposed,
  OnCallSwapWithdrawn,
} from '../../availability.events';
import { CLOCK_CHANGES, rotaCommand } from '../command-definition';

export const proposeSwap = rotaCommand({
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
});

const PARTIES = ['SWAP.UNKNOWN', 'AVAILABILITY.SWAP_NOT_YOURS', 'AVAILABILITY.SWAP_CLOSED'];

export const swapAnswers = [
  rotaCommand({
    event: OnCallShiftSwapped,
    kind: 'AcceptSwap',
    id: 'acceptSwap',
    path: 'acceptance',
    who: 'the person who was asked',
    title: 'The other agrees and has the shift from now on (OnCallShiftSwapped, in an exchange two)',
    refusals: [...PARTIES, 'AVAILABILITY.OVERLAPPING_DUTY'],
    fields: allFilledIn(OnCallShiftSwapped),
  }),
  rotaCommand({
    event: OnCallSwapDeclined,
    kind: 'DeclineSwap',
    id: 'declineSwap',
    path: 'decline',
    who: 'the person who was asked',
    title: 'The other does not take it over (OnCallSwapDeclined)',
    refusals: PARTIES,
    fields: allFilledIn(OnCallSwapDeclined),
  }),
  rotaCommand({
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
