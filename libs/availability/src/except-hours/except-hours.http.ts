import { definedFields } from '@samsyn/kernel';
import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  AskedBy,
  Code,
  CommandRoute,
  Documented,
  FactDto,
  LocalDate,
  NestedList,
  PersonHandle,
  type Asked,
  type Recording,
} from '@samsyn/web';
import type { AvailabilityMode, ExceptionReason } from '../availability';
import { HoursDto, hoursTold } from '../availability.dto';
import { AVAILABILITY_MODES, EXCEPTION_REASONS } from '../availability.events';
import { ChangeAvailability } from '../availability.handler';

const WHOSE = 'The caller where absent.';

class ExceptionDto extends FactDto {
  @LocalDate({ description: 'First day, in Stockholm.' }) firstDay: string;
  @LocalDate({ description: 'The same as `firstDay` for one day.' }) lastDay: string;
  @NestedList(() => HoursDto, {
    min: 0,
    max: 10,
    optional: true,
    description: 'The hours that hold instead; none: the person is away.',
  })
  hours?: HoursDto[];
  @Code(AVAILABILITY_MODES, { optional: true, description: 'How the person can be had in these hours.' })
  mode?: AvailabilityMode;
  @Code(EXCEPTION_REASONS, { description: 'Sealed; for the own branch alone.' }) reason: ExceptionReason;
  @PersonHandle({ optional: true, description: WHOSE }) who?: string;
}

class ExceptionWithdrawalDto extends FactDto {
  @PersonHandle({ optional: true, description: WHOSE }) who?: string;
}

const who = 'coordinators and duty officers for themselves; supervisors for colleagues of their branch';

@Documented((api) => api.ApiTags('availability'))
@Controller('availability/exceptions')
export class ExceptHoursController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute('', {
    id: 'exceptHours',
    summary: 'Days on which other hours hold than every week, or none (AvailabilityExceptionPublished).',
    description:
      '`id` is the exception. The latest that is told of a day holds. Of a single day, each time must be one that the clock shows exactly once.',
    who,
    refusals: [
      'PERSON.UNKNOWN',
      'AVAILABILITY.NOT_A_COORDINATOR',
      'AVAILABILITY.PERIOD_ENDS_FIRST',
      'AVAILABILITY.PERIOD_TOO_LONG',
      'AVAILABILITY.WINDOW_EMPTY',
      'AVAILABILITY.WINDOW_ENDS_FIRST',
      'AVAILABILITY.WINDOW_TOO_LONG',
      'TIME.REMOVED_BY_CLOCK_CHANGE',
      'TIME.REPEATED_BY_CLOCK_CHANGE',
    ],
  })
  async except(@Body() body: ExceptionDto, @AskedBy() asked: Asked): Promise<Recording> {
    const { firstDay, lastDay, mode, reason, who: handle } = body;
    const hours = (body.hours ?? []).map(hoursTold);
    const content = { firstDay, lastDay, hours, reason, ...definedFields({ mode, who: handle }) };
    const change = { kind: 'ExceptHours', ...content } as const;
    const outcome = await this.commands.execute(new ChangeAvailability(change, asked.context(body)));
    return outcome.events.length > 0 ? { outcome, id: outcome.newId } : { outcome };
  }

  @CommandRoute(':exceptionId/withdrawal', {
    id: 'withdrawException',
    summary: 'The exception holds no more (AvailabilityExceptionWithdrawn).',
    who,
    refusals: ['PERSON.UNKNOWN', 'AVAILABILITY_EXCEPTION.UNKNOWN'],
  })
  async withdraw(
    @Param('exceptionId') exception: string,
    @Body() body: ExceptionWithdrawalDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const change = { kind: 'WithdrawException', exception, ...definedFields({ who: body.who }) } as const;
    const context = asked.context(body, { exception });
    return { outcome: await this.commands.execute(new ChangeAvailability(change, context)) };
  }
}
