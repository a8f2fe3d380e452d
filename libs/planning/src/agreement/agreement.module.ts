import { Global, Module } from '@nestjs/common';
import { ChangeAgreementHandler } from './agreement.handler';
import { AgreementsController } from './agreements.http';
import { AgreementIndex } from './agreements.projection';
import { AgreedFacilitators } from './agreed-facilitators.port';
import { CallChains } from './call-chains.port';
import { AgreedCallChains } from './queries/agreed-call-chains';
import { Agreements } from './queries/agreements';
import { FacilitatorsByAgreement } from './queries/facilitators-by-agreement';
import { StartFromAgreementHandler } from './start-from-agreement/start-from-agreement.handler';
import { StartFromAgreementController } from './start-from-agreement/start-from-agreement.http';

/** Standing agreements of a region, and plans that start from them. */
@Global()
@Module({
  controllers: [AgreementsController, StartFromAgreementController],
  providers: [
    ChangeAgreementHandler,
    AgreementIndex,
    Agreements,
    StartFromAgreementHandler,
    { provide: CallChains, useClass: AgreedCallChains },
    { provide: AgreedFacilitators, useClass: FacilitatorsByAgreement },
  ],
  exports: [AgreementIndex, Agreements, CallChains, AgreedFacilitators],
})
export class AgreementModule {}
