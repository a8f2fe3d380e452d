import { allFilledIn } from '@samsyn/event-store';
import { OnCallShiftWithdrawn } from '../../availability.events';
import { CLOCK_CHANGES, COLLEAGUES, rotaCommand } from '../command-definition';

export const withdrawShift = rotaCommand({
  event: OnCallShiftWithdrawn,
  kind: 'WithdrawShift',
  id: 'withdrawShifts',
  path: 'shift-withdrawals',
  who: COLLEAGUES,
  title: 'A shift that is not over is nobody’s any more (OnCallShiftWithdrawn)',
  refusals: [
    ...['PERSON.UNKNOWN', 'AVAILABILITY.NO_SHIFT', 'AVAILABILITY.NOT_YOUR_SHIFT'],
    ...['AVAILABILITY.SHIFT_OVER', ...CLOCK_CHANGES],
  ],
  fields: allFilledIn(OnCallShiftWithdrawn),
});
