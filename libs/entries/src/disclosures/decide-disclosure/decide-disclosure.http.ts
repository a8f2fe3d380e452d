import { Body, Controller } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  AskedBy,
  BranchCode,
  Code,
  CommandRoute,
  Documented,
  FactDto,
  Nested,
  Text,
  type Asked,
  type Recording,
} from '@samsyn/web';
import { definedFields, PURPOSE_CODES, type PurposeCode } from '@samsyn/kernel';
import { groundCited } from '@samsyn/secrecy';
import { GROUND_MAX, ItemDto, TEXT_MAX } from '../item.dto';
import { OUTCOMES } from './decide-disclosure';
import { DecideDisclosure } from './decide-disclosure.handler';

class DisclosureDecisionDto extends FactDto {
  @Code(OUTCOMES, { description: 'What is decided.' }) outcome: (typeof OUTCOMES)[number];
  @Nested(() => ItemDto, {
    optional: true,
    description: 'Absent: that of the latest request that waits for the caller.',
  })
  item?: ItemDto;
  @BranchCode({ optional: true, description: 'Absent: the branch whose request for the item waits.' })
  recipient?: string;
  @Text({
    max: GROUND_MAX,
    optional: true,
    example: 'OSL 12:2',
    description: 'The paragraph or consent that it rests on; required where it is granted.',
  })
  ground?: string;
  @Text({
    max: TEXT_MAX,
    optional: true,
    example: 'planning of an interview',
    description: 'For what it is given.',
  })
  purpose?: string;
  @Code(PURPOSE_CODES, {
    optional: true,
    description:
      'The purpose as a code, of those that the ground covers (`GET /grounds`); some grounds demand it.',
  })
  purposeCode?: PurposeCode;
  @Text({
    max: TEXT_MAX,
    optional: true,
    description:
      'The written reason that most grounds demand, of at least 30 visible characters together with the two below.',
    example: 'The address is needed to come there, and nobody is harmed.',
  })
  weighing?: string;
  @Text({
    max: TEXT_MAX,
    optional: true,
    description: 'What speaks for giving it. With `speaksAgainst` in the place of `weighing`, or beside it.',
    example: 'It cannot be done without the address.',
  })
  speaksFor?: string;
  @Text({
    max: TEXT_MAX,
    optional: true,
    description: 'What speaks against giving it: whom it may harm.',
    example: 'More persons know where the exposed person lives.',
  })
  speaksAgainst?: string;
  @Text({ max: TEXT_MAX, optional: true, description: 'Why it was refused; required then.' }) why?: string;
}

@Documented((api) => api.ApiTags('disclosures'))
@Controller('disclosures')
export class DecideDisclosureController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute('decisions', {
    id: 'decideDisclosure',
    summary: 'A field is given to a branch, or not (`DisclosureDecided`).',
    description: 'The first rule of the ground that is not met refuses it.',
    who: 'the branch that recorded the entry; in an encounter its holder',
    refusals: [
      'ENTRY.UNKNOWN',
      'IDENTITY.BRANCH_UNKNOWN',
      'DISCLOSURE.WHY_REQUIRED',
      'DISCLOSURE.RECIPIENT_REQUIRED',
      'DISCLOSURE.NOT_DISCLOSABLE',
      'DISCLOSURE.UNKNOWN_GROUND',
      'DISCLOSURE.GROUND_EXCLUDES_LABEL',
      'DISCLOSURE.GROUND_EXCLUDES_RECIPIENT',
      'DISCLOSURE.GROUND_DEMANDS',
      'DISCLOSURE.NO_RESERVATION',
      'DISCLOSURE.NO_CONSENT',
      'DISCLOSURE.ERASED',
      'DISCLOSURE.ALREADY_VISIBLE',
    ],
  })
  async decide(@Body() body: DisclosureDecisionDto, @AskedBy() asked: Asked): Promise<Recording> {
    const { outcome, recipient, purpose, purposeCode, weighing, speaksFor, speaksAgainst, why } = body;
    const ground = body.ground === undefined ? undefined : groundCited(body.ground);
    const weighed = { purposeCode, weighing, speaksFor, speaksAgainst };
    const item = body.item && { entry: body.item.entry, field: body.item.field };
    const decision = { outcome, ...definedFields({ recipient, ground, purpose, ...weighed, why }) };
    const command = new DecideDisclosure(item, decision, asked.context(body));
    return { outcome: await this.commands.execute(command) };
  }
}
