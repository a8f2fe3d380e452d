import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { AskedBy, Documented, FactDto, PersonHandle, Text, UuidField, type Asked } from '@samsyn/web';
import { TEXT_MAX } from '../../facts/fact-fields.dto';
import { FactRoute, recordInConduct } from '../conduct-routes.http';

export class LeadershipHandedOverDto extends FactDto {
  @PersonHandle({
    example: 'officer',
    description: 'A person of the leading branch; oneself takes an offer back.',
  })
  to: string;
  @Text({
    max: TEXT_MAX,
    optional: true,
    description: 'Why leadership is handed over.',
    example: 'end of shift',
  })
  reason?: string;
}
export class LeadershipAcceptedDto extends FactDto {
  @UuidField({ optional: true, description: 'The entry that offered it; absent: the one that is open.' })
  handover?: string;
}
export class LeadershipTakenOverDto extends FactDto {
  @PersonHandle({
    example: 'leader',
    description:
      'Who leads until now: who took leadership over or accepted it last, else who proposed the operation or started it.',
  })
  from: string;
  @Text({
    max: TEXT_MAX,
    description: 'Why: they have left, or cannot be reached. Shared with the participants.',
    example: 'called to another scene and does not answer',
  })
  why: string;
}

@Documented((api) => api.ApiTags('conduct'))
@Controller('operations')
export class LeadershipController {
  constructor(private readonly commands: CommandBus) {}

  @FactRoute(
    'leadership-handovers',
    'LeadershipHandedOver',
    'Leadership is offered to a person of the leading branch; answers the id of the handover',
    {
      description:
        'Nothing changes until that person accepts. A later offer takes the place of an earlier one.',
      refusals: ['CONDUCT.LEADER_OUTSIDE_BRANCH', 'PERSON.UNKNOWN'],
    },
  )
  handedOver(
    @Param('operationId') id: string,
    @Body() body: LeadershipHandedOverDto,
    @AskedBy() asked: Asked,
  ) {
    return recordInConduct(this.commands, 'LeadershipHandedOver', id, body, asked);
  }
  @FactRoute(
    'leadership-acceptances',
    'LeadershipAccepted',
    'The person to whom leadership was handed over leads from now on',
    {
      description:
        'From here the commands of the leader are for that person alone until the conduct ends or the leadership is handed on.',
      refusals: ['CONDUCT.NO_HANDOVER'],
    },
  )
  accepted(@Param('operationId') id: string, @Body() body: LeadershipAcceptedDto, @AskedBy() asked: Asked) {
    return recordInConduct(this.commands, 'LeadershipAccepted', id, body, asked);
  }
  @FactRoute(
    'leadership-takeovers',
    'LeadershipTakenOver',
    'Where the one who leads has left or is out of reach, another operation leader of the branch leads from now on',
    {
      description:
        'Before the conduct starts, too. An offer of leadership that nobody has accepted lapses. From here the commands of the leader, those of the named leader among them, are for whoever took over.',
      refusals: ['CONDUCT.NOT_THE_LEADER', 'PERSON.UNKNOWN'],
    },
  )
  takenOver(@Param('operationId') id: string, @Body() body: LeadershipTakenOverDto, @AskedBy() asked: Asked) {
    return recordInConduct(this.commands, 'LeadershipTakenOver', id, body, asked);
  }
}
