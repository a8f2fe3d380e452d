import { Body, Controller } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  AskedBy,
  Code,
  CommandRoute,
  Documented,
  FactDto,
  field,
  items,
  ListOf,
  LocalTime,
  NestedList,
  type Asked,
  type Recording,
} from '@samsyn/web';
import type { AvailabilityMode, Weekday } from '../availability';
import { AVAILABILITY_MODES, WEEKDAYS } from '../availability.events';
import { ChangeAvailability } from '../availability.handler';

const END_OF_HOURS = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/;
const EndOfHours = (): PropertyDecorator =>
  field(
    { example: '17:00', description: 'Before `from`: the next day. `24:00` is the end of the day.' },
    { type: String, pattern: END_OF_HOURS.source },
    (value) => {
      if (value === undefined) return 'required';
      return typeof value === 'string' && END_OF_HOURS.test(value) ? undefined : 'local-time';
    },
  );

class WeeklyWindowDto {
  @ListOf(items.codes(WEEKDAYS), { max: 7, example: ['mon', 'tue', 'wed', 'thu', 'fri'] })
  weekdays: Weekday[];
  @LocalTime({ description: 'On the clock on the wall in Sweden.' }) from: string;
  @EndOfHours() to: string;
}

class HoursDto extends FactDto {
  @NestedList(() => WeeklyWindowDto, { max: 30 }) windows: WeeklyWindowDto[];
  @Code(AVAILABILITY_MODES) mode: AvailabilityMode;
}

class WithdrawalDto extends FactDto {}

const who = 'coordinators and duty officers, for themselves';

@Documented((api) => api.ApiTags('availability'))
@Controller('availability')
export class PublishHoursController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute('windows', {
    summary: 'The hours of each week in which the caller can be called (AvailabilityPublished).',
    description: 'Replaces what she published before; her regions are those of the directory.',
    who,
    refusals: ['AVAILABILITY.WINDOW_EMPTY'],
  })
  async publish(@Body() body: HoursDto, @AskedBy() asked: Asked): Promise<Recording> {
    const { mode } = body;
    const windows = body.windows.map(({ weekdays, from, to }) => ({ weekdays, from, to }));
    const change = { kind: 'PublishHours', windows, mode } as const;
    return { outcome: await this.commands.execute(new ChangeAvailability(change, asked.context(body))) };
  }

  @CommandRoute('withdrawals', {
    summary: 'The published hours hold no more (AvailabilityWithdrawn).',
    description: 'On-call shifts stay.',
    who,
  })
  async withdraw(@Body() body: WithdrawalDto, @AskedBy() asked: Asked): Promise<Recording> {
    const change = { kind: 'WithdrawHours' } as const;
    return { outcome: await this.commands.execute(new ChangeAvailability(change, asked.context(body))) };
  }
}
