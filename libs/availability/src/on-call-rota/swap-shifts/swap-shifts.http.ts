import { definedFields } from '@samsyn/kernel';
import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  AskedBy,
  CommandRoute,
  Documented,
  FactDto,
  Nested,
  PersonHandle,
  type Asked,
  type Recording,
} from '@samsyn/web';
import { ShiftTimeDto, shiftTimeTold } from '../../availability.dto';
import { ChangeRota } from '../rota.handler';

class SwapProposalDto extends FactDto {
  @PersonHandle({ description: 'Who is asked to take it over.' }) with: string;
  @Nested(() => ShiftTimeDto, {
    optional: true,
    description: 'Which shift of the caller; the one under way, else the next, where absent.',
  })
  gives?: ShiftTimeDto;
  @Nested(() => ShiftTimeDto, {
    optional: true,
    description: 'Which shift of the other the caller takes for it.',
  })
  inReturn?: ShiftTimeDto;
}
class SwapAnswerDto extends FactDto {}

type Answer = 'AcceptSwap' | 'DeclineSwap' | 'WithdrawSwap';
const PARTIES = ['SWAP.UNKNOWN', 'AVAILABILITY.SWAP_NOT_YOURS', 'AVAILABILITY.SWAP_CLOSED'];

@Documented((api) => api.ApiTags('availability'))
@Controller('availability/swaps')
export class SwapShiftsController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute('', {
    id: 'proposeSwap',
    summary: 'Asks another to take over a shift, perhaps in exchange for one (OnCallSwapProposed).',
    description:
      '`id` is the swap. The shift stays the caller’s until the other accepts; nobody having answered when it begins, the proposal expires (OnCallSwapExpired).',
    who: 'coordinators and duty officers, of their own shifts',
    refusals: [
      'PERSON.UNKNOWN',
      'AVAILABILITY.SWAP_WITH_ONESELF',
      'AVAILABILITY.NOT_A_COORDINATOR',
      'AVAILABILITY.NO_SHIFT',
      'AVAILABILITY.NOT_YOUR_SHIFT',
      'AVAILABILITY.NOT_THEIR_SHIFT',
      'AVAILABILITY.SHIFT_OVER',
      'AVAILABILITY.OVERLAPPING_DUTY',
      'AVAILABILITY.SWAP_ALREADY_PROPOSED',
      'TIME.REMOVED_BY_CLOCK_CHANGE',
      'TIME.REPEATED_BY_CLOCK_CHANGE',
    ],
  })
  async propose(@Body() body: SwapProposalDto, @AskedBy() asked: Asked): Promise<Recording> {
    const gives = body.gives && shiftTimeTold(body.gives);
    const inReturn = body.inReturn && shiftTimeTold(body.inReturn);
    const change = { kind: 'ProposeSwap', with: body.with, ...definedFields({ gives, inReturn }) } as const;
    const outcome = await this.commands.execute(new ChangeRota(change, asked.context(body)));
    return outcome.events.length > 0 ? { outcome, id: outcome.newId } : { outcome };
  }

  @CommandRoute(':swapId/acceptance', {
    id: 'acceptSwap',
    summary: 'The other agrees and has the shift from now on (OnCallShiftSwapped, in an exchange two).',
    who: 'the person who was asked',
    refusals: [...PARTIES, 'AVAILABILITY.OVERLAPPING_DUTY'],
  })
  accept(
    @Param('swapId') swap: string,
    @Body() body: SwapAnswerDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    return this.record('AcceptSwap', swap, body, asked);
  }

  @CommandRoute(':swapId/decline', {
    id: 'declineSwap',
    summary: 'The other does not take it over (OnCallSwapDeclined).',
    who: 'the person who was asked',
    refusals: PARTIES,
  })
  decline(
    @Param('swapId') swap: string,
    @Body() body: SwapAnswerDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    return this.record('DeclineSwap', swap, body, asked);
  }

  @CommandRoute(':swapId/withdrawal', {
    id: 'withdrawSwap',
    summary: 'The proposal no longer stands (OnCallSwapWithdrawn).',
    who: 'the person who proposed it',
    refusals: PARTIES,
  })
  withdraw(
    @Param('swapId') swap: string,
    @Body() body: SwapAnswerDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    return this.record('WithdrawSwap', swap, body, asked);
  }

  private async record(kind: Answer, swap: string, body: FactDto, asked: Asked): Promise<Recording> {
    const context = asked.context(body, { swap });
    return { outcome: await this.commands.execute(new ChangeRota({ kind, swap }, context)) };
  }
}
