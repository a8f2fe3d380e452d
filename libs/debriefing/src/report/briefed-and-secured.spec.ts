import type { Json, PersonRef } from '@samsyn/kernel';
import { debriefOf } from './debrief-of';
import { BORDER, COORDINATOR, LEADER, proposedAs, viewedOperation, type GivenEntry } from './viewed.fixture';

const recorded = (
  time: string,
  name: string,
  by: PersonRef = LEADER,
  data: Record<string, Json> = {},
): GivenEntry => ({ name, at: `2026-11-19T${time}:00+01:00`, by, data });

/** The entries cited, by their ordinal; none where there is no such deviation. */
function cited(code: string, ...entries: readonly GivenEntry[]): number[] {
  const operation = viewedOperation({ entries: [...entries, proposedAs('apartment-visit', 2)] });
  const { deviations } = debriefOf(operation, '2026-11-20T12:00:00.000Z');
  const found = deviations.filter((one) => one.code === code);
  expect(found.length).toBeLessThanOrEqual(1);
  return (found[0]?.entries ?? []).map((entry) => Number(entry.slice(-12)));
}

const ref = (who: PersonRef): Json => ({ ...who });
const released = recorded('19:00', 'OperationReleased', LEADER, { overridden: [] });
const started = recorded('19:30', 'ConductStarted');
const ended = recorded('21:00', 'ConductEnded');
const entered = (time: string, site?: string) =>
  recorded(time, 'SiteEntered', BORDER, { persons: 2, ...(site === undefined ? {} : { site }) });
const secured = (time: string, site?: string) =>
  recorded(time, 'SiteSecured', BORDER, site === undefined ? {} : { site });
const briefing = (time: string, ...present: readonly PersonRef[]) =>
  recorded(time, 'PreBriefingHeld', LEADER, { present: present.map(ref), covered: [] });
const briefedLater = (time: string, who: PersonRef) =>
  recorded(time, 'LateJoinerBriefed', LEADER, { who: ref(who) });

describe('started without a pre-briefing', () => {
  const code = 'started-without-pre-briefing';

  it('is one where none had been held at the start, whatever was decided', () => {
    expect(cited(code, released, started)).toEqual([2]);
    expect(cited(code, started, briefing('19:40', LEADER))).toEqual([1]);
    expect(cited(code, briefing('18:30', LEADER), started)).toEqual([]);
  });
  it('is none before the start', () => {
    expect(cited(code, released)).toEqual([]);
  });
});

describe('on site without a briefing', () => {
  const code = 'on-site-unbriefed';
  const accepted = (time: string, mode = 'on-site') =>
    recorded(time, 'CoordinatorAccepted', COORDINATOR, { mode });
  const inside = (time: string, by: PersonRef) =>
    recorded(time, 'PersonEntered', by, { role: 'coordinator' });

  it('is one of a coordinator who accepted after clearance and came, whoever reports it', () => {
    expect(cited(code, released, accepted('19:10'), inside('19:44', COORDINATOR))).toEqual([2, 3]);
    expect(cited(code, released, accepted('19:10'), inside('19:44', BORDER))).toEqual([2, 3]);
  });
  it('is one of any branch that confirmed after clearance and came', () => {
    const confirmed = recorded('19:10', 'AgencyConfirmed', BORDER, { staff: 2, focus: 'residence' });
    expect(cited(code, released, confirmed, recorded('19:50', 'AgencyArrived', BORDER))).toEqual([2, 3]);
  });
  it('is none where somebody of the branch was briefed before, and one where only afterwards', () => {
    const came = inside('19:44', COORDINATOR);
    expect(cited(code, released, accepted('19:10'), briefedLater('19:20', COORDINATOR), came)).toEqual([]);
    expect(cited(code, briefing('18:30', COORDINATOR), released, accepted('19:10'), came)).toEqual([]);
    expect(cited(code, released, accepted('19:10'), came, briefedLater('20:00', COORDINATOR))).toEqual([
      2, 3,
    ]);
  });
  it('is none of who advises by telephone, who never came, and who had accepted before: there the gate holds', () => {
    expect(cited(code, released, accepted('19:10', 'telephone'), inside('19:44', COORDINATOR))).toEqual([]);
    expect(cited(code, released, accepted('19:10'))).toEqual([]);
    expect(cited(code, accepted('16:48'), released, inside('19:44', COORDINATOR))).toEqual([]);
    expect(cited(code, accepted('19:10'), inside('19:44', COORDINATOR))).toEqual([]);
  });
});

describe('never secured', () => {
  const code = 'never-secured';

  it('is one of each site that was entered and not secured at the end, cited once', () => {
    expect(cited(code, entered('19:34'), ended)).toEqual([1, 2]);
    expect(cited(code, entered('19:34'), entered('19:40', 's2'), secured('19:50', 's2'), ended)).toEqual([
      1, 4,
    ]);
    expect(cited(code, entered('19:34'), entered('19:40', 's2'), ended)).toEqual([1, 2, 3]);
    expect(cited(code, entered('19:34'), ended, secured('21:10'))).toEqual([1, 2]);
  });
  it('is none where it was secured, nobody entered, or it goes on', () => {
    expect(cited(code, entered('19:34'), secured('19:38'), ended)).toEqual([]);
    expect(cited(code, ended)).toEqual([]);
    expect(cited(code, entered('19:34'))).toEqual([]);
  });
});
