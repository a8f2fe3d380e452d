import { Controller, Get } from '@nestjs/common';
import { CurrentActor } from '@samsyn/identity';
import type { Actor } from '@samsyn/kernel';
import { Answers, Documented } from '@samsyn/web';
import { PublicRecordsList } from './queries/public-records-list.projection';
import { PUBLIC_SECRECY } from './rules/mask-rules';
import { maskRules, requestList, type ListedRequest, type PublicSecrecy } from './public-records.schema';

/** Requests of the public for what a branch keeps (TF 2 kap., OSL 6 kap.). */
@Documented((api) => api.ApiTags('public-records'))
@Controller()
export class PublicRecordsController {
  constructor(private readonly list: PublicRecordsList) {}

  @Get('public-records-requests')
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'listPublicRecordsRequests',
      summary: 'Requests to the branch of the caller, those that wait first.',
      description: 'Without what was asked and by whom. Who may: everyone, for the own branch.',
    }),
  )
  @Answers('The requests.', requestList)
  requests(@CurrentActor() { branch }: Actor): { readonly requests: readonly ListedRequest[] } {
    return { requests: this.list.of(branch) };
  }

  @Get('public-records-rules')
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'listPublicRecordsRules',
      summary: 'The paragraphs that a mask may rest on.',
      description: 'Who may: everyone.',
    }),
  )
  @Answers('The paragraphs.', maskRules)
  rules(): { readonly rules: readonly PublicSecrecy[] } {
    return { rules: PUBLIC_SECRECY };
  }
}
