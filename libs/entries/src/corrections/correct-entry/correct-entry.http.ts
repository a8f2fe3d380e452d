import { definedFields } from '@samsyn/kernel';
import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  AskedBy,
  CommandRoute,
  Documented,
  FactDto,
  field,
  items,
  Text,
  type Asked,
  type FieldOptions,
  type Recording,
} from '@samsyn/web';
import { CorrectEntry } from './correct-entry.handler';

const TEXT_MAX = 10_000;
const text = items.texts(TEXT_MAX);

/** A text, number or flag: what the corrected field itself takes is asked later, by its schema. */
const FieldValue = (options: FieldOptions): PropertyDecorator =>
  field(
    options,
    { oneOf: [text.schema, { type: 'number' }, { type: 'boolean' }] },
    (value) => {
      if (typeof value === 'number' || typeof value === 'boolean') return undefined;
      return typeof value === 'string' || value === undefined ? text.rule(value) : 'value';
    },
    text.canonical,
  );

class CorrectionDto extends FactDto {
  @Text({
    max: 64,
    example: 'occurredAt',
    description:
      'A field of the entry by its name in `facts`, or `occurredAt` (as read, `at`): when it happened.',
  })
  field: string;

  @FieldValue({
    example: '2026-11-19T19:39:00+01:00',
    description: 'What it should have been. A moment may have any offset.',
  })
  is: unknown;

  @FieldValue({
    optional: true,
    example: '2026-11-19T19:38:00+01:00',
    description:
      'What it was. Needed where it was corrected before: the value as it is now, so that nobody corrects what they ' +
      'have not seen.',
  })
  was?: unknown;

  @Text({
    max: 500,
    example: 'noted from the radio log',
    description:
      'Sealed as the corrected field is, and as a text of your own branch: participants learn that it was corrected, not why.',
  })
  reason: string;
}

@Documented((api) => api.ApiTags('entries'))
@Controller('entries')
export class CorrectEntryController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute(':entryId/corrections', {
    id: 'correctEntry',
    summary: 'Something that was recorded was wrong (`EntryCorrected`).',
    description: 'Never an edit: the correction is a new entry that inherits the labels of what it corrects.',
    who: 'the branch that recorded the entry; in an encounter its holder',
    refusals: [
      'ENTRY.UNKNOWN',
      'CORRECTION.FIELD_NOT_CORRECTABLE',
      'CORRECTION.CHANGED_ELSEWHERE',
      'CORRECTION.NAMES_RECIPIENT',
      'CORRECTION.VALUE_INVALID',
      'REGION.UNKNOWN',
      'CORRECTION.OF_A_CORRECTION',
      'CORRECTION.CORRECTED_MEANWHILE',
      'TIME.IN_THE_FUTURE',
    ],
  })
  async correct(
    @Param('entryId') entryId: string,
    @Body() body: CorrectionDto,
    @AskedBy() asked: Asked,
  ): Promise<Recording> {
    const { field: named, is, was, reason } = body;
    const correction = { field: named, is, ...definedFields({ was }), reason };
    const context = asked.context(body, { entryId });
    return { outcome: await this.commands.execute(new CorrectEntry(entryId, correction, context)) };
  }
}
