import { given, type Standing } from '@samsyn/kernel';
import { conduct, type ConductCommand } from '../conduct';

const leads: Standing = {
  leadingBranch: 'police/trafficking-unit',
  leads: true,
  participates: true,
  invited: false,
  facilitates: false,
};
const plan = { revision: 7, hash: 'A'.repeat(43) };
const start: ConductCommand = { kind: 'StartConduct', plan };
const started = { name: 'ConductStarted', data: { planRevision: 7, planHash: plan.hash } } as const;

describe('starting the conduct', () => {
  it('hands the plan over as it stands', () => {
    given(conduct).when(start, { standing: leads }).then(started);
  });
  it('is silent where it has started, whatever the plan is now', () => {
    given(conduct, started)
      .when({ ...start, plan: { ...plan, revision: 9 } }, { standing: leads })
      .silent();
  });
  it('is recorded even after an end that was told first', () => {
    given(conduct, { name: 'ConductEnded', data: {} }).when(start, { standing: leads }).then(started);
  });
  it('is for the leader alone', () => {
    const officer = {
      person: '33333333-3333-4333-8333-333333333333',
      branch: 'police/trafficking-unit',
      role: 'officer',
    };
    given(conduct)
      .when(start, { standing: leads, actor: { ...officer, regions: [] } })
      .refused('ACCESS.NOT_YOURS');
    given(conduct)
      .when(start, { standing: { ...leads, leads: false } })
      .refused('ACCESS.NOT_YOURS');
  });
});
