import { Controller, Get, Param } from '@nestjs/common';
import { KINDS, inFull, type OperationKind } from '@samsyn/kinds';
import { unknownTo } from '@samsyn/kernel';
import { Answers, Documented } from '@samsyn/web';
import { kindList, operationKind } from './kinds.schema';

const VERSION = /^[1-9]\d{0,4}$/;

/** Kinds of operation as data: the same to everyone, and no secret. */
@Documented((api) => api.ApiTags('planning'))
@Controller('kinds')
export class KindsController {
  @Get()
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'listKinds',
      summary:
        'The newest version of each kind of operation: roles, agenda, gates of release, mandatory steps, entry rules, deviations and debrief questions, in Swedish and English.',
      description: 'Who may: everyone.',
    }),
  )
  @Answers('The kinds.', kindList)
  list(): { kinds: readonly OperationKind[] } {
    return { kinds: KINDS.current().map(inFull) };
  }

  @Get(':code/versions/:version')
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'readKind',
      summary: 'One version of a kind, as the operations have it that were proposed under it.',
      description: 'Who may: everyone. Refusals: `KIND.UNKNOWN`.',
    }),
  )
  @Answers('The kind.', operationKind)
  version(@Param('code') code: string, @Param('version') version: string): OperationKind {
    const kind = VERSION.test(version) ? KINDS.find(code, Number(version)) : undefined;
    if (!kind) throw unknownTo('KIND');
    return inFull(kind);
  }
}
