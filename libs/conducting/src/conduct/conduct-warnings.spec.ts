import { asRecorded, type CommandMetadata } from '@samsyn/kernel';
import { insideAfter, warningsOfFact } from './conduct-warnings';

const NOW = '2026-11-19T18:30:00.000Z';
type LogLine = readonly [name: string, data: object, id?: string];
const recorded = (...events: readonly LogLine[]) =>
  events.map(([name, data, id], index) => {
    const at = `2026-11-19T18:${String(10 + index)}:00.000Z`;
    return { ...asRecorded({ name, data }, index, at), ...(id ? { id } : {}) };
  });
const fullyWarned = (entries: ReturnType<typeof recorded>, name: string, data: object) =>
  warningsOfFact(
    { events: [{ name, data }], metadata: { now: NOW, occurredAt: NOW } as CommandMetadata },
    { entries },
  );
/** After clearance. */
const warned = (before: ReturnType<typeof recorded>, name: string, data: object) =>
  fullyWarned([...recorded(['OperationReleased', {}], ['ConductStarted', {}]), ...before], name, data).map(
    ({ code }) => code,
  );

describe('warnings of the conduct', () => {
  it('tell of a site that is not in the plan', () => {
    const plan = recorded(['SitesRegistered', { sites: ['Salongen', 'Källaren 2'] }]);
    expect(warned(plan, 'NoteAdded', { site: 'källaren2' })).toEqual([]);
    expect(warned(plan, 'NoteAdded', { site: 'Källaren 3' })).toEqual(['SITE.NOT_REGISTERED']);
    expect(warned(plan, 'NoteAdded', {})).toEqual([]);
  });

  it('tell of a second site where the plan has none, not of the first', () => {
    expect(warned([], 'SiteEntered', { site: 's1', persons: 2 })).toEqual([]);
    const first = recorded(['SiteEntered', { site: 's1', persons: 2 }]);
    expect(warned(first, 'SiteSecured', { site: 'S 1' })).toEqual([]);
    expect(warned(first, 'SiteSecured', { site: 's2' })).toEqual(['SITE.NOT_REGISTERED']);
  });

  it('tell who ends it of persons who are still inside', () => {
    const passed = [
      ['PersonEntered', { role: 'officer', count: 9 }],
      ['SiteEntered', { persons: 2 }],
      ['PersonEntered', { role: 'coordinator', count: 1 }],
      ['PersonLeft', { role: 'officer', count: 2 }],
    ] as const;
    const inside = recorded(...passed);
    expect(warned(inside, 'ConductEnded', {})).toEqual(['CONDUCT.PERSONS_INSIDE']);
    expect(insideAfter(inside)).toBe(1);
    const out = recorded(...passed, ['PersonLeft', { role: 'coordinator', count: 1 }]);
    expect(insideAfter(out)).toBe(0);
    expect(warned(out, 'ConductEnded', {})).toEqual([]);
    expect(warned(inside, 'NoteAdded', {})).toEqual([]);
  });

  it('tell who ends it of check-ins that go on', () => {
    const [nextAt, checkIn] = ['2026-11-19T18:40:00.000Z', 'first'];
    const begun = ['SafetyCheckInStarted', { nextAt }, checkIn] as const;
    const running = (...steps: readonly LogLine[]) =>
      fullyWarned(
        recorded(['OperationReleased', {}], ['ConductStarted', {}], begun, ...steps),
        'ConductEnded',
        {},
      );
    const one = [{ code: 'CONDUCT.CHECK_INS_RUNNING', details: { running: 1 } }];
    expect(running()).toEqual(one);
    expect(running(['SafetyCheckedIn', { checkIn, nextAt }])).toEqual(one);
    expect(running(['SafetyCheckInMissed', { checkIn }])).toEqual(one);
    expect(running(['SafetyCheckedIn', { checkIn }])).toEqual([]);
    expect(running(['SafetyCheckInEnded', { checkIn }])).toEqual([]);
    const another = ['SafetyCheckInStarted', { nextAt }, 'second'] as const;
    expect(running(another)).toMatchObject([{ details: { running: 2 } }]);
  });

  it('tell of numbers and times that are unlikely', () => {
    expect(warned([], 'SiteEntered', { persons: 40 })).toEqual([]);
    expect(warned([], 'SiteEntered', { persons: 200 })).toEqual(['CONDUCT.MANY_PERSONS']);
    const inside = recorded(['SiteEntered', { persons: 2 }]);
    expect(warned(inside, 'PersonLeft', { count: 2 })).toEqual([]);
    expect(warned(inside, 'PersonLeft', { count: 3 })).toEqual(['CONDUCT.MORE_LEFT_THAN_INSIDE']);
    for (const name of ['FollowUpBooked', 'FollowUpMoved']) {
      expect(warned([], name, { at: '2026-11-21T10:00:00.000Z' })).toEqual([]);
      expect(warned([], name, { at: '2025-11-21T10:00:00.000Z' })).toEqual(['FOLLOW_UP.IS_OVER']);
      expect(warned([], name, { at: '2028-11-21T10:00:00.000Z' })).toEqual(['FOLLOW_UP.FAR_AWAY']);
    }
  });

  it('tell who begins without clearance, until it is given', () => {
    const before = (...entries: readonly LogLine[]) =>
      fullyWarned(recorded(...entries), 'ConductStarted', {}).map(({ code }) => code);
    expect(before(['OperationProposed', {}])).toEqual(['CONDUCT.NOT_RELEASED']);
    expect(before(['OperationReleased', {}])).toEqual([]);
    expect(before(['OperationReleasedWithoutCoordinator', { reason: 'x' }])).toEqual([]);
    const moved = ['OperationRescheduled', { releaseTakenBack: true }] as const;
    expect(before(['OperationReleased', {}], moved)).toEqual(['CONDUCT.NOT_RELEASED']);
    expect(before(['OperationReleased', {}], ['OperationRescheduled', {}])).toEqual([]);
    expect(before(['OperationReleased', {}], moved, ['OperationReleased', {}])).toEqual([]);
    expect(fullyWarned([], 'SiteEntered', { persons: 2 })).toMatchObject([{ code: 'CONDUCT.NOT_RELEASED' }]);
    expect(fullyWarned([], 'NoteAdded', {})).toEqual([]);
  });

  it('tell of a kind of support and of a language that nobody knows', () => {
    expect(warned([], 'SupportOffered', { kinds: ['shelter', 'addiction-care'] })).toEqual([]);
    const [warning] = fullyWarned([], 'SupportOffered', { kinds: ['pizza', 'shelter'] });
    expect(warning).toMatchObject({ code: 'SUPPORT.UNKNOWN_KIND', field: 'kinds', details: { unknown: 1 } });
    expect(warning?.details?.allowed).toContain('shelter');
    expect(JSON.stringify(warning)).not.toContain('pizza');
    const answers = [{ kind: 'pizza', answer: 'accepted' }];
    expect(fullyWarned([], 'SupportAnswered', { answers })).toMatchObject([{ field: 'answers' }]);
    for (const name of ['PersonMetWithoutCoordinator', 'InformationGiven', 'VictimConversationStarted']) {
      expect(warned([], name, { language: 'Romanian' })).toEqual([]);
      expect(warned([], name, { language: 'banana' })).toEqual(['LANGUAGE.UNKNOWN']);
    }
  });

  it('count what was corrected, and not what was recorded in error', () => {
    const entered = recorded(['SiteEntered', { persons: 3 }, 'a'], ['PersonEntered', { count: 1 }, 'b']);
    const corrected = recorded(['EntryCorrected', { entry: 'a', field: 'persons', is: 2 }]);
    const inError = recorded(['EntryMarkedInError', { entry: 'b' }]);
    expect(insideAfter([...entered, ...corrected])).toBe(3);
    expect(insideAfter([...entered, ...corrected, ...inError])).toBe(2);
  });
});
