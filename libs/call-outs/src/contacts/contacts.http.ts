import { Controller, Get, Param, Query } from '@nestjs/common';
import { CurrentActor, Directory } from '@samsyn/identity';
import type { Actor } from '@samsyn/kernel';
import { Answers, Documented, Slug } from '@samsyn/web';
import { ContactRegister } from './queries/contact-register';
import { contactList, personsOfOperation, type PersonOfOperation, type Contact } from './contacts.schema';
import { PersonsOfOperation } from './queries/persons-of-operation';

class ContactsDto {
  @Slug({ optional: true, example: 'syd', description: 'Code of a region; all where absent.' })
  region?: string;
  @Slug({ optional: true, example: 'tax-agency', description: 'Code of an agency; all where absent.' })
  agency?: string;
}

@Documented((api) => api.ApiTags('contacts'))
@Controller('contacts')
export class ContactsController {
  constructor(
    private readonly register: ContactRegister,
    private readonly directory: Directory,
  ) {}

  @Get()
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'listContactPersons',
      summary: 'Who was last named contact person of each branch in each region.',
      description:
        'Who may: everyone; each sees the contact persons of operations in which their own branch takes part. Refusals: `REGION.UNKNOWN`.',
    }),
  )
  @Answers('The contact persons.', contactList)
  async list(
    @Query() asked: ContactsDto,
    @CurrentActor() actor: Actor,
  ): Promise<{ contacts: readonly Contact[] }> {
    if (asked.region !== undefined) this.directory.mustKnowRegions([asked.region]);
    return { contacts: await this.register.list(asked, actor) };
  }
}

@Documented((api) => api.ApiTags('contacts'))
@Controller('operations/:operationId')
export class PersonsOfOperationController {
  constructor(private readonly persons: PersonsOfOperation) {}

  @Get('persons')
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'listPersonsOfOperation',
      summary: 'Who takes part, with name, title and telephone as the directory has them now.',
      description:
        'Who may: whoever may know the operation. Those who take part see each other; a coordinator who is called sees ' +
        'the leader, and where to ring; everybody else sees an empty list. Refusals: `OPERATION.UNKNOWN`.',
    }),
  )
  @Answers('The persons.', personsOfOperation)
  async list(
    @Param('operationId') operationId: string,
    @CurrentActor() actor: Actor,
  ): Promise<{ persons: readonly PersonOfOperation[] }> {
    return { persons: await this.persons.list(operationId, actor) };
  }
}
