import type { Json } from '@samsyn/kernel';
import { changesBetween } from './changes';
import { debriefOf } from './debrief-of';
import { eveningVisit, SIGNED_OFF_AT } from './evening-visit.fixture';
import { asSignedOff, versionOf } from './signed-version';
import { BORDER, COORDINATOR, id, LEADER, viewedOperation, type GivenEntry } from './viewed.fixture';

const recorded = (
  name: string,
  data: Record<string, Json> = {},
  more: Partial<GivenEntry> = {},
): GivenEntry => ({
  name,
  at: '2026-11-25T09:00:00.000Z',
  by: LEADER,
  data,
  ...more,
});
const document = (entries: readonly GivenEntry[], now = SIGNED_OFF_AT) =>
  debriefOf(asSignedOff(viewedOperation({ entries })), now);
const before = document(eveningVisit);
const changesWith = (...more: GivenEntry[]) => changesBetween(before, document([...eveningVisit, ...more]));
const short = (...more: GivenEntry[]) =>
  changesWith(...more).map(({ part, how, code }) => `${part} ${how} ${code}`);

describe('what has changed since a sign-off', () => {
  it('is nothing where nothing was recorded, nor where only the version itself was handled', () => {
    expect(short()).toEqual([]);
    expect(
      short(
        recorded('DebriefSignedOff', { branch: BORDER.branch, version: 'w'.repeat(43) }),
        recorded('DebriefGenerated', {
          branch: LEADER.branch,
          version: 'w'.repeat(43),
          format: 'pdf',
          upTo: id(1),
        }),
        recorded('DebriefClosed'),
      ),
    ).toEqual([]);
  });

  it('is a lesson, an action that was completed, and the entries that say so', () => {
    const action = eveningVisit.findIndex(({ name }) => name === 'ActionAgreed') + 1;
    const changes = changesWith(
      recorded('LessonAgreed', { what: 'ring tidigare' }),
      recorded('ActionCompleted', { action: id(action) }),
    );
    expect(changes).toMatchObject([
      { part: 'lessons', how: 'added', what: 'ring tidigare' },
      { part: 'actions', how: 'changed', was: 'open', is: 'completed' },
      { part: 'entries', how: 'added', code: 'LessonAgreed' },
      { part: 'entries', how: 'added', code: 'ActionCompleted' },
    ]);
  });

  it('is a measure, a comparison and a deviation that follow from a late entry', () => {
    const late = recorded(
      'PersonEntered',
      { role: 'coordinator', count: 1 },
      { at: '2026-11-19T18:37:00.000Z' },
    );
    expect(short(late)).toEqual([
      'measures changed securedToCoordinatorInsideMinutes',
      'comparison changed persons-inside',
      'comparison changed coordinator',
      'deviations added coordinator-inside-before-secured',
      'deviations changed max-persons-inside-exceeded',
      'entries added PersonEntered',
    ]);
  });

  it('is a task that has come with time alone', () => {
    const later = document(eveningVisit, '2026-12-20T10:00:00.000Z');
    expect(changesBetween(before, later).map(({ part, how, code }) => [part, how, code])).toEqual([
      ['tasks', 'added', 'action-overdue'],
    ]);
  });

  it('is what is no longer there, too', () => {
    const without = document(eveningVisit.filter(({ name }) => name !== 'ActionAgreed'));
    expect(changesBetween(before, without)).toContainEqual(
      expect.objectContaining({ part: 'actions', how: 'removed' }),
    );
  });

  it('goes with the version: the same where nothing changed, another where something did', () => {
    expect(versionOf(document(eveningVisit))).toBe(versionOf(before));
    expect(versionOf(document([...eveningVisit, recorded('DebriefClosed')]))).toBe(versionOf(before));
    expect(versionOf(document([...eveningVisit, recorded('DebriefReopened', { why: 'x' })]))).not.toBe(
      versionOf(before),
    );
  });

  it('and the version know nothing of what its reader gave to the facilitator, or corrected there', () => {
    const entrusted = recorded(
      'PerspectiveSubmitted',
      { through: 'facilitator', hard: 'x' },
      { by: COORDINATOR, id: id(901) },
    );
    const corrected = recorded(
      'EntryCorrected',
      { entry: id(901), field: 'hard', is: 'y' },
      { by: COORDINATOR },
    );
    const entries = [...eveningVisit, entrusted, corrected];
    const operation = viewedOperation({ entries, perspectivesAreClosed: true, ownBranchAnswered: true });
    const closed = viewedOperation({ entries: eveningVisit, perspectivesAreClosed: true });
    const [withIt, without] = [operation, closed].map((one) => debriefOf(asSignedOff(one), SIGNED_OFF_AT));
    expect(withIt).toEqual(without);
  });
});
