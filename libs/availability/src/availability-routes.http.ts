import { changeRoutes, commandController } from '@samsyn/web';
import { ChangeAvailability } from './availability.handler';
import { exceptHours, withdrawException } from './except-hours/except-hours.commands';
import { ExceptionDto } from './except-hours/except-hours.dto';
import { assignRota, assignShift } from './on-call-rota/assign-shifts/assign-shifts.commands';
import { RotaDto, ShiftDto } from './on-call-rota/assign-shifts/assign-shifts.dto';
import { AssignOnCall } from './on-call-rota/assign-shifts/assign-shifts.handler';
import { shiftsAssigned } from './on-call-rota/assign-shifts/assign-shifts.schema';
import { ChangeRota } from './on-call-rota/rota.handler';
import { proposeSwap, swapAnswers } from './on-call-rota/swap-shifts/swap-shifts.commands';
import { SwapProposalDto } from './on-call-rota/swap-shifts/swap-shifts.dto';
import { withdrawShift } from './on-call-rota/withdraw-shift/withdraw-shift.commands';
import { ShiftWithdrawalDto } from './on-call-rota/withdraw-shift/withdraw-shift.dto';
import { publishHoursCommands } from './publish-hours/publish-hours.commands';
import { PublishedHoursDto } from './publish-hours/publish-hours.dto';

const bodies = {
  AvailabilityPublished: PublishedHoursDto,
  AvailabilityExceptionPublished: ExceptionDto,
  OnCallShiftWithdrawn: ShiftWithdrawalDto,
  OnCallSwapProposed: SwapProposalDto,
};
const at = 'availability';
const tag = 'availability';
const route = { answer: shiftsAssigned };

export const AvailabilityCommandsController = commandController([
  ...changeRoutes([...publishHoursCommands, exceptHours], { at, tag, bodies }, ChangeAvailability),
  ...changeRoutes(
    [withdrawException],
    { at: 'availability/exceptions/:exceptionId', tag, named: 'exception' },
    ChangeAvailability,
  ),
  ...changeRoutes([assignShift], { at, tag, route, body: ShiftDto }, AssignOnCall),
  ...changeRoutes([assignRota], { at, tag, route, body: RotaDto }, AssignOnCall),
  ...changeRoutes([withdrawShift, proposeSwap], { at, tag, bodies }, ChangeRota),
  ...changeRoutes(swapAnswers, { at: 'availability/swaps/:swapId', tag, named: 'swap' }, ChangeRota),
]);
