import { Global, Module } from '@nestjs/common';
import { WhoCanBeCalled } from '@samsyn/planning/contract';
import { AvailabilityProjection } from './availability.projection';
import { DutyRoster } from './duty-roster.port';
import { AvailabilityCommandsController } from './availability-routes.http';
import { SwapExpiry } from './on-call-rota/swap-expiry.workflow';
import { RegionCoverages } from './queries/region-coverage';
import { Rosters } from './queries/rosters';
import { WhoCanCome } from './queries/who-can-come';
import { RostersController } from './rosters.http';
import { OperationWhoCanComeController, WhoCanComeController } from './who-can-come.http';

/** Hours, the on-call rota, and who can come. Calendars of other services ask `DutyRoster`. */
@Global()
@Module({
  controllers: [
    AvailabilityCommandsController,
    RostersController,
    WhoCanComeController,
    OperationWhoCanComeController,
  ],
  providers: [
    ...AvailabilityCommandsController.handlers,
    SwapExpiry,
    AvailabilityProjection,
    RegionCoverages,
    Rosters,
    { provide: DutyRoster, useExisting: Rosters },
    WhoCanCome,
    { provide: WhoCanBeCalled, useExisting: WhoCanCome },
  ],
  exports: [AvailabilityProjection, DutyRoster, WhoCanBeCalled],
})
export class AvailabilityModule {}
