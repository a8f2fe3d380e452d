import { Body, Controller } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CarryOver } from '@samsyn/debriefing/contract';
import { refOf, type Instant } from '@samsyn/kernel';
import {
  AskedBy,
  CommandRoute,
  Count,
  Documented,
  FactDto,
  LabelledText,
  LabelledTextDto,
  Slug,
  Text,
  Window,
  type Asked,
  type Recording,
} from '@samsyn/web';
import { told } from '../../told';
import { Propose } from './propose-operation.handler';

class ProposalDto extends FactDto {
  @Slug({ example: 'apartment-visit', description: 'One of the kinds of /kinds.' }) kind: string;
  @Slug({ example: 'syd' }) region: string;
  @Text({ max: 500, example: 'Växjö' }) municipality: string;
  @Window({ description: 'When the operation is to take place.' }) window: [Instant, Instant];
  @Text({ max: 10_000, example: 'visit after an advertisement' }) purpose: string;
  @Text({ max: 500, example: '5000-K1-26' }) reference: string;
  @Count({ min: 0, max: 10_000, optional: true, example: 1, description: 'How many sites.' }) sites?: number;
  @LabelledText({ default: 'police-investigation', max: 10_000, optional: true }) location?: LabelledTextDto;
  @LabelledText({
    default: 'police-investigation',
    max: 10_000,
    optional: true,
    example: { value: 'an advertisement', label: 'police-investigation' },
  })
  source?: LabelledTextDto;
}

@Documented((api) => api.ApiTags('planning'))
@Controller('operations')
export class ProposeOperationController {
  constructor(
    private readonly commands: CommandBus,
    private readonly carryOver: CarryOver,
  ) {}

  @CommandRoute('', {
    summary: 'Proposes an operation (OperationProposed).',
    description:
      'The caller becomes its named leader; `id` is the operation. `openActions`: what earlier debriefs of the same ' +
      'kind, region or agencies left to do.',
    who: 'persons with the role operation-leader',
    refusals: ['PLAN.UNKNOWN_KIND', 'ACCESS.NOT_YOURS'],
  })
  async propose(@Body() body: ProposalDto, @AskedBy() asked: Asked): Promise<Recording> {
    const { kind: operation, region, municipality, window, purpose, reference } = body;
    const { sites, location, source } = body;
    const facts = { operation, region, municipality, window, purpose, reference };
    const proposal = { kind: 'ProposeOperation', ...facts, ...told({ sites, location, source }) } as const;
    const outcome = await this.commands.execute(new Propose(proposal, asked.context(body)));
    const planned = {
      kind: operation,
      region,
      participants: [asked.actor.branch],
      operationId: outcome.newId,
    };
    const openActions = await this.carryOver.for(planned, refOf(asked.actor));
    return { outcome, id: outcome.newId, also: { openActions } };
  }
}
