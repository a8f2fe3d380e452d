import { KINDS } from '@samsyn/kinds';
import { noPlan, type OperationPlan } from '../operation-plan';
import type { ChainStep, Terms } from '@samsyn/agreements/contract';
import { resolved, suggestionOf } from './suggestion';

const [POLICE, COORDINATORS, BORDER] = [
  'police/trafficking-unit',
  'social-services/regional-coordinator',
  'police/border-police',
] as const;
const NOW = '2026-11-18T12:00:00.000Z';
const WINDOW: [string, string] = ['2026-11-19T18:00:00.000Z', '2026-11-19T22:00:00.000Z'];
const terms: Terms = {
  name: 'visits',
  region: 'syd',
  validFrom: '2026-01-01',
  parties: [POLICE, COORDINATORS],
  leads: [],
  invites: [{ kind: 'apartment-visit', agencies: [BORDER, POLICE] }],
  chain: [],
  answerMinutes: { invitation: 600, call: 20 },
};
const plan: OperationPlan = {
  ...noPlan,
  operation: { kind: 'apartment-visit', region: 'syd', municipality: 'Växjö', window: WINDOW },
  leader: { person: 'p', branch: POLICE, role: 'operation-leader' },
};
const step = (region: string): ChainStep => ({ branch: COORDINATORS, region });
const suggested = (
  own: Partial<Parameters<typeof suggestionOf>[3]> = {},
  kind = KINDS.newest('apartment-visit'),
) => suggestionOf(terms, plan, kind, { steps: [], now: NOW, already: new Set(), ...own });

describe('what a plan starts with', () => {
  it('invites whom the agreement names for the kind, but not the leading branch and nobody twice', () => {
    expect(suggested().invitations).toEqual({ agencies: [BORDER], answerBy: '2026-11-18T22:00:00.000Z' });
    expect(suggested({ already: new Set([BORDER]) }).invitations).toBeUndefined();
  });

  it('asks for answers before the operation begins, where that is still to come', () => {
    expect(suggested({ now: '2026-11-19T12:00:00.000Z' }).invitations?.answerBy).toBe(WINDOW[0]);
    expect(suggested({ now: '2026-11-19T19:00:00.000Z' }).invitations?.answerBy).toBe(
      '2026-11-20T05:00:00.000Z',
    );
  });

  it('calls the first of the chain who can be found, and then the others', () => {
    const steps = [
      { branch: COORDINATORS, region: 'syd', handle: undefined },
      { branch: COORDINATORS, region: 'ost', handle: 'ost' },
      { branch: COORDINATORS, region: 'vast', handle: 'vast' },
    ];
    expect(suggested({ steps }).call).toEqual({
      to: 'ost',
      then: ['vast'],
      answerBy: '2026-11-18T12:20:00.000Z',
    });
    expect(suggested().call).toBeUndefined();
  });

  it('tells which of the branches can take each of the kind’s roles', () => {
    const roles = new Map(suggested().roles.map(({ role, branches }) => [role, branches]));
    expect(roles.get('conversation')).toEqual([COORDINATORS]);
    expect(roles.get('secures-the-site')).toEqual([POLICE, BORDER]);
  });
});

describe('a step of the chain', () => {
  it('means the first who can come and stands nowhere before', () => {
    const candidates = ({ region }: ChainStep) => (region === 'syd' ? ['a', 'b'] : ['a', 'c']);
    const steps = resolved([step('syd'), step('ost'), step('syd'), step('syd')], candidates);
    expect(steps.map(({ handle }) => handle)).toEqual(['a', 'c', 'b', undefined]);
  });
});
