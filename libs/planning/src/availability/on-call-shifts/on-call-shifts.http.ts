import { Body, Controller } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  AskedBy,
  Code,
  CommandRoute,
  Documented,
  FactDto,
  Instant,
  items,
  ListOf,
  PersonHandle,
  type Asked,
  type Recording,
} from '@samsyn/web';
import { told } from '../../told';
import type { AvailabilityMode } from '../availability';
import { AVAILABILITY_MODES } from '../availability.events';
import { ChangeAvailability } from '../availability.handler';

class ShiftDto extends FactDto {
  @Instant() from: string;
  @Instant({ example: '2026-11-20T08:00:00+01:00', description: 'Later than `from`.' }) to: string;
  @Code(AVAILABILITY_MODES) mode: AvailabilityMode;
  @ListOf(items.slugs, { max: 30, example: ['syd', 'ost'], description: 'Regions.' }) covers: string[];
  @PersonHandle({ optional: true, description: 'The caller herself where absent.' }) who?: string;
}

class SwapDto extends FactDto {
  @PersonHandle({ description: 'Who takes it over.' }) with: string;
}

@Documented((api) => api.ApiTags('availability'))
@Controller('availability')
export class OnCallShiftsController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute('shifts', {
    summary: 'A person is on call from one moment to another (OnCallShiftAssigned).',
    who: 'coordinators and duty officers for themselves; supervisors and coordinators for colleagues of their branch',
    refusals: ['PERSON.UNKNOWN', 'AVAILABILITY.NOT_A_COORDINATOR', 'AVAILABILITY.SHIFT_ENDS_FIRST'],
  })
  async assign(@Body() body: ShiftDto, @AskedBy() asked: Asked): Promise<Recording> {
    const { from, to, mode, covers, who } = body;
    const change = { kind: 'AssignShift', from, to, mode, covers, ...told({ who }) } as const;
    return { outcome: await this.commands.execute(new ChangeAvailability(change, asked.context(body))) };
  }

  @CommandRoute('shift-swaps', {
    summary: 'The caller’s current shift, else her next one, goes to another (OnCallShiftSwapped).',
    who: 'coordinators and duty officers',
    refusals: [
      'PERSON.UNKNOWN',
      'AVAILABILITY.SWAP_WITH_ONESELF',
      'AVAILABILITY.NOT_A_COORDINATOR',
      'AVAILABILITY.NO_SHIFT',
    ],
  })
  async swap(@Body() body: SwapDto, @AskedBy() asked: Asked): Promise<Recording> {
    const change = { kind: 'SwapShift', with: body.with } as const;
    return { outcome: await this.commands.execute(new ChangeAvailability(change, asked.context(body))) };
  }
}
