import { Global, Module } from '@nestjs/common';
import { AgreementCommandsController } from './agreement-routes.http';
import { AgreementsController } from './agreements.http';
import { ShownAgreements } from './queries/shown-agreements';
import { AgreementsInForce } from './agreements-in-force.port';
import { AgreementIndex } from './agreements.projection';
import { AgreedFacilitators } from './agreed-facilitators.port';
import { CallChains } from './call-chains.port';
import { AgreedCallChains } from './queries/agreed-call-chains';
import { Agreements } from './queries/agreements';
import { FacilitatorsByAgreement } from './queries/facilitators-by-agreement';

/** Standing agreements of a region. */
@Global()
@Module({
  controllers: [AgreementCommandsController, AgreementsController],
  providers: [
    ...AgreementCommandsController.handlers,
    AgreementIndex,
    Agreements,
    ShownAgreements,
    { provide: AgreementsInForce, useExisting: Agreements },
    { provide: CallChains, useClass: AgreedCallChains },
    { provide: AgreedFacilitators, useClass: FacilitatorsByAgreement },
  ],
  exports: [AgreementIndex, AgreementsInForce, CallChains, AgreedFacilitators],
})
export class AgreementModule {}
