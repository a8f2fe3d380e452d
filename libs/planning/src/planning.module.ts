import { Module } from '@nestjs/common';
import { ChangeAvailabilityHandler } from './availability/availability.handler';
import { AvailabilityProjection } from './availability/availability.projection';
import { OnCallShiftsController } from './availability/on-call-shifts/on-call-shifts.http';
import { PublishHoursController } from './availability/publish-hours/publish-hours.http';
import { WhoCanCome } from './availability/queries/who-can-come';
import { OperationWhoCanComeController, WhoCanComeController } from './availability/who-can-come.http';
import { AnswerCallController } from './call-out/answer-call/answer-call.http';
import { CallCoordinatorController } from './call-out/call-coordinator/call-coordinator.http';
import { CallExpiry } from './call-out/call-expiry.workflow';
import { CallHandler, ChangeCallHandler } from './call-out/call-out.handler';
import { CallWithdrawal } from './call-out/call-withdrawal.workflow';
import { EndCallController } from './call-out/end-call/end-call.http';
import { KindsController } from './kinds/kinds.http';
import { ChangePlanHandler } from './operation-plan/change-plan/change-plan.handler';
import { InvitationsController } from './operation-plan/invitations/invitations.http';
import { PreBriefingController } from './operation-plan/pre-briefing/pre-briefing.http';
import { PreparePlanController } from './operation-plan/prepare-plan/prepare-plan.http';
import { ProposeOperationHandler } from './operation-plan/propose-operation/propose-operation.handler';
import { ProposeOperationController } from './operation-plan/propose-operation/propose-operation.http';
import { ReleaseOperationController } from './operation-plan/release-operation/release-operation.http';
import './problem-titles';
import { Persons } from './queries/persons';

/** The app provides the stores, the directory and the buses, and adds projection, workflows and timer to its Processing. */
@Module({
  controllers: [
    KindsController,
    ProposeOperationController,
    InvitationsController,
    PreparePlanController,
    PreBriefingController,
    ReleaseOperationController,
    CallCoordinatorController,
    AnswerCallController,
    EndCallController,
    PublishHoursController,
    OnCallShiftsController,
    WhoCanComeController,
    OperationWhoCanComeController,
  ],
  providers: [
    Persons,
    ProposeOperationHandler,
    ChangePlanHandler,
    CallHandler,
    ChangeCallHandler,
    CallExpiry,
    CallWithdrawal,
    ChangeAvailabilityHandler,
    AvailabilityProjection,
    WhoCanCome,
  ],
})
export class PlanningModule {}
