import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  AskedBy,
  BranchCode,
  Documented,
  FactDto,
  Instant,
  items,
  ListOf,
  Text,
  type Asked,
} from '@samsyn/web';
import { SHORT_TEXT_MAX, TEXT_MAX } from '../../facts/fact-fields.dto';
import { EncounterRoute, recordInEncounter } from '../encounter-routes.http';
import { SCOPE_TERMS } from '../encounter.events';

class RecipientDto extends FactDto {
  @BranchCode({ description: 'The branch that may, or may not, be told.' }) recipient: string;
}
export class ConsentGivenDto extends RecipientDto {
  @ListOf(items.codes(SCOPE_TERMS), {
    max: 10,
    example: ['follow-up time'],
    description: 'What may be told.',
  })
  scope: string[];
  @Text({
    max: TEXT_MAX,
    example: 'planning of an interview',
    description: 'For what the recipient may use it.',
  })
  purpose: string;
  @Instant({ optional: true, description: 'Until when; absent: until it is withdrawn.' }) until?: string;
}
export class ConsentRefusedDto extends RecipientDto {}
export class ConsentWithdrawnDto extends RecipientDto {}
export class ReservationAcceptedDto extends FactDto {
  @Text({
    max: SHORT_TEXT_MAX,
    example: 'OSL 10:14',
    description: 'The paragraph that the reservation rests on.',
  })
  ground: string;
}

const UNKNOWN_BRANCH = ['IDENTITY.BRANCH_UNKNOWN'];

@Documented((api) => api.ApiTags('encounters'))
@Controller('encounters')
export class ConsentsController {
  constructor(private readonly commands: CommandBus) {}

  @EncounterRoute('consents', 'ConsentGiven', 'The exposed person agrees that a branch is told something', [
    ...UNKNOWN_BRANCH,
    'ENCOUNTER.CONSENT_IS_OVER',
  ])
  given(@Param('encounterId') id: string, @Body() body: ConsentGivenDto, @AskedBy() asked: Asked) {
    return recordInEncounter(this.commands, 'ConsentGiven', id, body, asked);
  }
  @EncounterRoute(
    'consent-refusals',
    'ConsentRefused',
    'The exposed person does not agree; ends what was agreed to before',
    UNKNOWN_BRANCH,
  )
  refused(@Param('encounterId') id: string, @Body() body: ConsentRefusedDto, @AskedBy() asked: Asked) {
    return recordInEncounter(this.commands, 'ConsentRefused', id, body, asked);
  }
  @EncounterRoute(
    'consent-withdrawals',
    'ConsentWithdrawn',
    'The exposed person withdraws every consent for that branch',
    [...UNKNOWN_BRANCH, 'ENCOUNTER.NO_CONSENT'],
  )
  withdrawn(@Param('encounterId') id: string, @Body() body: ConsentWithdrawnDto, @AskedBy() asked: Asked) {
    return recordInEncounter(this.commands, 'ConsentWithdrawn', id, body, asked);
  }
  @EncounterRoute(
    'reservations',
    'ReservationAccepted',
    'The recipient accepts the reservation under which it may receive',
  )
  reservation(
    @Param('encounterId') id: string,
    @Body() body: ReservationAcceptedDto,
    @AskedBy() asked: Asked,
  ) {
    return recordInEncounter(this.commands, 'ReservationAccepted', id, body, asked);
  }
}
