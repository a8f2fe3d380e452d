import { given } from '@samsyn/kernel';
import { operationPlan } from '../plan-decider';
import { asLeader, asOfficer, OPERATION, proposed } from '../plan.fixture';
import type { ProposeOperation } from './propose-operation';

const facts = { ...OPERATION, purpose: 'visit after an advertisement', reference: '5000-K1-26' };
const proposal: ProposeOperation = { kind: 'ProposeOperation', operation: 'apartment-visit', ...facts };

describe('proposing an operation', () => {
  it('fixes the version of the kind', () => {
    given(operationPlan)
      .when(proposal, asLeader)
      .then({
        name: 'OperationProposed',
        data: { kind: 'apartment-visit', kindVersion: 2, ...facts },
        labels: {},
      });
  });

  it('keeps location and source under the labels that the leader chose', () => {
    const location = { value: 'Exempelgatan 1', label: ['police-investigation', 'address'] as const };
    given(operationPlan)
      .when({ ...proposal, sites: 2, location: { ...location, label: [...location.label] } }, asLeader)
      .then({
        name: 'OperationProposed',
        data: { kind: 'apartment-visit', kindVersion: 2, ...facts, sites: 2, location: 'Exempelgatan 1' },
        labels: { location: ['police-investigation', 'address'] },
      });
  });

  it('is for operation leaders', () => {
    given(operationPlan).when(proposal, asOfficer).refused('ACCESS.NOT_YOURS');
  });

  it('knows only kinds that somebody has described', () => {
    given(operationPlan)
      .when({ ...proposal, operation: 'raid' }, asLeader)
      .refused('PLAN.UNKNOWN_KIND');
  });

  it('happens once', () => {
    given(operationPlan, proposed()).when(proposal, asLeader).silent();
  });
});
