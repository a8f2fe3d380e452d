import { conductFact } from '../../facts/fact-definition';
import {
  AgencyArrived,
  AgencyDeparted,
  ConductEnded,
  DecisionTaken,
  EvidenceHandled,
  FindingRecorded,
  IndicatorObserved,
  InspectionCompleted,
  InspectionStarted,
  NoteAdded,
  PersonEntered,
  PersonLeft,
  PersonsSeparated,
  SafetyIncidentOccurred,
  SiteEntered,
  SiteSecured,
  SUSPECT_KINDS,
  SuspectEncountered,
} from '../conduct.events';

const CODES_FOR_ALL =
  'One of `x-codes` is read by all participants; other words are a text of your own branch, unless you share them.';
const presence = { headcount: 'How many of the own branch.' };
const passage = {
  role: 'What those who passed are there, never a name.',
  count: { description: 'How many; one where it is not said.', default: 1 },
};
const AREA = { value: 'working-environment' };
const SEVERITY = { value: 'serious' };
const inspection = { area: { description: `What is inspected. ${CODES_FOR_ALL}`, example: AREA } };

/** What is recorded of the site and refers to nothing before. */
export const siteFacts = [
  conductFact({
    event: ConductEnded,
    path: 'end',
    who: 'operation-leader',
    title: 'The operation ends',
    fields: {},
  }),
  conductFact({
    event: AgencyArrived,
    path: 'agency-arrived',
    who: 'participant',
    title: 'The own branch arrived',
    fields: presence,
  }),
  conductFact({
    event: AgencyDeparted,
    path: 'agency-departed',
    who: 'participant',
    title: 'The own branch left',
    fields: presence,
  }),
  conductFact({
    event: SiteEntered,
    path: 'site-entered',
    who: 'police-on-site',
    title: 'The first went in; sets the head-count inside, a later entry adds to it',
    fields: { persons: { description: 'How many went in.', example: 2 } },
  }),
  conductFact({
    event: SiteSecured,
    path: 'site-secured',
    who: 'police-on-site',
    title: 'The site is secured',
    fields: {},
  }),
  conductFact({
    event: PersonEntered,
    path: 'person-entered',
    who: 'participant',
    title: 'Somebody went in',
    fields: passage,
  }),
  conductFact({
    event: PersonLeft,
    path: 'person-left',
    who: 'participant',
    title: 'Somebody went out',
    fields: passage,
  }),
  // Anybody who meets a suspect records it: a right that has to be looked up first would lose a fact from the
  // site.
  conductFact({
    event: SuspectEncountered,
    path: 'suspect-encountered',
    who: 'participant',
    title: 'A suspected buyer or controller was met',
    fields: {
      kind: { description: 'What the person is suspected to be.', codes: SUSPECT_KINDS },
      who: 'Who it is, as far as is known.',
    },
  }),
  conductFact({
    event: PersonsSeparated,
    path: 'persons-separated',
    who: 'police-on-site',
    title: 'Suspect and exposed person are in separate rooms',
    fields: { who: 'Who was separated from whom, and where.' },
  }),
  // The person threatened records it themselves (ADR 0015).
  conductFact({
    event: SafetyIncidentOccurred,
    path: 'safety-incidents',
    who: 'participant',
    title: 'Somebody was in danger or hurt',
    fields: {
      severity: { description: `How grave it was. ${CODES_FOR_ALL}`, example: SEVERITY, required: true },
      detail: 'What happened.',
    },
  }),
  conductFact({
    event: InspectionStarted,
    path: 'inspection-started',
    who: 'participant',
    title: 'The own branch began to inspect',
    fields: inspection,
  }),
  conductFact({
    event: InspectionCompleted,
    path: 'inspection-completed',
    who: 'participant',
    title: 'The own branch finished its inspection',
    fields: inspection,
  }),
  conductFact({
    event: FindingRecorded,
    path: 'findings',
    who: 'participant',
    title: "A finding within the own branch's mandate",
    fields: {
      area: { description: `What was inspected. ${CODES_FOR_ALL}`, example: AREA, required: true },
      severity: {
        description: `How grave the finding is. ${CODES_FOR_ALL}`,
        example: SEVERITY,
        required: true,
      },
      detail: 'What was found.',
    },
  }),
  conductFact({
    event: IndicatorObserved,
    path: 'indicators',
    who: 'participant',
    title: 'A sign that somebody else controls the exposed person',
    fields: {
      indicator: { description: 'What points at exploitation.', example: { value: 'several-telephones' } },
      note: 'More about it.',
    },
  }),
  conductFact({
    event: EvidenceHandled,
    path: 'evidence',
    who: 'participant',
    title: 'Something was photographed, seized or copied',
    fields: { manner: 'What was done with it.', what: 'What it was.' },
  }),
  conductFact({
    event: DecisionTaken,
    path: 'decisions',
    who: 'operation-leader',
    title: 'A joint decision, its ground, who agreed and who did not',
    namedLater: true,
    fields: {
      what: { description: 'What was decided together.', example: 'the telephone is not taken' },
      why: { description: 'On what ground.', example: 'it is needed to reach the family' },
      agreed: { description: 'Who agreed.', min: 0 },
      disagreed: { description: 'Who disagreed.', min: 0 },
      ground: 'A paragraph, an agreement, a weighing.',
      dissent: 'Why those who disagreed did.',
    },
  }),
  conductFact({
    event: NoteAdded,
    path: 'notes',
    who: 'participant',
    title: 'A note',
    fields: { text: { description: 'What is noted.', required: true } },
  }),
];
