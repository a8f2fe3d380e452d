import { type Entry, at, booked, kept, missed, byHolder } from '../record-encounter-fact/told.fixture';

describe('follow-ups', () => {
  it('are numbered from one', () => {
    byHolder({ name: 'FollowUpBooked', data: { at: at(11) } }, booked(1), kept(1)).then({
      name: 'FollowUpBooked',
      data: { at: at(11), followUp: 2 },
    });
  });
  it.each([
    ['the latest open one', [booked(1), booked(2)], undefined, 2],
    ['the one before, where the latest is closed', [booked(1), booked(2), kept(2)], undefined, 1],
    ['the one that is named', [booked(1), booked(2)], 1, 1],
  ])('a step is about %s', (_which, past, named, followUp) => {
    byHolder({ name: 'FollowUpKept', data: { followUp: named } }, ...past).then({
      name: 'FollowUpKept',
      data: { followUp },
    });
  });
  it.each([
    ['none was booked', [], undefined],
    ['all are closed', [booked(1), kept(1)], undefined],
    ['that one was missed', [booked(1), missed(1)], 1],
    ['that one does not exist', [booked(1)], 2],
  ])('cannot be kept where %s', (_why, past, named) => {
    byHolder({ name: 'FollowUpKept', data: { followUp: named } }, ...past).refused(
      'ENCOUNTER.NO_OPEN_FOLLOW_UP',
    );
  });
  it('change nothing where the named one is already so', () => {
    byHolder({ name: 'FollowUpMissed', data: { followUp: 1 } }, booked(1), missed(1)).silent();
  });
  it('can be moved after they were missed, and are open again', () => {
    const moved: Entry = { name: 'FollowUpMoved', data: { followUp: 1, at: at(12) } };
    byHolder({ name: 'FollowUpMoved', data: { at: at(12) } }, booked(1), missed(1)).then(moved);
    byHolder({ name: 'FollowUpKept', data: {} }, booked(1), missed(1), moved).then(kept(1));
  });
});
