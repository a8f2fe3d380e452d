import { given, SYSTEM } from '@samsyn/kernel';
import { debrief } from '../debrief-decider';
import {
  as,
  asFacilitator,
  asLeader,
  BORDER,
  CLOSED,
  COORDINATOR,
  entryId,
  FACILITATOR,
  NAMED,
  OFFICER,
  OPENED,
  spoken,
} from '../debrief.fixture';

const submit = { kind: 'SubmitPerspective', hard: 'four persons inside at once' } as const;
const release = { kind: 'ReleasePerspective' } as const;
const asCoordinator = as(COORDINATOR);

describe('a perspective', () => {
  it('says at least one thing', () => {
    given(debrief, OPENED)
      .when({ kind: 'SubmitPerspective' }, asCoordinator)
      .refused('DEBRIEF.PERSPECTIVE_EMPTY');
    given(debrief, OPENED)
      .when(submit, asCoordinator)
      .then({ name: 'PerspectiveSubmitted', data: { hard: submit.hard } });
  });

  it('is given by whoever takes part, asked or not, and more than once', () => {
    const first = { name: 'PerspectiveSubmitted', actor: COORDINATOR, data: { hard: submit.hard } } as const;
    given(debrief, OPENED, first)
      .when(submit, asCoordinator)
      .then({ name: 'PerspectiveSubmitted', data: { hard: submit.hard } });
    given(debrief, OPENED)
      .when(submit, as(FACILITATOR, { facilitates: true }))
      .refused('ACCESS.NOT_YOURS');
  });

  it('goes through a facilitator where there is one other than the author', () => {
    const through = { ...submit, through: 'facilitator' } as const;
    given(debrief, OPENED).when(through, asCoordinator).refused('DEBRIEF.NO_FACILITATOR');
    given(debrief, OPENED, NAMED)
      .when(through, asCoordinator)
      .then({ name: 'PerspectiveSubmitted', data: { hard: submit.hard, through: 'facilitator' } });
    given(debrief, OPENED, NAMED)
      .when(through, as(FACILITATOR, { facilitates: true, participates: true }))
      .refused('DEBRIEF.OWN_PERSPECTIVE');
  });

  it('is about a branch that was not there, or a no to a decision, through the facilitator alone', () => {
    const about = { ...submit, about: 'police/local-police' } as const;
    const decision = { ...submit, decision: '6f1c2f0e-5c0b-4b7e-9d0e-0d7c2f3a1b42' } as const;
    const when = (command: object) =>
      given(debrief, OPENED, NAMED).when({ ...submit, ...command }, asCoordinator);
    when(about).refused('DEBRIEF.THROUGH_FACILITATOR_ONLY');
    when(decision).refused('DEBRIEF.THROUGH_FACILITATOR_ONLY');
    when({ ...about, ...decision, through: 'facilitator' }).refused('DEBRIEF.ONE_SUBJECT');
    when({ ...about, through: 'facilitator', takesPart: true }).refused('DEBRIEF.ABOUT_TAKES_PART');
    expect(when({ ...about, through: 'facilitator' }).outcome.events?.[0]?.data).toMatchObject({
      about: 'police/local-police',
    });
  });

  it('is for a debrief that is open', () => {
    given(debrief).when(submit, asCoordinator).refused('DEBRIEF.NOT_OPEN');
    given(debrief, OPENED, CLOSED).when(submit, asCoordinator).refused('DEBRIEF.CLOSED');
  });
});

describe('a release', () => {
  const [one, two] = [spoken(1, COORDINATOR, 'crowded'), spoken(2, BORDER, 'unclear who leads')];
  const released = (number: number) =>
    ({ name: 'PerspectiveReleased', data: { hard: 'x', perspective: entryId(number) } }) as const;

  it('is the latest that waits, as it was written', () => {
    given(debrief, OPENED, NAMED, one, two)
      .when(release, asFacilitator)
      .then({ name: 'PerspectiveReleased', data: { hard: 'unclear who leads', perspective: entryId(2) } });
    given(debrief, OPENED, NAMED, one, two, released(2))
      .when(release, asFacilitator)
      .then({ name: 'PerspectiveReleased', data: { hard: 'crowded', perspective: entryId(1) } });
  });

  it('is in the order and the words that the facilitator chooses, and has nothing of the author’s', () => {
    given(debrief, OPENED, NAMED, one, two)
      .when({ ...release, perspective: entryId(1), develop: 'fewer inside' }, asFacilitator)
      .then({ name: 'PerspectiveReleased', data: { develop: 'fewer inside', perspective: entryId(1) } });
  });

  it('names which one where those that wait go to different readers', () => {
    const criticism = { ...two, data: { ...two.data, about: BORDER } } as typeof two;
    given(debrief, OPENED, NAMED, one, criticism)
      .when(release, asFacilitator)
      .refused('DEBRIEF.SEVERAL_PERSPECTIVES');
    given(debrief, OPENED, NAMED, one, criticism)
      .when({ ...release, perspective: entryId(1) }, asFacilitator)
      .then({ name: 'PerspectiveReleased', data: { hard: 'crowded', perspective: entryId(1) } });
  });

  it('happens once', () => {
    const again = { ...release, perspective: entryId(1), hard: 'otherwise' };
    given(debrief, OPENED, NAMED, one, released(1)).when(again, asFacilitator).silent();
    given(debrief, OPENED, NAMED, one, released(1))
      .when(release, asFacilitator)
      .refused('PERSPECTIVE.UNKNOWN');
  });

  it('is of nothing that was given openly', () => {
    const openly = { ...one, data: { hard: 'crowded' } } as typeof one;
    given(debrief, OPENED, NAMED, openly)
      .when({ ...release, perspective: entryId(1) }, asFacilitator)
      .refused('PERSPECTIVE.UNKNOWN');
    given(debrief, OPENED, NAMED).when(release, asFacilitator).refused('PERSPECTIVE.UNKNOWN');
  });

  it('is not of what the facilitator wrote, nor of what was erased', () => {
    given(debrief, OPENED, NAMED, spoken(1, FACILITATOR, 'mine'))
      .when(release, asFacilitator)
      .refused('DEBRIEF.OWN_PERSPECTIVE');
    const erased = { ...one, data: { through: 'facilitator' } } as typeof one;
    given(debrief, OPENED, NAMED, erased).when(release, asFacilitator).refused('DEBRIEF.PERSPECTIVE_EMPTY');
  });

  it('is not of what was entrusted to an earlier facilitator', () => {
    const later = { name: 'FacilitatorNamed', data: { who: OFFICER } } as const;
    const asLater = as(OFFICER, { facilitates: true });
    given(debrief, OPENED, NAMED, one, later).when(release, asLater).refused('PERSPECTIVE.UNKNOWN');
    given(debrief, OPENED, NAMED, one, later)
      .when({ ...release, perspective: entryId(1) }, asLater)
      .refused('PERSPECTIVE.UNKNOWN');
    given(debrief, OPENED, NAMED, one, later, two)
      .when(release, asLater)
      .then({ name: 'PerspectiveReleased', data: { hard: 'unclear who leads', perspective: entryId(2) } });
  });

  it('is the facilitator’s alone, also before the leader', () => {
    for (const metadata of [asLeader, asCoordinator]) {
      given(debrief, OPENED, NAMED, one).when(release, metadata).refused('ACCESS.NOT_YOURS');
      const unknown = { ...release, perspective: entryId(9) };
      given(debrief, OPENED, NAMED, one).when(unknown, metadata).refused('ACCESS.NOT_YOURS');
    }
    given(debrief, OPENED, NAMED, one, CLOSED).when(release, asFacilitator).refused('DEBRIEF.CLOSED');
  });
});

describe('a reminder of perspectives', () => {
  const ALL = [COORDINATOR.branch, BORDER.branch];
  const asked = (number: number, of: string[], answerBy = '2026-11-30T16:00:00.000Z') =>
    ({ name: 'PerspectiveRequested', id: entryId(number), data: { of, answerBy } }) as const;
  const openly = { name: 'PerspectiveSubmitted', actor: COORDINATOR, data: { hard: 'x' } } as const;
  const HELD = { name: 'DebriefMeetingHeld' as const, data: { present: [] } };
  const remind = (number: number) => ({ kind: 'RemindPerspectives', request: entryId(number) }) as const;
  const reminded = (number: number, of: string[], answerBy = '2026-11-30T16:00:00.000Z') =>
    ({ name: 'PerspectiveReminded', data: { request: entryId(number), of, answerBy } }) as const;
  const asSamsyn = { actor: SYSTEM };

  it('is for those who have not answered, where everybody may know who has', () => {
    given(debrief, OPENED, asked(1, ALL), openly)
      .when(remind(1), asSamsyn)
      .then(reminded(1, [BORDER.branch]));
  });

  it('is for everybody who was asked while a facilitator receives answers, so that it singles out nobody', () => {
    for (const event of [openly, spoken(5, COORDINATOR, 'x'), spoken(5, BORDER, 'x')]) {
      given(debrief, OPENED, NAMED, asked(1, ALL), event).when(remind(1), asSamsyn).then(reminded(1, ALL));
      given(debrief, OPENED, NAMED, asked(1, ALL), spoken(6, BORDER, 'y'), event, HELD)
        .when(remind(1), asSamsyn)
        .then(reminded(1, ALL));
    }
    given(debrief, OPENED, NAMED, asked(1, ALL), openly, HELD)
      .when(remind(1), asSamsyn)
      .then(reminded(1, [BORDER.branch]));
  });

  it('comes once for a request, and for the last one that a branch was given', () => {
    const later = asked(2, [BORDER.branch], '2026-12-10T16:00:00.000Z');
    given(debrief, OPENED, asked(1, ALL), reminded(1, ALL)).when(remind(1), asSamsyn).silent();
    given(debrief, OPENED, asked(1, ALL), later)
      .when(remind(1), asSamsyn)
      .then(reminded(1, [COORDINATOR.branch]));
    given(debrief, OPENED, asked(1, ALL), later)
      .when(remind(2), asSamsyn)
      .then(reminded(2, [BORDER.branch], '2026-12-10T16:00:00.000Z'));
  });

  it('does not come when all have answered or the debrief is closed', () => {
    const other = { ...openly, actor: BORDER };
    given(debrief, OPENED, asked(1, ALL), openly, other).when(remind(1), asSamsyn).silent();
    given(debrief, OPENED, asked(1, ALL), CLOSED).when(remind(1), asSamsyn).silent();
  });
});
