import { given } from '@samsyn/kernel';
import { debrief } from '../debrief-decider';
import {
  as,
  asFacilitator,
  asLeader,
  CLOSED,
  COORDINATOR,
  LEADER,
  OFFICER,
  OPENED,
} from '../debrief.fixture';

const [ONE, TWO] = ['A'.repeat(43), 'B'.repeat(43)];
const signOff = (version: string) => ({ kind: 'SignOff', version }) as const;
const signed = (branch: string, version: string) =>
  ({ name: 'DebriefSignedOff', data: { branch, version } }) as const;

describe('signing off', () => {
  it('is of the own branch’s version, for the leading branch by its operation leader', () => {
    given(debrief, OPENED).when(signOff(ONE), as(COORDINATOR)).then(signed(COORDINATOR.branch, ONE));
    given(debrief, OPENED).when(signOff(ONE), asLeader).then(signed(LEADER.branch, ONE));
    given(debrief, OPENED).when(signOff(ONE), as(OFFICER)).refused('ACCESS.NOT_YOURS');
    given(debrief, OPENED).when(signOff(ONE), asFacilitator).refused('ACCESS.NOT_YOURS');
  });

  it('happens once for a version, and anew for another', () => {
    const past = [OPENED, signed(COORDINATOR.branch, ONE)];
    given(debrief, ...past)
      .when(signOff(ONE), as(COORDINATOR))
      .silent();
    given(debrief, ...past)
      .when(signOff(TWO), as(COORDINATOR))
      .then(signed(COORDINATOR.branch, TWO));
    given(debrief, ...past)
      .when(signOff(ONE), asLeader)
      .then(signed(LEADER.branch, ONE));
  });

  it('is for a debrief that is open', () => {
    given(debrief).when(signOff(ONE), asLeader).refused('DEBRIEF.NOT_OPEN');
    given(debrief, OPENED, CLOSED).when(signOff(ONE), asLeader).refused('DEBRIEF.CLOSED');
  });
});
