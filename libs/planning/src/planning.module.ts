import { Global, Module } from '@nestjs/common';
import { InvitationClosing } from './operation-plan/invitations/invitation-closing.workflow';
import { InvitationDeadlines } from './operation-plan/invitations/invitation-deadlines.workflow';
import { PlanCommandsController } from './operation-plan/plan-routes.http';
import { PlanViewController } from './operation-plan/queries/plan-view.http';
import { LoggedOpenPlanItems } from './operation-plan/queries/logged-open-plan-items';
import {
  AgreementProposalController,
  StartFromAgreementController,
} from './operation-plan/start-from-agreement/start-from-agreement.http';
import { CurrentPlans } from './operation-plan/current-plans.port';
import { LoggedCurrentPlans } from './operation-plan/queries/logged-current-plans';
import { LedOperations } from './operation-plan/led-operations.port';
import { LoggedLedOperations } from './operation-plan/queries/logged-led-operations';
import { OpenPlanItems } from './open-plan-items.port';
import { KindsController } from './queries/kinds.http';

/** The app provides the stores, the directory and the buses, and adds projection, workflows and timer to its Processing. */
@Global()
@Module({
  controllers: [
    KindsController,
    PlanCommandsController,
    PlanViewController,
    AgreementProposalController,
    StartFromAgreementController,
  ],
  providers: [
    ...PlanCommandsController.handlers,
    ...StartFromAgreementController.handlers,
    InvitationDeadlines,
    InvitationClosing,
    { provide: LedOperations, useClass: LoggedLedOperations },
    { provide: CurrentPlans, useClass: LoggedCurrentPlans },
    { provide: OpenPlanItems, useClass: LoggedOpenPlanItems },
  ],
  exports: [CurrentPlans, LedOperations, OpenPlanItems],
})
export class PlanningModule {}
