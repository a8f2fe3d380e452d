import { Global, Module } from '@nestjs/common';
import { CallsOfOperation } from '@samsyn/planning/contract';
import { CallExpiry } from './call-expiry.workflow';
import { RenewCallHandler } from './call-out.handler';
import { CallRenewal } from './call-renewal.workflow';
import { CallCommandsController } from './call-routes.http';
import { CallWithdrawal } from './call-withdrawal.workflow';
import { ContactsModule } from './contacts/contacts.module';
import { LoggedCallsOfOperation } from './queries/logged-calls-of-operation';
import { PlansNow } from './queries/plans-now';

/** Calls of coordinators, and the contact persons of each agency and region. */
@Global()
@Module({
  imports: [ContactsModule],
  controllers: [CallCommandsController],
  providers: [
    ...CallCommandsController.handlers,
    RenewCallHandler,
    CallExpiry,
    CallWithdrawal,
    CallRenewal,
    PlansNow,
    { provide: CallsOfOperation, useClass: LoggedCallsOfOperation },
  ],
  exports: [CallsOfOperation],
})
export class CallOutModule {}
