import { Body, Controller } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  AskedBy,
  CommandRoute,
  Documented,
  FactDto,
  Nested,
  Text,
  type Asked,
  type Recording,
} from '@samsyn/web';
import { groundCited } from '@samsyn/secrecy';
import { GROUND_MAX, ItemDto, TEXT_MAX } from '../item.dto';
import { RequestDisclosure } from './request-disclosure.handler';

class DisclosureRequestDto extends FactDto {
  @Nested(() => ItemDto, { description: 'What is asked for: a field of an entry.' }) item: ItemDto;
  @Text({ max: GROUND_MAX, example: 'OSL 10:2', description: 'The rule that the request rests on.' })
  ground: string;
  @Text({ max: TEXT_MAX, example: 'planning of an interview', description: 'For what it is needed.' })
  purpose: string;
}

@Documented((api) => api.ApiTags('disclosures'))
@Controller('disclosures')
export class RequestDisclosureController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute('requests', {
    id: 'requestDisclosure',
    summary: 'A branch asks for a field that is withheld from it (`DisclosureRequested`).',
    who: 'whoever sees the entry and not the field',
    refusals: [
      'ENTRY.UNKNOWN',
      'DISCLOSURE.ALREADY_VISIBLE',
      'DISCLOSURE.ERASED',
      'DISCLOSURE.NOT_DISCLOSABLE',
    ],
  })
  async request(@Body() body: DisclosureRequestDto, @AskedBy() asked: Asked): Promise<Recording> {
    const ground = groundCited(body.ground);
    const { purpose } = body;
    const item = { entry: body.item.entry, field: body.item.field };
    const command = new RequestDisclosure({ item, ground, purpose }, asked.context(body));
    return { outcome: await this.commands.execute(command) };
  }
}
