import { Controller, Get } from '@nestjs/common';
import { Documented } from '@samsyn/web';
import type { OperationKind } from './kind';
import { KINDS } from './kinds';

@Documented((api) => api.ApiTags('planning'))
@Controller('kinds')
export class KindsController {
  @Get()
  @Documented((api) =>
    api.ApiOperation({
      summary: 'The kinds of operation with their roles and the points that a pre-briefing must cover.',
      description: 'Who may: everyone.',
    }),
  )
  list(): { kinds: readonly OperationKind[] } {
    return { kinds: KINDS.current() };
  }
}
