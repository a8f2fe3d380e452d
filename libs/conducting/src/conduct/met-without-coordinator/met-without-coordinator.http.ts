import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  AskedBy,
  Code,
  Count,
  Documented,
  Flag,
  items,
  LabelledText,
  LabelledTextDto,
  ListOf,
  Text,
  UuidField,
  type Asked,
} from '@samsyn/web';
import { COUNT_MAX, SHORT_TEXT_MAX, SiteFactDto, TEXT_MAX } from '../../facts/fact-fields.dto';
import { FactRoute, recordInConduct } from '../conduct-routes.http';
import {
  INFORMATION_POINTS,
  MEASURE_ANSWERS,
  RESIDENCE_OUTCOMES,
  VOLUNTARY_MEASURES,
} from './met-without-coordinator.events';

const ONE_PERSON = 1;
/** How a language is told. */
const UNDERSTOOD =
  ': a tag (BCP 47) or a Swedish or English name. Another is recorded, and warned of (`LANGUAGE.UNKNOWN`).';
const language = { max: SHORT_TEXT_MAX, optional: true, example: 'ro' } as const;
const own = { max: TEXT_MAX, optional: true } as const;

export class PersonMetWithoutCoordinatorDto extends SiteFactDto {
  @Text({ ...language, description: `Language that the person speaks${UNDERSTOOD}` }) language?: string;
  @Count({ min: 1, max: COUNT_MAX, optional: true, description: 'How many; one where it is not said.' })
  count: number = ONE_PERSON;
  @Flag({
    optional: true,
    description:
      'Whether the person agreed to be contacted; absent where nobody asked. For the coordinators of the region.',
  })
  consentToContact?: boolean;
  @Text({
    max: TEXT_MAX,
    optional: true,
    example: 'a telephone number, mornings',
    description: 'How the person may be reached. For the coordinators of the region and the own branch.',
  })
  contact?: string;
  @LabelledText({ ...own, description: 'How it was on the site. For the own branch alone.' })
  circumstances?: LabelledTextDto;
}
export class InformationGivenDto extends SiteFactDto {
  @ListOf(items.codes(INFORMATION_POINTS), {
    max: INFORMATION_POINTS.length,
    description: 'What the person met was told.',
    example: ['no-crime', 'voluntary'],
  })
  of: string[];
  @Text({ ...language, description: `In which language${UNDERSTOOD}` }) language?: string;
}
export class VoluntaryMeasureAskedDto extends SiteFactDto {
  @UuidField({
    optional: true,
    description:
      'The entry by which the person was met, where several were: a `PersonMetWithoutCoordinator`, or what the participants see of an encounter.',
  })
  met?: string;
  @Code(VOLUNTARY_MEASURES, { description: 'What was asked for.' }) measure: string;
  @Flag({ description: 'Whether it was explained that it is voluntary.' }) explained: boolean;
  @Code(MEASURE_ANSWERS, { description: 'What the person answered; `withdrawn` took back a yes.' })
  answer: string;
  @Flag({ optional: true, description: 'Whether a coordinator was present.' }) coordinatorPresent?: boolean;
  @Count({
    min: 0,
    max: COUNT_MAX,
    optional: true,
    description: 'Of an interview: how many buyers it was about.',
  })
  buyers?: number;
  @LabelledText({
    max: TEXT_MAX,
    optional: true,
    description: 'What came of it.',
  })
  content?: LabelledTextDto;
}
export class ResidenceDecisionWeighedDto extends SiteFactDto {
  @Code(RESIDENCE_OUTCOMES, { description: 'What was decided.' }) outcome: string;
  @Flag({ description: 'Whether it was considered that the person may be exposed to trafficking.' })
  traffickingConsidered: boolean;
  @Flag({ description: 'Whether a regional coordinator was asked.' }) coordinatorConsulted: boolean;
  @Flag({ description: 'Whether a reflection period was considered.' }) reflectionPeriodConsidered: boolean;
  @Text({ max: TEXT_MAX, optional: true, description: 'Why it was decided so.' }) why?: string;
  @LabelledText({ ...own, description: 'More about it. For the own branch alone.' }) detail?: LabelledTextDto;
}

@Documented((api) => api.ApiTags('conduct'))
@Controller('operations')
export class MetWithoutCoordinatorController {
  constructor(private readonly commands: CommandBus) {}

  @FactRoute(
    'persons-met',
    'PersonMetWithoutCoordinator',
    'Somebody was met where no coordinator is; the coordinators of the region are to reach the person by the next working day',
    {
      description:
        'Participants see that, when, how many and the language. A coordinator of the region opens an encounter from it.',
      refusals: ['PERSON_MET.CONTACT_NOT_WANTED'],
    },
  )
  met(
    @Param('operationId') id: string,
    @Body() body: PersonMetWithoutCoordinatorDto,
    @AskedBy() asked: Asked,
  ) {
    return recordInConduct(this.commands, 'PersonMetWithoutCoordinator', id, body, asked);
  }
  @FactRoute('information-given', 'InformationGiven', 'What the person met was told')
  informed(@Param('operationId') id: string, @Body() body: InformationGivenDto, @AskedBy() asked: Asked) {
    return recordInConduct(this.commands, 'InformationGiven', id, body, asked);
  }
  @FactRoute(
    'voluntary-measures',
    'VoluntaryMeasureAsked',
    'The person met was asked for something that is voluntary, and answered',
    {
      description:
        'For the own branch, and whoever holds the encounter of that person; where it is not said who was asked, whoever holds every encounter of the site. In no figure.',
      refusals: ['ENTRY.UNKNOWN'],
    },
  )
  asked(@Param('operationId') id: string, @Body() body: VoluntaryMeasureAskedDto, @AskedBy() asked: Asked) {
    return recordInConduct(this.commands, 'VoluntaryMeasureAsked', id, body, asked);
  }
  @FactRoute(
    'residence-decisions',
    'ResidenceDecisionWeighed',
    'A decision on residence at the site, and what it was weighed against',
    {
      description:
        'For the own branch alone. A detention or removal of which one of the three was not considered is a deviation that all who take part are told of, without this entry.',
    },
  )
  decided(
    @Param('operationId') id: string,
    @Body() body: ResidenceDecisionWeighedDto,
    @AskedBy() asked: Asked,
  ) {
    return recordInConduct(this.commands, 'ResidenceDecisionWeighed', id, body, asked);
  }
}
