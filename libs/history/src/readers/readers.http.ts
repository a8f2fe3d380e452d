import { Controller, Get, Inject, Param } from '@nestjs/common';
import { CurrentActor } from '@samsyn/identity';
import { unknownTo, type Actor } from '@samsyn/kernel';
import { OperationLog } from '@samsyn/operations';
import {
  canSeeOperation,
  readersByLabel,
  ReadersContext,
  viewerOf,
  type ReadersByLabel,
  entrySchemas,
} from '@samsyn/secrecy';
import { Answers, Documented } from '@samsyn/web';

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
  @Answers('The readers.', entrySchemas.readersByLabel)
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
