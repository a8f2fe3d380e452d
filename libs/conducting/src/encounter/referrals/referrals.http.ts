import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  AskedBy,
  BranchCode,
  Code,
  Documented,
  FactDto,
  Instant,
  LabelledText,
  LabelledTextDto,
  Text,
  UuidField,
  type Asked,
} from '@samsyn/web';
import { SHORT_TEXT_MAX, TEXT_MAX } from '../../facts/fact-fields.dto';
import { EncounterRoute, recordInEncounter } from '../encounter-routes.http';
import { WITHDRAWAL_REASONS } from '../encounter.events';

export class ReferralRequestedDto extends FactDto {
  @BranchCode({
    example: 'ngo/shelter',
    description: 'Who is asked, registered for the service; it sees these fields and nothing else.',
  })
  to: string;
  @Text({
    max: SHORT_TEXT_MAX,
    example: 'shelter',
    description: 'A code of `GET /support-services`, or words of its own.',
  })
  service: string;
}
class ReferralStepDto extends FactDto {
  @UuidField({
    optional: true,
    description: 'Id of the referral; absent: the latest open one addressed to the branch.',
  })
  referral?: string;
}
export class ReferralAcceptedDto extends ReferralStepDto {
  @Instant({ optional: true, description: 'From when.' }) startsAt?: string;
  @LabelledText({
    max: TEXT_MAX,
    optional: true,
    description: 'What the actor asks of the exposed person or the holder.',
  })
  note?: LabelledTextDto;
}
export class ReferralRefusedDto extends ReferralStepDto {
  @Text({
    max: TEXT_MAX,
    description: 'Why the actor does not help, or helps no more.',
    example: 'no room until Monday',
  })
  reason: string;
}
export class ReferralCompletedDto extends ReferralStepDto {}
export class ReferralWithdrawnDto extends ReferralStepDto {
  @Text({
    max: TEXT_MAX,
    example: 'the exposed person wishes something else',
    description:
      'Why it is taken back. The branch that was asked reads it: nothing of the person that it need not know.',
  })
  why: string;
  @Code(WITHDRAWAL_REASONS, { optional: true, description: 'The same as a code.' }) reason?: string;
}

const NONE_OPEN = ['ENCOUNTER.NO_OPEN_REFERRAL'];

@Documented((api) => api.ApiTags('encounters'))
@Controller('encounters')
export class ReferralsController {
  constructor(private readonly commands: CommandBus) {}

  @EncounterRoute(
    'referrals',
    'ReferralRequested',
    'A support actor is asked; answers the id of the referral',
    ['IDENTITY.BRANCH_UNKNOWN', 'REFERRAL.ACTOR_NOT_REGISTERED', 'REFERRAL.CERTIFICATION_ENDED'],
  )
  requested(@Param('encounterId') id: string, @Body() body: ReferralRequestedDto, @AskedBy() asked: Asked) {
    return recordInEncounter(this.commands, 'ReferralRequested', id, body, asked);
  }
  @EncounterRoute('referral-acceptances', 'ReferralAccepted', 'The actor accepts the referral', NONE_OPEN)
  accepted(@Param('encounterId') id: string, @Body() body: ReferralAcceptedDto, @AskedBy() asked: Asked) {
    return recordInEncounter(this.commands, 'ReferralAccepted', id, body, asked);
  }
  @EncounterRoute(
    'referral-refusals',
    'ReferralRefused',
    'The actor refuses the referral, or takes back its acceptance',
    NONE_OPEN,
  )
  refused(@Param('encounterId') id: string, @Body() body: ReferralRefusedDto, @AskedBy() asked: Asked) {
    return recordInEncounter(this.commands, 'ReferralRefused', id, body, asked);
  }
  @EncounterRoute('referral-completions', 'ReferralCompleted', 'What was asked for has been done', NONE_OPEN)
  completed(@Param('encounterId') id: string, @Body() body: ReferralCompletedDto, @AskedBy() asked: Asked) {
    return recordInEncounter(this.commands, 'ReferralCompleted', id, body, asked);
  }
  @EncounterRoute(
    'referral-withdrawals',
    'ReferralWithdrawn',
    'The holder takes the referral back',
    NONE_OPEN,
  )
  withdrawn(@Param('encounterId') id: string, @Body() body: ReferralWithdrawnDto, @AskedBy() asked: Asked) {
    return recordInEncounter(this.commands, 'ReferralWithdrawn', id, body, asked);
  }
}
