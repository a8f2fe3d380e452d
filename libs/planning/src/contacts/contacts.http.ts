import { Controller, Get, Query } from '@nestjs/common';
import { CurrentActor } from '@samsyn/identity';
import type { Actor } from '@samsyn/kernel';
import { Documented, Slug } from '@samsyn/web';
import { ContactRegister, type Contact } from './queries/contact-register';

class ContactsDto {
  @Slug({ optional: true, example: 'syd' }) region?: string;
  @Slug({ optional: true, example: 'tax-agency' }) agency?: string;
}

@Documented((api) => api.ApiTags('contacts'))
@Controller('contacts')
export class ContactsController {
  constructor(private readonly register: ContactRegister) {}

  @Get()
  @Documented((api) =>
    api.ApiOperation({
      summary: 'Who was last named contact person of each branch in each region.',
      description:
        'Who may: everyone; each sees the contact persons of operations in which her own branch takes part.',
    }),
  )
  async list(
    @Query() asked: ContactsDto,
    @CurrentActor() actor: Actor,
  ): Promise<{ contacts: readonly Contact[] }> {
    return { contacts: await this.register.list(asked, actor) };
  }
}
