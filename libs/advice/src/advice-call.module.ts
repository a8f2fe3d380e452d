import { Module } from '@nestjs/common';
import { AskForAdviceHandler, ChangeAdviceCallHandler } from './advice-call.handler';
import { AdviceCallParties } from './advice-call.projection';
import { AdviceExpiry } from './advice-expiry.workflow';
import { GiveAdviceController } from './give-advice/give-advice.http';
import { AdviceCalls } from './queries/advice-calls';
import { RequestAdviceController } from './request-advice/request-advice.http';

/** Advice by telephone, without any operation. */
@Module({
  controllers: [RequestAdviceController, GiveAdviceController],
  providers: [AskForAdviceHandler, ChangeAdviceCallHandler, AdviceCallParties, AdviceExpiry, AdviceCalls],
})
export class AdviceCallModule {}
