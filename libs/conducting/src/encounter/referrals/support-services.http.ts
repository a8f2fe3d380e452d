import { Body, Controller, Get, Inject, Param, Put } from '@nestjs/common';
import {
  ADMINISTRATOR,
  AllowRoles,
  AlsoForAdministrators,
  CurrentActor,
  Directory,
  type ServiceEntry,
} from '@samsyn/identity';
import { DomainError, type Actor, type Clock } from '@samsyn/kernel';
import { CLOCK } from '@samsyn/processing';
import { Answers, Documented, LocalDate, Text } from '@samsyn/web';
import { hasEnded } from './registered-actor';
import { SUPPORT_SERVICES, supportService, type SupportService } from './support-services';
import { serviceActor, supportServices, type ServiceActor } from './support-services.schema';

export type ServiceWithActors = SupportService & { readonly actors: readonly ServiceActor[] };

class ServiceRegistrationDto {
  @Text({
    max: 200,
    optional: true,
    example: 'Plattformen Civila Sverige mot människohandel',
    description: 'Who has certified it.',
  })
  certifiedBy?: string;
  @LocalDate({ optional: true, description: 'Last day of the certification; absent: it does not end.' })
  certifiedUntil?: string;
}

@Documented((api) => api.ApiTags('encounters'))
@Controller()
export class SupportServicesController {
  constructor(
    @Inject(Directory) private readonly directory: Directory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @AlsoForAdministrators()
  @Get('support-services')
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'listSupportServices',
      summary: 'The kinds of support that can be offered and referred to, and who gives each.',
      description:
        'With source, who answers, what is demanded, when a branch that has not answered is reminded, and the actors that are registered with their certification. An actor with nobody left is not listed. Other codes are accepted too and follow the rules of `other`. Who may: everybody who is logged in.',
    }),
  )
  @Answers('The kinds of support.', supportServices)
  list(): { readonly services: readonly ServiceWithActors[] } {
    const entries = this.directory
      .services()
      .filter(({ branch }) => this.directory.personsOf(branch).length > 0);
    const actorsOf = (code: string) =>
      entries.filter(({ service }) => service === code).map((entry) => this.shown(entry));
    return { services: SUPPORT_SERVICES.map((service) => ({ ...service, actors: actorsOf(service.code) })) };
  }

  @Put('admin/agencies/:agency/branches/:branch/services/:service')
  @AllowRoles(ADMINISTRATOR)
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'registerSupportService',
      summary: 'Registers a branch for a kind of support, or changes its certification.',
      description: 'Who may: administrators. Refusals: `IDENTITY.BRANCH_UNKNOWN`, `SUPPORT_SERVICE.UNKNOWN`.',
    }),
  )
  @Answers('The registration as it is now.', serviceActor)
  register(
    @Param('agency') agency: string,
    @Param('branch') branch: string,
    @Param('service') service: string,
    @Body() { certifiedBy, certifiedUntil }: ServiceRegistrationDto,
    @CurrentActor() actor: Actor,
  ): ServiceActor {
    mustBeKnown(service);
    const entry = {
      ...{ branch: `${agency}/${branch}`, service },
      ...(certifiedBy === undefined ? {} : { certifiedBy }),
      ...(certifiedUntil === undefined ? {} : { certifiedUntil }),
    };
    return this.shown(this.directory.registerService(entry, actor.person));
  }

  private shown({ branch, service: _service, ...certification }: ServiceEntry): ServiceActor {
    const { sv = branch, en = branch } = this.directory.branch(branch) ?? {};
    const certificationEnded = hasEnded(certification.certifiedUntil, this.clock.now());
    return { branch, sv, en, ...certification, certificationEnded };
  }
}

/** @throws DomainError `SUPPORT_SERVICE.UNKNOWN` (unknown) */
function mustBeKnown(service: string): void {
  if (supportService(service).code !== service)
    throw new DomainError('SUPPORT_SERVICE.UNKNOWN', {}, 'unknown');
}
