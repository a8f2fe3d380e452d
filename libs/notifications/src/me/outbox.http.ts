import { Controller, Get } from '@nestjs/common';
import { ADMINISTRATOR, AllowRoles } from '@samsyn/identity';
import { Answers, Documented } from '@samsyn/web';
import { Channels } from '../channels/channels';
import { Outbox } from '../store/outbox';
import { outboxReport, type OutboxReport } from './notifications.schema';

const LISTED = 100;

@Documented((api) => api.ApiTags('notifications'))
@AllowRoles(ADMINISTRATOR)
@Controller('admin')
export class OutboxController {
  constructor(
    private readonly outbox: Outbox,
    private readonly channels: Channels,
  ) {}

  @Get('notifications')
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'reportNotifications',
      summary: 'How notifications fare: what waits, what was sent, what could not be.',
      description: 'Who may: administrator.',
    }),
  )
  @Answers('The report.', outboxReport)
  report(): OutboxReport {
    const { outbox } = this;
    return {
      channels: this.channels.kinds,
      ...{ waiting: outbox.count('waiting'), sent: outbox.count('sent') },
      ...{ lapsed: outbox.count('lapsed'), dead: outbox.count('dead'), refused: outbox.refused },
      deadLetters: outbox.dead(LISTED).map(({ channel: _channel, ...letter }) => letter),
    };
  }
}
