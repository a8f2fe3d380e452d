import { Controller, Get, Query } from '@nestjs/common';
import { CurrentActor } from '@samsyn/identity';
import type { Actor } from '@samsyn/kernel';
import { viewerOf } from '@samsyn/secrecy';
import { Answers, Documented, Text } from '@samsyn/web';
import { GivenDisclosures } from './queries/given-disclosures';
import { disclosureList, type GivenDisclosure } from './disclosures.schema';

class DisclosuresQueryDto {
  @Text({ max: 64, example: '6f1c2f0e-5c0b-5b7e-9d0e-0d7c2f3a1b42', description: 'Id of the operation.' })
  operation: string;
}

@Documented((api) => api.ApiTags('disclosures'))
@Controller('disclosures')
export class DisclosuresController {
  constructor(private readonly given: GivenDisclosures) {}

  @Get()
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'listDisclosures',
      summary: 'What the branch of the caller has given and received by decisions of disclosure.',
      description:
        'Who may: whoever may know the operation. What was given of an encounter is for its holder. ' +
        'Refusals: `OPERATION.UNKNOWN`.',
    }),
  )
  @Answers('In the order in which they were decided.', disclosureList)
  async list(
    @Query() { operation }: DisclosuresQueryDto,
    @CurrentActor() actor: Actor,
  ): Promise<{ readonly disclosures: readonly GivenDisclosure[] }> {
    return { disclosures: await this.given.of(operation, viewerOf(actor)) };
  }
}
