import { asRecorded, given, type Actor, type Past } from '@samsyn/kernel';
import { clocksOf } from '../clocks/clocks';
import { encounter, type EncounterCommand } from '../encounter';
import type { ReportedEncounterFact } from '../encounter-facts';
import type { EncounterEvent } from '../encounter.events';

const HOLDER: Actor = {
  person: '11111111-1111-4111-8111-111111111111',
  branch: 'social-services/regional-coordinator',
  role: 'coordinator',
  regions: [],
};
type PastEvent = Past<EncounterEvent>;
const opened: PastEvent = { name: 'EncounterOpened', data: { identity: 'known' }, actor: HOLDER };
const applied: PastEvent = {
  name: 'ReflectionPeriodApplied',
  data: { applicant: 'social-services-committee' },
};
const granted: PastEvent = {
  name: 'ReflectionPeriodGranted',
  data: { from: '2026-03-10', until: '2026-04-09' },
};
const prolonged: PastEvent = { name: 'ReflectionPeriodProlonged', data: { until: '2026-05-09' } };
const ended = (why: 'ran-out' | 'returned' | 'refused'): PastEvent => ({
  name: 'ReflectionPeriodEnded',
  data: { why },
});

const when = (fact: ReportedEncounterFact, past: readonly PastEvent[], now = '2026-03-09T10:00:00.000Z') => {
  const command: EncounterCommand = { kind: 'RecordEncounterFact', entrance: 'holder', fact };
  return given(encounter, opened, ...past).when(command, { actor: HOLDER, now, occurredAt: now });
};

describe('an application for a reflection period', () => {
  it.each([
    ['preliminary-investigation-leader', '2022-07-31T21:00:00.000Z'],
    ['preliminary-investigation-leader', '2026-03-09T10:00:00.000Z'],
    ['social-services-committee', '2022-07-31T22:00:00.000Z'],
  ] as const)('is made by the %s on %s', (applicant, now) => {
    const fact = { name: 'ReflectionPeriodApplied', data: { applicant } } as const;
    when(fact, [], now).then(fact);
  });

  it('was not for the social services committee before 1 August 2022', () => {
    when(applied, [], '2022-07-31T21:59:59.000Z').refused('REFLECTION_PERIOD.APPLICANT_NOT_ENTITLED');
  });

  it('is over when it is refused', () => {
    when(ended('refused') as ReportedEncounterFact, [applied]).then(ended('refused'));
    when(ended('refused') as ReportedEncounterFact, []).refused('REFLECTION_PERIOD.NONE');
    when(ended('refused') as ReportedEncounterFact, [applied, ended('refused')]).silent();
  });
});

describe('a reflection period', () => {
  it('is thirty days from the first, across the clock change too', () => {
    when({ name: 'ReflectionPeriodGranted', data: { from: '2026-03-10' } }, [applied]).then(granted);
    when({ name: 'ReflectionPeriodGranted', data: { from: '2026-03-10' } }, [applied, granted]).silent();
  });

  it('can be prolonged and not shortened', () => {
    when(prolonged, [applied]).refused('REFLECTION_PERIOD.NONE');
    when(prolonged, [applied, granted]).then(prolonged);
    when(prolonged, [applied, granted, prolonged]).silent();
    when({ name: 'ReflectionPeriodProlonged', data: { until: '2026-04-08' } }, [granted]).refused(
      'REFLECTION_PERIOD.NOT_LONGER',
    );
  });

  it('can turn out to have been prolonged when its last day has passed, but not when it was ended', () => {
    when(prolonged, [granted, ended('ran-out')]).then(prolonged);
    when(prolonged, [granted, ended('returned')]).refused('REFLECTION_PERIOD.NONE');
  });
});

describe('the days of a reflection period', () => {
  const clocks = (...past: readonly (readonly [at: string, event: PastEvent])[]) =>
    clocksOf(
      [['2026-03-01T10:00:00.000Z', opened] as const, ...past].reduce(
        (state, [at, event], index) => encounter.evolve(state, asRecorded(event, index, at)),
        encounter.initial,
      ),
    ).map(({ code, due }) => [code, due]);
  const RECORDED = '2026-03-09T10:00:00.000Z';
  const reminded: PastEvent = {
    name: 'ReflectionPeriodEnding',
    data: { until: '2026-04-09', endsAt: '2026-04-08T22:00:00.000Z' },
  };

  it('are reminded of five days before the end, and end at midnight in Stockholm', () => {
    expect(clocks([RECORDED, granted])).toEqual([
      ['reflection-period-ending', '2026-04-04T07:00:00.000Z'],
      ['reflection-period-end', '2026-04-08T22:00:00.000Z'],
    ]);
    expect(clocks([RECORDED, granted], ['2026-04-04T07:00:00.000Z', reminded])).toEqual([
      ['reflection-period-end', '2026-04-08T22:00:00.000Z'],
    ]);
  });

  it('are counted anew when it is prolonged', () => {
    const past = [[RECORDED, granted] as const, ['2026-04-04T07:00:00.000Z', reminded] as const];
    expect(clocks(...past, ['2026-04-07T09:00:00.000Z', prolonged])).toEqual([
      ['reflection-period-ending', '2026-05-04T07:00:00.000Z'],
      ['reflection-period-end', '2026-05-08T22:00:00.000Z'],
    ]);
  });

  it('are reminded of within a quarter of an hour where the grant is told late', () => {
    expect(clocks(['2026-04-06T09:00:00.000Z', granted])[0]).toEqual([
      'reflection-period-ending',
      '2026-04-06T09:15:00.000Z',
    ]);
  });

  it('are over when it has ended', () => {
    expect(clocks([RECORDED, granted], [RECORDED, ended('returned')])).toEqual([]);
  });
});
