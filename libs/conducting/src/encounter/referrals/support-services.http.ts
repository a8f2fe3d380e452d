import { Controller, Get } from '@nestjs/common';
import { Answers, Documented } from '@samsyn/web';
import { SUPPORT_SERVICES, type SupportService } from './support-services';
import { supportServices } from './support-services.schema';

@Documented((api) => api.ApiTags('encounters'))
@Controller('support-services')
export class SupportServicesController {
  @Get()
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'listSupportServices',
      summary: 'The kinds of support that can be offered and referred to.',
      description:
        'With source, who answers, what is demanded and when a branch that has not answered is reminded. Other codes are accepted too and follow the rules of `other`. Who may: everybody who is logged in.',
    }),
  )
  @Answers('The kinds of support.', supportServices)
  list(): { readonly services: readonly SupportService[] } {
    return { services: SUPPORT_SERVICES };
  }
}
