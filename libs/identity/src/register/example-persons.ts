import type { PersonEntry } from '../directory/person';
import { ADMINISTRATOR } from './roles';

/** The handles of the two administrators that a directory begins with: what one proposes, the other approves. */
export const FIRST_ADMINISTRATOR = 'admin';
export const SECOND_ADMINISTRATOR = 'admin2';

const administrator: PersonEntry = { branch: 'samsyn/administration', role: ADMINISTRATOR, regions: [] };

/** The only persons who exist before anyone has been registered. */
export const FIRST_PERSONS: Readonly<Record<string, PersonEntry>> = {
  [FIRST_ADMINISTRATOR]: administrator,
  [SECOND_ADMINISTRATOR]: administrator,
};

/** Invented persons for trying the system out, named by what they do. Never loaded beside a production issuer. */
export const EXAMPLE_PERSONS: Readonly<Record<string, PersonEntry>> = {
  'trafficking-leader': { branch: 'police/trafficking-unit', role: 'operation-leader', regions: ['syd'] },
  'trafficking-officer': { branch: 'police/trafficking-unit', role: 'officer', regions: ['syd'] },
  'local-leader': { branch: 'police/local-police', role: 'operation-leader', regions: ['syd'] },
  'local-officer': { branch: 'police/local-police', role: 'officer', regions: ['syd'] },
  'border-officer': { branch: 'police/border-police', role: 'officer', regions: ['syd'] },
  'coordinator-syd': {
    branch: 'social-services/coordinator-syd',
    role: 'coordinator',
    regions: ['syd'],
  },
  'coordinator-ost': {
    branch: 'social-services/coordinator-ost',
    role: 'coordinator',
    regions: ['ost'],
  },
  'coordinators-supervisor': {
    branch: 'social-services/coordinator-syd',
    role: 'supervisor',
    regions: ['syd'],
  },
  'municipal-case-officer': {
    branch: 'social-services/vaxjo',
    role: 'case-officer',
    regions: ['syd'],
  },
  'emergency-duty-officer': {
    branch: 'social-services/emergency-vaxjo',
    role: 'duty-officer',
    regions: ['syd'],
  },
  'work-inspector': { branch: 'work-environment-authority/inspection', role: 'inspector', regions: ['syd'] },
  'tax-inspector': { branch: 'tax-agency/audit', role: 'inspector', regions: ['syd'] },
  'migration-case-officer': {
    branch: 'migration-agency/investigation',
    role: 'case-officer',
    regions: ['syd'],
  },
  'shelter-worker': { branch: 'ngo/shelter', role: 'support-worker', regions: ['syd'] },
  'debrief-facilitator': {
    branch: 'county-administrative-board/facilitation',
    role: 'facilitator',
    regions: ['syd'],
  },
  'national-analyst': { branch: 'national-coordination/statistics', role: 'analyst', regions: [] },
  'duty-prosecutor': { branch: 'prosecutor/chamber', role: 'prosecutor', regions: ['syd'] },
};
