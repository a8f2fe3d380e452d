import { SYSTEM_BRANCH, type Actor } from './people';
import { authorize, WHO_MAY, type Standing, type WhoMay } from './standing';

const LEADING = 'police/trafficking-unit';
const NOTHING: Standing = {
  leadingBranch: LEADING,
  leads: false,
  participates: false,
  invited: false,
  facilitates: false,
};
const leads: Standing = { ...NOTHING, leads: true, participates: true };
const takesPart: Standing = { ...NOTHING, participates: true };
const invited: Standing = { ...NOTHING, invited: true };
const person = (branch: string, role: string): Actor => ({
  person: '11111111-1111-4111-8111-111111111111',
  branch,
  role,
  regions: [],
});

/** Everybody there can be, and what she is to the operation. */
const EVERYBODY = {
  leader: { actor: person(LEADING, 'operation-leader'), standing: leads },
  'a leader who has handed it over': {
    actor: person(LEADING, 'operation-leader'),
    standing: { ...leads, leadsInPerson: false },
  },
  'an officer who took it over': {
    actor: person(LEADING, 'officer'),
    standing: { ...leads, leadsInPerson: true },
  },
  officer: { actor: person(LEADING, 'officer'), standing: leads },
  'other police': { actor: person('police/border-police', 'officer'), standing: takesPart },
  'a leader of elsewhere': { actor: person('police/local-police', 'operation-leader'), standing: NOTHING },
  coordinator: { actor: person('social-services/regional-coordinator', 'coordinator'), standing: takesPart },
  invited: { actor: person('tax-agency/audit', 'inspector'), standing: invited },
  facilitator: {
    actor: person('county/facilitation', 'analyst'),
    standing: { ...NOTHING, facilitates: true },
  },
  samsyn: { actor: person(SYSTEM_BRANCH, 'system'), standing: NOTHING },
};
const LED = ['leader', 'a leader who has handed it over', 'an officer who took it over', 'officer'];
const TAKE_PART = [...LED, 'other police', 'coordinator'];

const MAY: readonly (readonly [WhoMay, readonly string[]])[] = [
  ['operation-leader', ['leader', 'an officer who took it over']],
  ['any-operation-leader', ['leader', 'a leader who has handed it over']],
  ['leading-branch', LED],
  ['police-on-site', [...LED, 'other police']],
  ['participant', TAKE_PART],
  ['decides-on-residence', [...LED, 'other police']],
  ['invited', ['invited']],
  ['invited-or-participant', [...TAKE_PART, 'invited']],
  ['facilitator', ['facilitator']],
  ['coordinator', ['coordinator']],
  [
    'signatory',
    ['leader', 'a leader who has handed it over', 'a leader of elsewhere', 'coordinator', 'invited'],
  ],
  ['system', ['samsyn']],
];

describe('who may', () => {
  it.each(MAY)('%s: these, and nobody else', (who, may) => {
    for (const [name, acting] of Object.entries(EVERYBODY)) {
      const attempt = () => authorize(who, acting);
      if (may.includes(name)) expect(attempt).not.toThrow();
      else expect(attempt).toThrow(expect.objectContaining({ code: 'ACCESS.NOT_YOURS', kind: 'forbidden' }));
    }
  });

  it('is said of every row', () => {
    expect(MAY.map(([who]) => who)).toEqual(Object.keys(WHO_MAY));
  });
});
