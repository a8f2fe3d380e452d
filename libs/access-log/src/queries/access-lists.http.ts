import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { AllowRoles, CurrentActor, DATA_PROTECTION_OFFICER, SUPERVISOR } from '@samsyn/identity';
import type { Actor } from '@samsyn/kernel';
import { Answers, Count, Documented, Text } from '@samsyn/web';
import { AccessLists } from './access-lists';
import { accessList, denialList, type AccessListed, type DenialsListed } from './access-lists.schema';

const MAX_PAGE = 200;
const PAGE = 50;

class AccessQueryDto {
  @Text({ optional: true, max: 4_096, description: '`next` of the page before.' })
  cursor?: string;

  @Count({
    optional: true,
    min: 1,
    max: MAX_PAGE,
    fromText: true,
    example: PAGE,
    description: `Rows on a page; ${PAGE} where absent.`,
  })
  limit?: number;
}

const pageOf = ({ cursor, limit = PAGE }: AccessQueryDto) => ({ cursor, limit });
const WHO = 'Who may: supervisors and data protection officers of the branch';

/** Who has read what. */
@AllowRoles(SUPERVISOR, DATA_PROTECTION_OFFICER)
@Documented((api) => api.ApiTags('access'))
@Controller()
export class AccessListsController {
  constructor(@Inject(AccessLists) private readonly lists: AccessLists) {}

  @Get('operations/:operationId/access')
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'listAccessToOperation',
      summary: 'Who has read sealed fields that the caller’s branch recorded in the operation.',
      description: `Each answer once, with what of it was the branch’s; never what another branch recorded. ${WHO} that recorded something in it. Refusals: \`OPERATION.UNKNOWN\`.`,
    }),
  )
  @Answers('A page.', accessList)
  ofOperation(
    @Param('operationId') operationId: string,
    @Query() query: AccessQueryDto,
    @CurrentActor() actor: Actor,
  ): Promise<AccessListed> {
    return this.lists.ofOperation(operationId, actor, pageOf(query));
  }

  @Get('encounters/:encounterId/access')
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'listAccessToEncounter',
      summary: 'Who has read what was recorded of one person met.',
      description: `${WHO} whose encounter it is. Refusals: \`ENCOUNTER.UNKNOWN\`.`,
    }),
  )
  @Answers('A page.', accessList)
  ofEncounter(
    @Param('encounterId') encounterId: string,
    @Query() query: AccessQueryDto,
    @CurrentActor() actor: Actor,
  ): Promise<AccessListed> {
    return this.lists.ofEncounter(encounterId, actor, pageOf(query));
  }

  @Get('access/denials')
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'listDenials',
      summary: 'Who of the caller’s branch asked for what is there, and was refused.',
      description: `By a wrong id nothing is found, and none of that is here. ${WHO}, for their own.`,
    }),
  )
  @Answers('A page.', denialList)
  denials(@Query() query: AccessQueryDto, @CurrentActor() actor: Actor): DenialsListed {
    return this.lists.denials(actor, pageOf(query));
  }
}
