import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { AskedBy, Documented, items, ListOf, Slug, Text, type Asked } from '@samsyn/web';
import { SiteFactDto, TEXT_MAX } from '../../facts/fact-fields.dto';
import { FactRoute, recordInConduct } from '../conduct-routes.http';
import { CITED_ENTRIES_MAX } from '../conduct.events';

export class DeviationDeclaredDto extends SiteFactDto {
  @Slug({ example: 'other', description: 'Of a deviation of the kind of operation, or `other`.' })
  code: string;
  @Text({
    max: TEXT_MAX,
    description: 'What went otherwise than planned.',
    example: 'four went in though three were agreed',
  })
  what: string;
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
