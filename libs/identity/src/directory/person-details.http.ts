import { Body, Controller, Inject, Param, Put } from '@nestjs/common';
import type { Actor } from '@samsyn/kernel';
import { Answers, Documented, Text } from '@samsyn/web';
import { ADMINISTRATOR } from '../register/roles';
import { AllowRoles, AlsoForAdministrators, CurrentActor, documentedFor } from '../tokens/auth.guard';
import { Directory } from './directory';
import { personDetails, type PersonDetails } from './directory.schema';
import type { Person } from './person';

const MAX_NAME = 200;
const MAX_TELEPHONE = 40;
const NEVER_IN_THE_LOG =
  'It stands in the directory alone, never in the log. The own branch reads it, and whoever takes part in an ' +
  'operation with the person; a coordinator who is called reads that of the leader.';

class TelephoneDto {
  @Text({
    max: MAX_TELEPHONE,
    optional: true,
    example: '+46 70 174 06 05',
    description: 'Where the person is reached at work; absent: it is taken away.',
  })
  telephone?: string;
}
class PersonDetailsDto extends TelephoneDto {
  @Text({ max: MAX_NAME, optional: true, example: 'A. Exempel', description: 'Absent: it is taken away.' })
  name?: string;
  @Text({ max: MAX_NAME, optional: true, example: 'kommissarie', description: 'Absent: it is taken away.' })
  title?: string;
}

export const detailsOf = ({ name, title, telephone }: Person): PersonDetails => ({
  ...(name === undefined ? {} : { name }),
  ...(title === undefined ? {} : { title }),
  ...(telephone === undefined ? {} : { telephone }),
});

@Documented((api) => api.ApiTags('directory'))
@Controller()
export class PersonDetailsController {
  constructor(@Inject(Directory) private readonly directory: Directory) {}

  @AlsoForAdministrators()
  @Put('me/telephone')
  @documentedFor('setOwnTelephone', 'everyone, for themselves', `The caller’s telephone. ${NEVER_IN_THE_LOG}`)
  @Answers('What is known of the caller.', personDetails)
  own(@Body() { telephone = '' }: TelephoneDto, @CurrentActor() actor: Actor): PersonDetails {
    const { handle } = this.directory.byPerson(actor.person)!;
    return detailsOf(this.directory.describePerson(handle, { telephone }, actor.person));
  }

  @AllowRoles(ADMINISTRATOR)
  @Put('admin/persons/:handle/details')
  @documentedFor(
    'describePerson',
    'administrators',
    `Name, title and telephone of a person, in the place of those before. ${NEVER_IN_THE_LOG}`,
  )
  @Answers('What is known of the person.', personDetails)
  describe(
    @Param('handle') handle: string,
    @Body() { name = '', title = '', telephone = '' }: PersonDetailsDto,
    @CurrentActor() actor: Actor,
  ): PersonDetails {
    return detailsOf(this.directory.describePerson(handle, { name, title, telephone }, actor.person));
  }
}
