import { given } from '@samsyn/kernel';
import { lessons } from '../lessons-decider';
import {
  LEADER,
  OFFICER,
  COORDINATOR,
  as,
  asLeader,
  asFacilitator,
  apply,
  refuse,
  answered,
} from '../lessons.fixture';

describe('an answer to a lesson of an earlier operation', () => {
  it('is the leader’s for the operation, and another branch’s for itself', () => {
    for (const metadata of [asLeader, as(COORDINATOR)])
      given(lessons).when(apply, metadata).then(answered('applied'));
    for (const metadata of [as(OFFICER), asFacilitator])
      given(lessons).when(apply, metadata).refused('ACCESS.NOT_YOURS');
  });

  it('says why where the lesson does not apply', () => {
    given(lessons).when(refuse, asLeader).refused('LESSON.WHY_REQUIRED');
    const why = 'nobody will be inside';
    given(lessons)
      .when({ ...refuse, why }, asLeader)
      .then(answered('not-applicable', { why }));
  });

  it('is given where the lesson may be read, and nowhere else', () => {
    const { known: _known, ...unknown } = apply;
    given(lessons).when(unknown, asLeader).refused('LESSON.UNKNOWN');
  });

  it('is given once, and anew where it is another', () => {
    const past = { ...answered('applied'), actor: LEADER };
    given(lessons, past).when(apply, asLeader).silent();
    given(lessons, past).when(apply, as(COORDINATOR)).then(answered('applied'));
    given(lessons, past)
      .when({ ...refuse, why: 'x' }, asLeader)
      .then(answered('not-applicable', { why: 'x' }));
  });
});
