import { changeRoutes, commandController } from '@samsyn/web';
import { ChangeAvailability } from './availability.handler';
import { ExceptionDto } from './except-hours/except-hours.dto';
import { hoursCommands, withdrawException } from './hours.commands';
import { shiftsAssigned } from './on-call-rota/assign-shifts/assign-shifts.schema';
import { assignRota, assignShift, rotaCommands, swapAnswers } from './on-call-rota/rota.commands';
import { RotaDto, ShiftDto, ShiftWithdrawalDto, SwapProposalDto } from './on-call-rota/rota.dto';
import { AssignOnCall, ChangeRota } from './on-call-rota/rota.handler';
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
  ...changeRoutes(hoursCommands, { at, tag, bodies }, ChangeAvailability),
  ...changeRoutes(
    [withdrawException],
    { at: 'availability/exceptions/:exceptionId', tag, named: 'exception' },
    ChangeAvailability,
  ),
  ...changeRoutes([assignShift], { at, tag, route, body: ShiftDto }, AssignOnCall),
  ...changeRoutes([assignRota], { at, tag, route, body: RotaDto }, AssignOnCall),
  ...changeRoutes(rotaCommands, { at, tag, bodies }, ChangeRota),
  ...changeRoutes(swapAnswers, { at: 'availability/swaps/:swapId', tag, named: 'swap' }, ChangeRota),
]);
