import { given } from '@samsyn/kernel';
import { debrief } from '../debrief-decider';
import {
  as,
  asFacilitator,
  asLeader,
  CLOSED,
  COORDINATOR,
  entryId,
  LEADER,
  OFFICER,
  OPENED,
} from '../debrief.fixture';

const [ONE, TWO] = ['A'.repeat(43), 'B'.repeat(43)];
const signOff = (version: string) => ({ kind: 'SignOff', version }) as const;
const signed = (branch: string, version: string) =>
  ({ name: 'DebriefSignedOff', data: { branch, version } }) as const;

const generated = (branch: string, version: string, format: 'json' | 'pdf') =>
  ({ name: 'DebriefGenerated', data: { branch, version, format, upTo: entryId(1) } }) as const;

describe('a final version', () => {
  const make = { kind: 'GenerateVersion', version: ONE, format: 'pdf', upTo: entryId(1) } as const;

  it('is made by whoever takes part, of the own branch, also when the debrief is closed', () => {
    for (const past of [[OPENED], [OPENED, CLOSED]])
      given(debrief, ...past)
        .when(make, as(OFFICER))
        .then(generated(OFFICER.branch, ONE, 'pdf'));
    given(debrief).when(make, as(OFFICER)).refused('DEBRIEF.NOT_OPEN');
    given(debrief, OPENED).when(make, asFacilitator).refused('ACCESS.NOT_YOURS');
  });

  it('is made once while nothing changes, in each format and by each branch', () => {
    const past = [OPENED, generated(OFFICER.branch, ONE, 'pdf')];
    given(debrief, ...past)
      .when(make, as(OFFICER))
      .silent();
    given(debrief, ...past)
      .when({ ...make, format: 'json' }, as(OFFICER))
      .then(generated(OFFICER.branch, ONE, 'json'));
    given(debrief, ...past)
      .when(make, as(COORDINATOR))
      .then(generated(COORDINATOR.branch, ONE, 'pdf'));
  });
});

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

  it('is of the version that was read, and names the entry that made it', () => {
    const made = generated(COORDINATOR.branch, ONE, 'pdf');
    given(debrief, OPENED, { ...made, id: entryId(7) })
      .when(signOff(ONE), as(COORDINATOR))
      .then({
        name: 'DebriefSignedOff',
        data: { branch: COORDINATOR.branch, version: ONE, generated: entryId(7) },
      });
    given(debrief, OPENED)
      .when({ ...signOff(TWO), read: ONE }, as(COORDINATOR))
      .refused('DEBRIEF.VERSION_CHANGED');
    given(debrief, OPENED)
      .when({ ...signOff(TWO), read: TWO }, as(COORDINATOR))
      .then(signed(COORDINATOR.branch, TWO));
  });

  it('is for a debrief that is open', () => {
    given(debrief).when(signOff(ONE), asLeader).refused('DEBRIEF.NOT_OPEN');
    given(debrief, OPENED, CLOSED).when(signOff(ONE), asLeader).refused('DEBRIEF.CLOSED');
  });
});
