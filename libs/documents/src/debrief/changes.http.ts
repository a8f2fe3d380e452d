import { Controller, Get, Param, Query } from '@nestjs/common';
import { CurrentActor } from '@samsyn/identity';
import { unknownTo, type Actor } from '@samsyn/kernel';
import { viewerOf } from '@samsyn/secrecy';
import { Answers, Code, Documented, Heavy } from '@samsyn/web';
import { DebriefReports, debriefChanges, type DebriefChanges } from '@samsyn/debriefing/contract';

const SINCE = ['signoff'] as const;

class ChangesQuery {
  @Code(SINCE, { optional: true, description: 'Since the own branch signed off last; there is no other.' })
  since?: (typeof SINCE)[number];
}

@Documented((api) => api.ApiTags('debrief'))
@Controller('operations')
export class DebriefChangesController {
  constructor(private readonly reports: DebriefReports) {}

  @Get(':operationId/debrief/changes')
  @Heavy()
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'listDebriefChanges',
      summary: 'What is otherwise than in the version that the own branch signed off.',
      description:
        'The branch’s view as the log stood at its last sign-off against its view now, part by part, within today’s ' +
        'rights. Who may: every branch that may know the operation.',
    }),
  )
  @Answers('The changes.', debriefChanges)
  async read(
    @Param('operationId') operationId: string,
    @Query() _query: ChangesQuery,
    @CurrentActor() actor: Actor,
  ): Promise<DebriefChanges> {
    const viewer = viewerOf(actor);
    const own = await this.reports.ownVersion(operationId, viewer);
    const since = await this.reports.changesSinceSignOff(operationId, viewer);
    if (!own || since === undefined) throw unknownTo('OPERATION');
    const { version } = own;
    if (since === null) return { version, since: null, changes: [] };
    const { signedOffAt: at, entry, changes } = since;
    return { version, since: { version: since.version, at, entry }, changes };
  }
}
