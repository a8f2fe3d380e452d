import { Controller, Get, Query } from '@nestjs/common';
import { CurrentActor } from '@samsyn/identity';
import type { Actor } from '@samsyn/kernel';
import { viewerOf } from '@samsyn/secrecy';
import { Documented, Text } from '@samsyn/web';
import { GivenDisclosures, type GivenDisclosure } from './queries/given-disclosures';

class DisclosuresQueryDto {
  @Text({ max: 64, example: '6f1c2f0e-5c0b-5b7e-9d0e-0d7c2f3a1b42', description: 'Id of the operation.' })
  operation: string;
}

const ROW_SCHEMA = {
  type: 'object',
  required: ['entry', 'type', 'field', 'recipient', 'decidedAt', 'decision'],
  properties: {
    entry: { type: 'string', format: 'uuid' },
    type: { type: 'string', example: 'FollowUpBooked' },
    field: { type: 'string', example: 'at' },
    recipient: { type: 'string', example: 'police/trafficking-unit' },
    ground: { type: 'string', example: 'OSL 12:2' },
    purpose: { type: 'string' },
    decidedAt: { type: 'string', format: 'date-time' },
    decision: { type: 'string', format: 'uuid', description: 'Id of the `DisclosureDecided`.' },
    wrongBy: {
      type: 'string',
      format: 'uuid',
      description: 'It went to the wrong recipient, who sees it no more: the entry that says so.',
    },
    withdrawn: { type: 'boolean', description: 'The consent that it rested on has been withdrawn.' },
  },
};

@Documented((api) => api.ApiTags('entries'))
@Controller('disclosures')
export class DisclosuresController {
  constructor(private readonly given: GivenDisclosures) {}

  @Get()
  @Documented(
    (api) =>
      api.ApiOperation({
        summary: 'What the branch of the caller has given and received by decisions of disclosure.',
        description:
          'Who may: whoever may know the operation. What was given of an encounter is for its holder.',
      }),
    (api) =>
      api.ApiResponse({
        status: 200,
        description: 'In the order in which they were decided.',
        schema: {
          type: 'object',
          required: ['disclosures'],
          properties: { disclosures: { type: 'array', items: ROW_SCHEMA } },
        },
      }),
  )
  async list(
    @Query() { operation }: DisclosuresQueryDto,
    @CurrentActor() actor: Actor,
  ): Promise<{ readonly disclosures: readonly GivenDisclosure[] }> {
    return { disclosures: await this.given.of(operation, viewerOf(actor)) };
  }
}
