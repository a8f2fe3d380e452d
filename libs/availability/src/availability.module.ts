import { Global, Module } from '@nestjs/common';
import { ChangeAvailabilityHandler } from './availability.handler';
import { AvailabilityProjection } from './availability.projection';
import { DutyRoster } from './duty-roster.port';
import { ExceptHoursController } from './except-hours/except-hours.http';
import { AssignShiftsController } from './on-call-rota/assign-shifts/assign-shifts.http';
import { AssignOnCallHandler, ChangeRotaHandler } from './on-call-rota/rota.handler';
import { SwapExpiry } from './on-call-rota/swap-expiry.workflow';
import { SwapShiftsController } from './on-call-rota/swap-shifts/swap-shifts.http';
import { PublishHoursController } from './publish-hours/publish-hours.http';
import { RegionCoverages } from './queries/region-coverage';
import { Rosters } from './queries/rosters';
import { WhoCanCome } from './queries/who-can-come';
import { RostersController } from './rosters.http';
import { OperationWhoCanComeController, WhoCanComeController } from './who-can-come.http';

/** Hours, the on-call rota, and who can come. Calendars of other services ask `DutyRoster`. */
@Global()
@Module({
  controllers: [
    PublishHoursController,
    ExceptHoursController,
    AssignShiftsController,
    SwapShiftsController,
    RostersController,
    WhoCanComeController,
    OperationWhoCanComeController,
  ],
  providers: [
    ChangeAvailabilityHandler,
    AssignOnCallHandler,
    ChangeRotaHandler,
    SwapExpiry,
    AvailabilityProjection,
    RegionCoverages,
    Rosters,
    { provide: DutyRoster, useExisting: Rosters },
    WhoCanCome,
  ],
  exports: [AvailabilityProjection, DutyRoster, WhoCanCome],
})
export class AvailabilityModule {}
