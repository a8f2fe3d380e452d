import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  AskedBy,
  Code,
  CommandRoute,
  Documented,
  FactDto,
  LabelledText,
  LabelledTextDto,
  PersonHandle,
  Slug,
  Text,
  UuidField,
  Window,
  type Asked,
  type Recording,
} from '@samsyn/web';
import { told } from '../../told';
import { ChangePlan, type ToldPlanChange } from '../change-plan/change-plan.handler';
import {
  INTERPRETER_CANCELLATIONS,
  INTERPRETER_DECLINES,
  INTERPRETER_PREFERENCES,
  INTERPRETING_MODES,
} from './interpreter.events';

class InterpreterDto extends FactDto {
  @Slug({ example: 'es', description: 'Code of the language (ISO 639).' }) language: string;
  @Code(INTERPRETING_MODES, { description: 'How the interpreter works.' })
  mode: (typeof INTERPRETING_MODES)[number];
  @Window({ optional: true, description: 'The operation’s own window where absent.' })
  window?: [string, string];
  @Code(INTERPRETER_PREFERENCES, { optional: true, description: 'Absent: no matter.' })
  preference?: (typeof INTERPRETER_PREFERENCES)[number];
}

/** `booking`: the id that the request answered. */
class BookingDto extends FactDto {
  @UuidField({ optional: true, description: 'The latest that it can be about where absent.' })
  booking?: string;
}

class BookedDto extends BookingDto {
  @Text({ max: 500, example: 'T-2026-11877', description: 'The agency’s own number of the booking.' })
  reference: string;
  @PersonHandle({ optional: true, description: 'The interpreter, where the register has the person.' })
  who?: string;
  @LabelledText({
    max: 10_000,
    optional: true,
    description: 'What stands between this interpreter and those who are met.',
    example: { value: 'from the same town as the person met', label: 'agency-own' },
  })
  conflict?: LabelledTextDto;
}

class NotBookedDto extends BookingDto {
  @Code(INTERPRETER_DECLINES, { description: 'Why none could be booked.' })
  reason: (typeof INTERPRETER_DECLINES)[number];
}

class BookingEndedDto extends BookingDto {
  @Code(INTERPRETER_CANCELLATIONS, { description: 'Why the booking ends.' })
  reason: (typeof INTERPRETER_CANCELLATIONS)[number];
}

const who = 'any person of a participating branch';
const REFUSALS = ['INTERPRETER.UNKNOWN', 'INTERPRETER.NOT_OPEN', 'PLAN.CANCELLED', 'PLAN.ENDED'];

@Documented((api) => api.ApiTags('planning'))
@Controller('operations/:operationId/interpreters')
export class InterpretersController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute('', {
    id: 'requestInterpreter',
    summary: 'An interpreter is asked for (InterpreterRequested).',
    description: '`id` is the booking.',
    who,
    refusals: ['PLAN.CANCELLED', 'PLAN.ENDED'],
  })
  async request(
    @Param('operationId') operationId: string,
    @Body() body: InterpreterDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const { language, mode, window, preference } = body;
    const change = { kind: 'RequestInterpreter', language, mode, ...told({ window, preference }) } as const;
    const { outcome } = await this.record(operationId, change, body, asked);
    return { outcome, id: outcome.newId };
  }

  @CommandRoute('booked', {
    id: 'bookInterpreter',
    summary: 'The agency has booked an interpreter (InterpreterBooked).',
    who,
    refusals: [...REFUSALS, 'PERSON.UNKNOWN'],
  })
  book(
    @Param('operationId') operationId: string,
    @Body() body: BookedDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const { booking, reference, who: interpreter, conflict } = body;
    const facts = told({ booking, who: interpreter, conflict });
    return this.record(operationId, { kind: 'BookInterpreter', reference, ...facts }, body, asked);
  }

  @CommandRoute('declined', {
    id: 'declineInterpreter',
    summary: 'The agency has no interpreter (InterpreterDeclined).',
    who,
    refusals: REFUSALS,
  })
  decline(
    @Param('operationId') operationId: string,
    @Body() body: NotBookedDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const { booking, reason } = body;
    return this.record(
      operationId,
      { kind: 'DeclineInterpreter', reason, ...told({ booking }) },
      body,
      asked,
    );
  }

  @CommandRoute('cancelled', {
    id: 'cancelInterpreter',
    summary: 'A booking or a request for an interpreter is taken back (InterpreterCancelled).',
    who,
    refusals: ['INTERPRETER.UNKNOWN', 'INTERPRETER.NOT_OPEN'],
  })
  cancel(
    @Param('operationId') operationId: string,
    @Body() body: BookingEndedDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const { booking, reason } = body;
    return this.record(operationId, { kind: 'CancelInterpreter', reason, ...told({ booking }) }, body, asked);
  }

  private async record(
    operationId: string,
    change: ToldPlanChange,
    body: FactDto,
    asked: Asked,
  ): Promise<Recording> {
    const context = asked.context(body, { operationId });
    return { outcome: await this.commands.execute(new ChangePlan(operationId, change, context)) };
  }
}
