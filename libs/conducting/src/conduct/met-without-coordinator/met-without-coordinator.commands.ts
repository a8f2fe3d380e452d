import { FILLED_IN } from '@samsyn/event-store';
import { conductFact } from '../../facts/fact-definition';
import {
  InformationGiven,
  PersonMetWithoutCoordinator,
  ResidenceDecisionWeighed,
  VoluntaryMeasureAsked,
} from './met-without-coordinator.events';

/** How a language is written. */
const UNDERSTOOD =
  ': a tag (BCP 47) or a Swedish or English name. Another is recorded, and warned of (`LANGUAGE.UNKNOWN`).';
const LANGUAGE = 'ro';

export const metWithoutCoordinatorFacts = [
  conductFact({
    event: PersonMetWithoutCoordinator,
    path: 'persons-met',
    who: 'participant',
    title:
      'Somebody was met where no coordinator is; the coordinators of the region are to reach the person by the next working day',
    description:
      'Participants see that, when, how many and the language. A coordinator of the region opens an encounter from it.',
    refusals: ['PERSON_MET.CONTACT_NOT_WANTED'],
    fields: {
      region: FILLED_IN,
      language: { description: `Language that the person speaks${UNDERSTOOD}`, example: LANGUAGE },
      count: { description: 'How many; one where it is not said.', min: 1, default: 1 },
      consentToContact:
        'Whether the person agreed to be contacted; absent where nobody asked. For the coordinators of the region.',
      contact: {
        description: 'How the person may be reached. For the coordinators of the region and the own branch.',
        example: 'a telephone number, mornings',
      },
      circumstances: 'How it was on the site. For the own branch alone.',
    },
  }),
  conductFact({
    event: InformationGiven,
    path: 'information-given',
    who: 'participant',
    title: 'What the person met was told',
    fields: {
      of: { description: 'What the person met was told.', example: ['no-crime', 'voluntary'] },
      language: {
        description: `In which language${UNDERSTOOD} Not shared unless that is said.`,
        example: { value: LANGUAGE },
      },
    },
  }),
  conductFact({
    event: VoluntaryMeasureAsked,
    path: 'voluntary-measures',
    who: 'participant',
    title: 'The person met was asked for something that is voluntary, and answered',
    description:
      'For the own branch, and whoever holds the encounter of that person; where it is not said who was asked, whoever holds every encounter of the site. In no figure.',
    refusals: ['ENTRY.UNKNOWN'],
    fields: {
      met: 'The entry by which the person was met, where several were: a `PersonMetWithoutCoordinator`, or what the participants see of an encounter.',
      measure: 'What was asked for.',
      explained: 'Whether it was explained that it is voluntary.',
      answer: 'What the person answered; `withdrawn` took back a yes.',
      coordinatorPresent: 'Whether a coordinator was present.',
      buyers: 'Of an interview: how many buyers it was about.',
      content: 'What came of it.',
    },
  }),
  conductFact({
    event: ResidenceDecisionWeighed,
    path: 'residence-decisions',
    who: 'decides-on-residence',
    title: 'A decision on residence at the site, and what it was weighed against',
    description:
      'For the own branch alone. A detention or removal of which one of the three was not considered is a deviation that all who take part are told of, without this entry.',
    fields: {
      outcome: 'What was decided.',
      traffickingConsidered: 'Whether it was considered that the person may be exposed to trafficking.',
      coordinatorConsulted: 'Whether a regional coordinator was asked.',
      reflectionPeriodConsidered: 'Whether a reflection period was considered.',
      why: 'Why it was decided so.',
      detail: 'More about it. For the own branch alone.',
    },
  }),
];
