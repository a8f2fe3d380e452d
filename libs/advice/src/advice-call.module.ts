import { Module } from '@nestjs/common';
import { AdviceCallParties } from './advice-call.projection';
import { AdviceExpiry } from './advice-expiry.workflow';
import { AdviceCommandsController } from './advice-routes.http';
import { AdviceCalls } from './queries/advice-calls';
import { AdviceCallsController } from './queries/advice-calls.http';

/** Advice by telephone, without any operation. */
@Module({
  controllers: [AdviceCommandsController, AdviceCallsController],
  providers: [...AdviceCommandsController.handlers, AdviceCallParties, AdviceExpiry, AdviceCalls],
})
export class AdviceCallModule {}
