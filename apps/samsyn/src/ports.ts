import { Global, Module, type Provider } from '@nestjs/common';
import { WhoCanCome } from '@samsyn/availability';
import { ProposalForCampaign } from '@samsyn/campaigns';
import { ProposalsForCampaigns, WhoCanBeCalled } from '@samsyn/planning/contract';

/** The compiler holds the part that answers against what is asked. */
const answeredBy = <T>(
  port: abstract new () => T,
  part: new (...parts: never[]) => NoInfer<T>,
): Provider => ({ provide: port, useExisting: part });

const answers = [
  answeredBy(WhoCanBeCalled, WhoCanCome),
  answeredBy(ProposalsForCampaigns, ProposalForCampaign),
];

/**
 * What a service asks of one that stands above it, and which part answers. The service that asks owns the port; a
 * question that goes down needs no place here: the service below provides its own port.
 */
@Global()
@Module({ providers: answers, exports: answers })
export class PortsModule {}
