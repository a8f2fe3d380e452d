import { allFilledIn } from '@samsyn/event-store';
import { planCommand } from '../../command-definition';
import {
  ContactPersonNamed,
  PlanAmended,
  RiskAssessed,
  RoleAssigned,
  SitesRegistered,
} from '../operation-plan.events';

const who = 'operation leader';

export const preparePlanCommands = [
  planCommand({
    event: RiskAssessed,
    kind: 'AssessRisk',
    id: 'assessRisk',
    path: 'risk-assessments',
    who,
    title: 'The risk is assessed',
    refusals: ['PLAN.CANCELLED', 'PLAN.ENDED'],
    fields: {
      level: 'How dangerous it may become.',
      ground: {
        description: 'What the assessment rests on.',
        example: { value: 'possible controller nearby', label: 'police-investigation' },
      },
    },
  }),
  planCommand({
    event: ContactPersonNamed,
    kind: 'NameContactPerson',
    id: 'nameContactPerson',
    path: 'contact-persons',
    who: 'any person of an invited or participating branch, for the own branch; the operation leader for any',
    title: 'A branch names its contact person',
    refusals: ['PERSON.UNKNOWN', 'PLAN.CANCELLED'],
    fields: {
      who: { description: 'The caller where absent.', optional: true },
      telephone: {
        description: 'Where the contact person is reached; for the participants.',
        example: '+46 70 000 00 00',
      },
    },
  }),
  planCommand({
    event: RoleAssigned,
    kind: 'AssignRoles',
    id: 'assignRoles',
    path: 'roles',
    who,
    title: 'Who does what',
    description:
      'Tasks are added to those assigned before. Who is named again has the new task in place of the former one, and ' +
      'the answer warns of it (`PLAN.TASK_REPLACED`).',
    refusals: ['PERSON.UNKNOWN', 'PLAN.ROLES_REVERSED', 'PLAN.CANCELLED', 'PLAN.ENDED'],
    // In the body a text for each person: `RolesDto`.
    fields: allFilledIn(RoleAssigned),
  }),
  planCommand({
    event: SitesRegistered,
    kind: 'RegisterSites',
    id: 'registerSites',
    path: 'sites',
    who,
    title: 'The sites of the operation are named',
    description:
      'A fact that names another site is recorded all the same, and its answer warns of it (`SITE.NOT_REGISTERED`).',
    refusals: ['PLAN.SITE_REPEATS', 'PLAN.CANCELLED'],
    fields: {
      sites: {
        description:
          'What the participants call the sites, for them alone; compared without case and without spaces. Added to those ' +
          'registered before.',
        example: ['Salongen', 'Källaren 2'],
      },
    },
  }),
  planCommand({
    event: PlanAmended,
    kind: 'AmendPlan',
    id: 'amendPlan',
    path: 'amendments',
    who,
    title: 'Something of the plan is changed (PlanAmended)',
    description:
      'Says what it was before, and which of the branches that had been briefed need a new briefing: a release waits ' +
      'for those that have confirmed.',
    refusals: ['IDENTITY.BRANCH_UNKNOWN', 'PLAN.CANCELLED', 'PLAN.AMENDED_ELSEWHERE', 'PLAN.UNKNOWN_FIELD'],
    // In the body each field with its new value: `AmendmentDto`.
    fields: allFilledIn(PlanAmended),
  }),
];
