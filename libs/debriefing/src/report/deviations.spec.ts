import type { Json, PersonRef } from '@samsyn/kernel';
import { debriefOf } from './debrief-of';
import {
  BORDER,
  COORDINATOR,
  FACILITATOR,
  id,
  LEADER,
  OFFICER,
  proposedAs,
  viewedOperation,
  type GivenEntry,
  type GivenOperation,
} from './viewed.fixture';

const on = (time: string) => `2026-11-19T${time}${time.length === 5 ? ':00' : ''}+01:00`;
const NOW = '2026-11-20T12:00:00.000Z';

const recorded = (
  time: string,
  name: string,
  data: Record<string, Json> = {},
  more: Partial<GivenEntry> = {},
): GivenEntry => ({
  name,
  at: on(time),
  data,
  ...more,
});

function deviations(entries: readonly GivenEntry[], more: Partial<GivenOperation> = {}, now = NOW) {
  // Last, so that the entries given have the ordinals 1, 2, 3 … that a specification cites.
  return debriefOf(viewedOperation({ entries: [...entries, proposedAs('apartment-visit')], ...more }), now)
    .deviations;
}

const released = recorded('19:00', 'OperationReleased', { overridden: [] }, { by: LEADER });
const secured = (time: string, site?: string) =>
  recorded(time, 'SiteSecured', site === undefined ? {} : { site });
const entered = (time: string, persons: number, site?: string) =>
  recorded(time, 'SiteEntered', { persons, ...(site === undefined ? {} : { site }) });
const inside = (time: string, role = 'officer', site?: string, count = 1) =>
  recorded(time, 'PersonEntered', { role, count, ...(site === undefined ? {} : { site }) });
const left = (time: string, count = 1) => recorded(time, 'PersonLeft', { role: 'officer', count });
const briefing = (time: string, maxInside: number) =>
  recorded(
    time,
    'PreBriefingHeld',
    { present: [LEADER as unknown as Json], covered: [], maxInside },
    { by: LEADER },
  );

/** The entries cited, by their ordinal; none where there is no such deviation. */
function cited(
  code: string,
  entries: readonly GivenEntry[],
  more?: Partial<GivenOperation>,
  now?: string,
): number[] {
  const deviation = deviations(entries, more, now).find((one) => one.code === code);
  return (deviation?.entries ?? []).map((entry) => Number(entry.slice(-12)));
}

describe('more persons inside than agreed', () => {
  const code = 'max-persons-inside-exceeded';

  it('counts the first entry, what enters and what leaves against the limit', () => {
    const entries = [
      briefing('18:30', 3),
      entered('19:34', 2),
      inside('19:44', 'coordinator'),
      inside('19:45'),
    ];
    expect(cited(code, entries)).toEqual([1, 4]);
  });

  it('is none where the limit is reached and not passed', () => {
    expect(cited(code, [briefing('18:30', 3), entered('19:34', 3)])).toEqual([]);
  });

  it('counts who has left in between', () => {
    const entries = [
      briefing('18:30', 3),
      entered('19:34', 3),
      left('19:40', 2),
      inside('19:41'),
      inside('19:42'),
    ];
    expect(cited(code, entries)).toEqual([]);
  });

  it('adds a second entry to the same site, and counts each site for itself', () => {
    const sameSite = [briefing('18:30', 3), entered('19:34', 2, 's2'), entered('19:35', 2, 's2')];
    expect(cited(code, sameSite)).toEqual([1, 3]);
    const twoSites = [briefing('18:30', 3), entered('19:34', 2), entered('19:35', 2, 's2')];
    expect(cited(code, twoSites)).toEqual([]);
  });

  it('cites every entry that passed the limit, not those that only left', () => {
    const entries = [briefing('18:30', 1), entered('19:34', 3), left('19:35'), inside('19:36')];
    expect(cited(code, entries)).toEqual([1, 2, 4]);
  });

  it('holds each count against what had been agreed by then', () => {
    const entries = [briefing('18:30', 3), entered('19:34', 4), briefing('19:40', 5), inside('19:45')];
    expect(cited(code, entries)).toEqual([1, 2]);
  });

  describe('where the number was amended', () => {
    const amended = (time: string, value: string, ...branches: readonly string[]) =>
      recorded(
        time,
        'PlanAmended',
        {
          changes: [{ field: 'maxInside', value }],
          ...(branches.length === 0
            ? {}
            : { briefAnew: branches.map((branch) => ({ branch, of: ['maxInside'], beforeRelease: true })) }),
        },
        { by: LEADER },
      );
    const briefed = (time: string, who: PersonRef) =>
      recorded(time, 'LateJoinerBriefed', { who: who as unknown as Json }, { by: LEADER });
    const all = [LEADER.branch, BORDER.branch];

    it('holds what goes in against the new number once everybody has been told', () => {
      const before = [briefing('18:30', 3), amended('18:56', '5', ...all), briefed('18:57', BORDER)];
      expect(cited(code, [...before, entered('19:34', 5)])).toEqual([]);
      expect(cited(code, [...before, entered('19:34', 6)])).toEqual([2, 3, 4]);
    });

    it('holds it against what they were told while somebody has not been', () => {
      const before = [briefing('18:30', 3), amended('18:56', '5', ...all)];
      expect(cited(code, [...before, entered('19:34', 5), briefed('19:40', BORDER)])).toEqual([1, 3]);
    });

    it('does so where the number was recorded after the release too, and lowered', () => {
      const before = [briefing('18:30', 5), released, amended('19:10', '3', ...all)];
      expect(cited(code, [...before, entered('19:34', 5)])).toEqual([]);
      expect(cited(code, [...before, briefed('19:20', BORDER), entered('19:34', 5)])).toEqual([3, 4, 5]);
    });

    it('takes the number of the amendment where no pre-briefing agreed one', () => {
      expect(cited(code, [amended('15:10', '5'), entered('19:34', 6)])).toEqual([1, 2]);
    });

    it('compares the most inside with the number that held then', () => {
      const operation = viewedOperation({
        entries: [
          briefing('18:30', 3),
          amended('18:56', '5'),
          entered('19:34', 4),
          proposedAs('apartment-visit'),
        ],
      });
      const row = debriefOf(operation, NOW).comparison.find((one) => one.code === 'persons-inside');
      expect(row).toMatchObject({ planned: 5, actual: 4, entries: [id(2), id(3)] });
    });
  });

  it('is none where nothing was agreed', () => {
    expect(cited(code, [entered('19:34', 9)])).toEqual([]);
  });

  it('follows a correction of how many went in', () => {
    const corrected = { ...entered('19:34', 4), corrections: [{ field: 'persons', is: 3, was: 4 }] };
    expect(cited(code, [briefing('18:30', 3), corrected])).toEqual([]);
  });
});

describe('the coordinator inside before the site is secured', () => {
  const code = 'coordinator-inside-before-secured';

  it('cites who went in and when it was secured', () => {
    expect(cited(code, [inside('19:36', 'coordinator'), secured('19:38')])).toEqual([1, 2]);
  });

  it('is none at the very minute, after it, and for officers', () => {
    expect(cited(code, [secured('19:38'), inside('19:38', 'coordinator')])).toEqual([]);
    expect(cited(code, [inside('19:30', 'officer'), secured('19:38')])).toEqual([]);
  });

  it('is one where the site was never secured, or only another site was', () => {
    expect(cited(code, [inside('19:36', 'coordinator')])).toEqual([1]);
    expect(cited(code, [secured('19:30'), inside('19:36', 'coordinator', 's2')])).toEqual([2]);
  });

  it('follows a correction of when it was secured', () => {
    const later = {
      ...secured('19:38'),
      corrections: [{ field: 'occurredAt', is: on('19:41'), was: on('19:38') }],
    };
    expect(cited(code, [later, inside('19:40', 'coordinator')])).toEqual([2, 1]);
  });
});

describe('entered before released', () => {
  const code = 'entered-before-released';

  it('cites each entry before the clearance', () => {
    expect(cited(code, [entered('18:59', 2), inside('18:59'), released, inside('19:01')])).toEqual([1, 2]);
  });

  it('is none at the very minute, with either kind of clearance', () => {
    expect(cited(code, [released, entered('19:00', 2)])).toEqual([]);
    const without = recorded('19:00', 'OperationReleasedWithoutCoordinator', {
      overridden: [],
      reason: 'ingen kunde',
    });
    expect(cited(code, [without, entered('19:10', 2)])).toEqual([]);
  });

  it('is one where no clearance was ever given', () => {
    expect(cited(code, [entered('19:34', 2)])).toEqual([1]);
  });
});

describe('started without a coordinator', () => {
  const code = 'started-without-coordinator';
  const started = recorded('19:30', 'ConductStarted');
  const accepted = (time: string) =>
    recorded(time, 'CoordinatorAccepted', { mode: 'telephone' }, { by: COORDINATOR });

  it('is none where somebody had accepted, by telephone too, at the latest in that minute', () => {
    expect(cited(code, [accepted('16:48'), started])).toEqual([]);
    expect(cited(code, [accepted('19:30'), started])).toEqual([]);
  });

  it('cites the start and the decision to go all the same', () => {
    const without = recorded('19:00', 'OperationReleasedWithoutCoordinator', {
      overridden: [],
      reason: 'ingen kunde',
    });
    expect(cited(code, [without, started])).toEqual([1, 2]);
    expect(cited(code, [started, accepted('19:31')])).toEqual([1]);
  });

  it('counts a coordinator who was no longer needed as nobody', () => {
    const freed = recorded(
      '18:00',
      'CoordinatorReleased',
      { who: COORDINATOR as unknown as Json },
      { by: LEADER },
    );
    expect(cited(code, [accepted('16:48'), freed, started])).toEqual([3]);
  });

  it('is none before anything has started', () => {
    expect(cited(code, [released])).toEqual([]);
  });
});

describe('persons not separated', () => {
  const code = 'persons-not-separated';
  const suspect = (time: string, site?: string) =>
    recorded(time, 'SuspectEncountered', { kind: 'buyer', ...(site === undefined ? {} : { site }) });
  const separated = (time: string, site?: string) =>
    recorded(time, 'PersonsSeparated', site === undefined ? {} : { site });

  it('is none within five minutes, exactly five included', () => {
    expect(cited(code, [suspect('19:35'), separated('19:40')])).toEqual([]);
    expect(cited(code, [suspect('19:35'), separated('19:35')])).toEqual([]);
  });

  it('is one a second later, before the encounter, on another site and where it never happened', () => {
    expect(cited(code, [suspect('19:35'), separated('19:40:01')])).toEqual([1]);
    expect(cited(code, [separated('19:30'), suspect('19:35')])).toEqual([2]);
    expect(cited(code, [suspect('19:35'), separated('19:36', 's2')])).toEqual([1]);
    expect(cited(code, [suspect('19:35')])).toEqual([1]);
  });

  it('is not one while the five minutes run', () => {
    expect(cited(code, [suspect('19:35')], {}, '2026-11-19T18:40:00.000Z')).toEqual([]);
    expect(cited(code, [suspect('19:35')], {}, '2026-11-19T18:40:00.001Z')).toEqual([1]);
  });

  it('cites only those that were not separated, once for the operation', () => {
    const entries = [suspect('19:35'), separated('19:37'), suspect('19:50'), suspect('20:10', 's2')];
    expect(cited(code, entries)).toEqual([3, 4]);
  });
});

describe('no support offered', () => {
  const code = 'no-support-offered';
  const met = (time: string, name: string, person: number): GivenEntry =>
    recorded(time, name, {}, { by: COORDINATOR, stream: `encounter-${person}`, personMet: person });

  it('is none where each person met was offered support', () => {
    const entries = [met('19:46', 'VictimConversationStarted', 1), met('20:05', 'SupportOffered', 1)];
    expect(cited(code, entries)).toEqual([]);
  });

  it('is one for the second of two persons, whom nobody offered anything', () => {
    const entries = [
      met('19:46', 'VictimConversationStarted', 1),
      met('20:05', 'SupportOffered', 1),
      met('20:06', 'VictimConversationStarted', 2),
      met('20:20', 'VictimConversationEnded', 2),
    ];
    expect(cited(code, entries)).toEqual([3, 4]);
  });

  it('knows a person met by an opened encounter alone, and by what else happened with her', () => {
    expect(cited(code, [met('19:46', 'EncounterOpened', 1)])).toEqual([1]);
    expect(cited(code, [met('19:46', 'ContactCardGiven', 1)])).toEqual([1]);
  });
});

describe('ended without a debrief', () => {
  const code = 'ended-without-debrief';
  const ended = recorded('20:40', 'ConductEnded', {}, { by: LEADER });
  const WEEK_LATER = '2026-11-26T19:40:00.000Z';

  it('is none until seven days after the end, exactly seven included', () => {
    expect(cited(code, [ended], {}, WEEK_LATER)).toEqual([]);
    expect(cited(code, [ended], {}, '2026-11-26T19:40:00.001Z')).toEqual([1]);
  });

  it('is none where the debrief was opened in time, and stays one where it was opened later', () => {
    const opened = (at: string): GivenEntry => ({ name: 'DebriefOpened', at, by: LEADER });
    expect(cited(code, [ended, opened(WEEK_LATER)], {}, '2026-12-24T12:00:00.000Z')).toEqual([]);
    expect(cited(code, [ended, opened('2026-11-27T08:00:00.000Z')], {}, '2026-12-24T12:00:00.000Z')).toEqual([
      1, 2,
    ]);
  });
});

describe('gates that the leader passed over', () => {
  it.each(['released-without-pre-briefing', 'agenda-not-covered', 'released-with-unbriefed-branch'] as const)(
    '%s is one where it was overridden, by either clearance',
    (code) => {
      expect(cited(code, [recorded('19:00', 'OperationReleased', { overridden: [code] })])).toEqual([1]);
      const without = recorded('19:00', 'OperationReleasedWithoutCoordinator', {
        overridden: [code],
        reason: 'brådskande',
      });
      expect(cited(code, [without])).toEqual([1]);
      expect(cited(code, [released])).toEqual([]);
    },
  );
});

describe('what only some kinds ask for', () => {
  const started = recorded('19:30', 'ConductStarted', {}, { by: LEADER });
  const assessed = recorded('18:00', 'RiskAssessed', {}, { by: LEADER });
  const supported = recorded('18:30', 'AgencyConfirmed', {}, { by: COORDINATOR });
  const of = (kind: string, ...entries: readonly GivenEntry[]): string[] => {
    const operation = viewedOperation({ entries: [proposedAs(kind), ...entries] });
    return debriefOf(operation, NOW).deviations.map(({ code }) => code);
  };

  it.each([
    ['started-before-released', 'street-outreach', [assessed, supported, started]],
    ['started-before-released', 'field-survey', [assessed, started]],
    ['started-without-support-actor', 'street-outreach', [assessed, released, started]],
    ['risk-not-assessed', 'street-outreach', [supported, released, started]],
    ['risk-not-assessed', 'field-survey', [released, started]],
    ['site-was-entered', 'field-survey', [assessed, released, started, entered('19:40', 1)]],
  ])('%s, of %s', (code, kind, entries) => {
    expect(of(kind, ...entries)).toEqual([code]);
  });

  it('is not found where it was done', () => {
    expect(of('street-outreach', assessed, supported, released, started)).toEqual([]);
    expect(of('field-survey', assessed, released, started)).toEqual([]);
  });
});

describe('who sees a breach', () => {
  const breach = [entered('19:34', 2)];

  it.each(['leading', 'participant', 'facilitator'] as const)('the %s', (relation) => {
    const viewer = relation === 'facilitator' ? FACILITATOR : OFFICER;
    expect(deviations(breach, { relation, viewer })).toEqual([
      { code: 'entered-before-released', entries: [id(1)] },
    ]);
  });

  it.each(['invited', 'called', 'named'] as const)(
    'never a branch that is only %s: to it, absent may be hidden',
    (relation) => {
      expect(deviations(breach, { relation, viewer: COORDINATOR })).toEqual([]);
    },
  );
});
