import { Controller, Get, Inject, Param } from '@nestjs/common';
import { CurrentActor } from '@samsyn/identity';
import { unknownTo, type Actor, schemas } from '@samsyn/kernel';
import { OperationLog } from '@samsyn/operations';
import {
  canSeeOperation,
  readersByLabel,
  ReadersContext,
  viewerOf,
  type ReadersByLabel,
} from '@samsyn/secrecy';
import { Answers, Documented } from '@samsyn/web';
import { CHOSEN_LABELS } from '@samsyn/kernel';

const { branch, closed, codeOf, list, named } = schemas;

const labelCode = (description: string) => codeOf(CHOSEN_LABELS, description, 'police-investigation');
const readers = named('ReadersByLabel', () =>
  closed(
    {
      defaultLabel: labelCode('The label of a text for which the caller names none.'),
      labels: list(
        closed({
          label: labelCode('A label that a text may be given.'),
          branches: list(branch('A branch that would read it.'), 'The caller’s own branch among them.'),
        }),
        'For each label who would read a text under it now.',
      ),
    },
    'Who takes part is told to those who take part; others are told of their own branch and the leading one alone.',
  ),
);

/** Asked before something is written, so that a client can say at the field who will read it. */
@Documented((api) => api.ApiTags('history'))
@Controller('operations/:operationId/readers')
export class ReadersController {
  constructor(
    @Inject(OperationLog) private readonly log: OperationLog,
    @Inject(ReadersContext) private readonly context: ReadersContext,
  ) {}

  @Get()
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'readReaders',
      summary: 'Who would read a text of the caller under each label.',
      description:
        'Who may: whoever may know the operation. In an encounter only its holder reads for the own branch.',
    }),
  )
  @Answers('The readers.', readers)
  async readers(
    @Param('operationId') operationId: string,
    @CurrentActor() actor: Actor,
  ): Promise<ReadersByLabel> {
    const snapshot = await this.log.snapshot(operationId);
    const viewer = viewerOf(actor);
    if (!canSeeOperation(snapshot.access, viewer)) throw unknownTo('OPERATION');
    return readersByLabel(snapshot, viewer, this.context);
  }
}
