import { Controller, Get } from '@nestjs/common';
import { Documented } from '@samsyn/web';
import { SUPPORT_SERVICES, type SupportService } from './support-services';

@Documented((api) => api.ApiTags('encounter'))
@Controller('support-services')
export class SupportServicesController {
  @Get()
  @Documented((api) =>
    api.ApiOperation({
      summary: 'The kinds of support that can be offered and referred to.',
      description:
        'With source, who answers, what is demanded and when a branch that has not answered is reminded. Other codes are accepted too and follow the rules of `other`. Who may: everybody who is logged in.',
    }),
  )
  list(): { readonly services: readonly SupportService[] } {
    return { services: SUPPORT_SERVICES };
  }
}
