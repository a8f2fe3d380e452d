import { definedFields } from '@samsyn/kernel';
import { Body, Controller } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  AskedBy,
  Code,
  CommandRoute,
  Documented,
  FactDto,
  items,
  ListOf,
  LocalDate,
  NestedList,
  type Asked,
  type Recording,
} from '@samsyn/web';
import type { AvailabilityMode, Weekday } from '../availability';
import { HoursDto, hoursTold } from '../availability.dto';
import { AVAILABILITY_MODES, WEEKDAYS } from '../availability.events';
import { ChangeAvailability } from '../availability.handler';

class WeeklyWindowDto extends HoursDto {
  @ListOf(items.codes(WEEKDAYS), {
    max: 7,
    example: ['mon', 'tue', 'wed', 'thu', 'fri'],
    description: 'The days of the week on which it begins.',
  })
  weekdays: Weekday[];
}

class PublishedHoursDto extends FactDto {
  @NestedList(() => WeeklyWindowDto, {
    max: 30,
    description: 'The hours of every week, on the clock on the wall in Sweden.',
  })
  windows: WeeklyWindowDto[];
  @Code(AVAILABILITY_MODES, { description: 'How the person can be had in these hours.' })
  mode: AvailabilityMode;
  @LocalDate({ optional: true, description: 'First day on which a window begins; absent: ever since.' })
  validFrom?: string;
  @LocalDate({ optional: true, description: 'Last day on which a window begins; absent: until replaced.' })
  validUntil?: string;
}

class HoursWithdrawalDto extends FactDto {}

const who = 'coordinators and duty officers, for themselves';

@Documented((api) => api.ApiTags('availability'))
@Controller('availability')
export class PublishHoursController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute('windows', {
    id: 'publishAvailability',
    summary: 'The hours of each week in which the caller can be called (AvailabilityPublished).',
    description:
      'On the days of its validity it replaces what was published before; the regions are those of the directory.',
    who,
    refusals: [
      'AVAILABILITY.WINDOW_EMPTY',
      'AVAILABILITY.WINDOW_ENDS_FIRST',
      'AVAILABILITY.WINDOW_TOO_LONG',
      'AVAILABILITY.PERIOD_ENDS_FIRST',
    ],
  })
  async publish(@Body() body: PublishedHoursDto, @AskedBy() asked: Asked): Promise<Recording> {
    const { mode, validFrom, validUntil } = body;
    const windows = body.windows.map((window) => ({ weekdays: window.weekdays, ...hoursTold(window) }));
    const change = {
      kind: 'PublishHours',
      windows,
      mode,
      ...definedFields({ validFrom, validUntil }),
    } as const;
    return { outcome: await this.commands.execute(new ChangeAvailability(change, asked.context(body))) };
  }

  @CommandRoute('withdrawals', {
    id: 'withdrawAvailability',
    summary: 'The published hours hold no more (AvailabilityWithdrawn).',
    description: 'Exceptions and on-call shifts stay.',
    who,
  })
  async withdraw(@Body() body: HoursWithdrawalDto, @AskedBy() asked: Asked): Promise<Recording> {
    const change = { kind: 'WithdrawHours' } as const;
    return { outcome: await this.commands.execute(new ChangeAvailability(change, asked.context(body))) };
  }
}
