import { allFilledIn } from '@samsyn/event-store';
import { OnCallShiftAssigned } from '../../availability.events';
import { CLOCK_CHANGES, COLLEAGUES, rotaCommand } from '../command-definition';

const OVERLAPS = 'The answer lists under `overlaps` which shifts of one person are now at the same time.';
const ASSIGNED = ['PERSON.UNKNOWN', 'REGION.UNKNOWN', 'AVAILABILITY.NOT_A_COORDINATOR'];

export const assignShift = rotaCommand({
  event: OnCallShiftAssigned,
  kind: 'AssignShift',
  id: 'assignShift',
  path: 'shifts',
  who: COLLEAGUES,
  title: 'A person is on call from one moment to another (OnCallShiftAssigned)',
  description: OVERLAPS,
  refusals: [
    ...ASSIGNED,
    ...['AVAILABILITY.SHIFT_ENDS_FIRST', 'AVAILABILITY.SHIFT_TOO_LONG', ...CLOCK_CHANGES],
  ],
  fields: allFilledIn(OnCallShiftAssigned),
});

export const assignRota = rotaCommand({
  event: OnCallShiftAssigned,
  kind: 'AssignRota',
  id: 'assignRota',
  path: 'rotas',
  who: COLLEAGUES,
  title: 'Persons take turns on call over a period (OnCallShiftAssigned for each shift)',
  description: `Told again it changes nothing: what was given away or withdrawn since stays so. The hours are of the clock on the wall, also over a clock change. ${OVERLAPS}`,
  refusals: [
    ...[...ASSIGNED, 'AVAILABILITY.PERIOD_ENDS_FIRST', 'AVAILABILITY.PERIOD_TOO_LONG'],
    ...['AVAILABILITY.WINDOW_EMPTY', 'AVAILABILITY.WINDOW_ENDS_FIRST', 'AVAILABILITY.WINDOW_TOO_LONG'],
  ],
  fields: allFilledIn(OnCallShiftAssigned),
});
