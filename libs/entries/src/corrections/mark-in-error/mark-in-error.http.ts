import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  AskedBy,
  Code,
  CommandRoute,
  Documented,
  FactDto,
  Text,
  type Asked,
  type Recording,
} from '@samsyn/web';
import { ERROR_KINDS } from '../../entries.events';
import type { ErrorKind } from './mark-in-error';
import { MarkInError } from './mark-in-error.handler';

class InErrorDto extends FactDto {
  @Code(ERROR_KINDS, {
    description: '`entered-in-error`: it did not happen. `wrong-person`: not to this person.',
  })
  kind: ErrorKind;
  @Text({ max: 500, example: 'noted on the wrong site', description: 'What was wrong with it.' })
  reason: string;
}

@Documented((api) => api.ApiTags('entries'))
@Controller('entries')
export class MarkInErrorController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute(':entryId/in-error', {
    id: 'markEntryInError',
    summary: 'The entry should not be there (`EntryMarkedInError`).',
    description:
      'History, replay, counts and debrief leave it out from now on; the history with `inError=shown` has it, marked. ' +
      'What happened to another person is told anew in that person’s encounter.',
    who: 'the branch that recorded the entry; in an encounter its holder',
    refusals: ['ENTRY.UNKNOWN', 'CORRECTION.NOT_MARKABLE', 'CORRECTION.NO_PERSON_MET', 'ENCOUNTER.ERASED'],
  })
  async mark(
    @Param('entryId') entryId: string,
    @Body() body: InErrorDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const told = { error: body.kind, reason: body.reason };
    const context = asked.context(body, { entryId });
    return { outcome: await this.commands.execute(new MarkInError(entryId, told, context)) };
  }
}
