import { Global, Module } from '@nestjs/common';
import { CallExpiry } from './call-out/call-expiry.workflow';
import { RenewCallHandler } from './call-out/call-out.handler';
import { CallCommandsController } from './call-out/call-routes.http';
import { CallRenewal } from './call-out/call-renewal.workflow';
import { CallWithdrawal } from './call-out/call-withdrawal.workflow';
import { ContactsModule } from './contacts/contacts.module';
import { InvitationClosing } from './operation-plan/invitations/invitation-closing.workflow';
import { InvitationDeadlines } from './operation-plan/invitations/invitation-deadlines.workflow';
import { PlanCommandsController } from './operation-plan/plan-routes.http';
import { PlanViewController } from './operation-plan/queries/plan-view.http';
import { LoggedOpenPlanItems } from './operation-plan/queries/logged-open-plan-items';
import {
  AgreementProposalController,
  StartFromAgreementController,
} from './operation-plan/start-from-agreement/start-from-agreement.http';
import { LedOperations } from './operation-plan/led-operations.port';
import { LoggedLedOperations } from './operation-plan/queries/logged-led-operations';
import { OpenPlanItems } from './open-plan-items.port';
import { KindsController } from './queries/kinds.http';

/** The app provides the stores, the directory and the buses, and adds projection, workflows and timer to its Processing. */
@Global()
@Module({
  imports: [ContactsModule],
  controllers: [
    KindsController,
    PlanCommandsController,
    PlanViewController,
    AgreementProposalController,
    StartFromAgreementController,
    CallCommandsController,
  ],
  providers: [
    ...PlanCommandsController.handlers,
    ...StartFromAgreementController.handlers,
    ...CallCommandsController.handlers,
    RenewCallHandler,
    CallExpiry,
    CallWithdrawal,
    CallRenewal,
    InvitationDeadlines,
    InvitationClosing,
    { provide: LedOperations, useClass: LoggedLedOperations },
    { provide: OpenPlanItems, useClass: LoggedOpenPlanItems },
  ],
  exports: [LedOperations, OpenPlanItems],
})
export class PlanningModule {}
