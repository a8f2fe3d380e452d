import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { siteNameOf } from '@samsyn/kernel';
import {
  AskedBy,
  Code,
  Count,
  Documented,
  FactDto,
  field,
  Instant,
  items,
  LabelledText,
  LabelledTextDto,
  type Asked,
  type FieldOptions,
} from '@samsyn/web';
import { COUNT_MAX, TEXT_MAX } from '../../facts/fact-fields.dto';
import { FactRoute, recordInConduct } from '../conduct-routes.http';
import { AREA_NAME_MAX, COUNTED } from './area-count.events';

const name = items.texts(AREA_NAME_MAX);
/** Kept composed and in one line, as the name of a site is. */
const AreaName = (options: FieldOptions): PropertyDecorator =>
  field(options, name.schema, name.rule, (value) => (typeof value === 'string' ? siteNameOf(value) : value));

export class AreaCountedDto extends FactDto {
  @AreaName({
    example: 'Järntorget',
    description:
      'A district or a stretch of a street, as the mapping calls it: compared without case and without spaces. ' +
      'For the participants. Never an address of one person.',
  })
  area: string;
  @Code(COUNTED, { description: 'What was counted.' }) what: string;
  @Count({
    min: 0,
    max: COUNT_MAX,
    example: 12,
    description: 'How many; zero where somebody looked and there was none.',
  })
  count: number;
  @Instant({
    optional: true,
    example: '2026-11-19T21:30:00+01:00',
    description:
      'From when the count is, where it is of a time and not of the moment `occurredAt`. Whole days go from midnight to midnight.',
  })
  from?: string;
  @Instant({ optional: true, example: '2026-11-19T22:15:00+01:00', description: 'Until when the count is.' })
  to?: string;
  @LabelledText({
    max: TEXT_MAX,
    optional: true,
    example: { value: 'regn, och torget var avspärrat till kl 22' },
    description: 'How it was counted, and what may have made it more or fewer. Nobody is described.',
  })
  note?: LabelledTextDto;
}

@Documented((api) => api.ApiTags('conduct'))
@Controller('operations')
export class AreaCountsController {
  constructor(private readonly commands: CommandBus) {}

  @FactRoute('area-counts', 'AreaCounted', 'How many of something there were in an area', {
    description:
      'In an operation of any kind; never refused for its order. The same area may be counted again, by the same or another branch: ' +
      'each count stands by itself, and the debrief adds none of them up. In no figure of the national statistics.',
    refusals: ['AREA_COUNT.ENDS_BEFORE_IT_BEGINS'],
  })
  counted(@Param('operationId') id: string, @Body() body: AreaCountedDto, @AskedBy() asked: Asked) {
    return recordInConduct(this.commands, 'AreaCounted', id, body, asked);
  }
}
