import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  AskedBy,
  Documented,
  items,
  LabelledText,
  LabelledTextDto,
  ListOf,
  Slug,
  type Asked,
} from '@samsyn/web';
import { SiteFactDto, TEXT_MAX } from '../../facts/fact-fields.dto';
import { FactRoute, recordInConduct } from '../conduct-routes.http';
import { CITED_ENTRIES_MAX } from '../conduct.events';

export class DeviationDeclaredDto extends SiteFactDto {
  @Slug({ example: 'other', description: 'Of a deviation of the kind of operation, or `other`.' })
  code: string;
  @LabelledText({
    max: TEXT_MAX,
    description:
      'What went otherwise than planned. Others learn the code; what is written here only where it is shared.',
    example: { value: 'four went in though three were agreed', label: 'participants-only' },
  })
  what: LabelledTextDto;
  @ListOf(items.uuids, {
    max: CITED_ENTRIES_MAX,
    optional: true,
    description: 'Entries that it is about, of plan and conduct: what every participant may know to exist.',
  })
  entries?: string[];
}

@Documented((api) => api.ApiTags('conduct'))
@Controller('operations')
export class DeclareDeviationController {
  constructor(private readonly commands: CommandBus) {}

  @FactRoute('deviations', 'DeviationDeclared', 'Something went otherwise than planned', {
    refusals: ['DEVIATION.UNKNOWN_CODE', 'ENTRY.UNKNOWN'],
  })
  declared(@Param('operationId') id: string, @Body() body: DeviationDeclaredDto, @AskedBy() asked: Asked) {
    return recordInConduct(this.commands, 'DeviationDeclared', id, body, asked);
  }
}
