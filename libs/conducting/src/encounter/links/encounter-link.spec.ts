import { given } from '@samsyn/kernel';
import { encounterLink, lastDayOf, LINK_DAYS } from './encounter-link';
import {
  encounterLinkStream,
  EncountersLinked,
  EncounterLinkWithdrawn,
  pairOf,
  type EncounterLinkEvent,
} from './encounter-link.events';

const ONE = '11111111-0000-4000-8000-000000000001';
const TWO = '22222222-0000-4000-8000-000000000002';
const encounters = pairOf(TWO, ONE);
/** The day of the specifications is 2026-01-01. */
const why = { reason: 'same-telephone', known: true, until: '2026-06-30' } as const;
const linked: EncounterLinkEvent = { name: 'EncountersLinked', data: { encounters, ...why } };
const withdrawn: EncounterLinkEvent = { name: 'EncounterLinkWithdrawn', data: { encounters } };
const link = { kind: 'LinkEncounters', encounters, why } as const;
const withdraw = { kind: 'WithdrawLink', encounters } as const;

describe('two encounters with the same person', () => {
  it('are one pair, from whichever side they are named', () => {
    expect(pairOf(ONE, TWO)).toEqual([ONE, TWO]);
    expect(encounterLinkStream(pairOf(ONE, TWO))).toBe(encounterLinkStream(encounters));
  });

  it('are linked once, and again after the link was withdrawn', () => {
    given(encounterLink).when(link).then(linked);
    given(encounterLink, linked).when(link).silent();
    given(encounterLink, linked, withdrawn).when(link).then(linked);
  });

  it('are parted only where they were linked', () => {
    given(encounterLink, linked).when(withdraw).then(withdrawn);
    given(encounterLink, linked)
      .when({ ...withdraw, reason: 'two-persons' })
      .then({ name: 'EncounterLinkWithdrawn', data: { encounters, reason: 'two-persons' } });
    given(encounterLink).when(withdraw).refused('ENCOUNTER.NO_LINK');
    given(encounterLink, linked, withdrawn).when(withdraw).refused('ENCOUNTER.NO_LINK');
  });

  it('are two', () => {
    given(encounterLink)
      .when({ ...link, encounters: [ONE, ONE] })
      .refused('ENCOUNTER.LINKED_WITH_ITSELF');
  });

  it('are linked where she knows of it, or for a danger', () => {
    const { known: _known, ...unknown } = why;
    for (const without of [unknown, { ...why, known: false }])
      given(encounterLink)
        .when({ ...link, why: without })
        .refused('ENCOUNTER.LINK_WITHOUT_GROUND');
    const danger = { ...unknown, danger: 'suspected-trafficking' } as const;
    given(encounterLink)
      .when({ ...link, why: danger })
      .then({ name: 'EncountersLinked', data: { encounters, ...danger } });
  });

  it('are linked to a day, within a year', () => {
    const to = (until: string) => given(encounterLink).when({ ...link, why: { ...why, until } });
    for (const until of ['2025-12-31', '2027-01-02']) to(until).refused('ENCOUNTER.LINK_WITHOUT_END');
    for (const until of ['2026-01-01', '2027-01-01'])
      to(until).then({ name: 'EncountersLinked', data: { encounters, ...why, until } });
  });

  it('are linked no longer when the last day has passed, and then or before that to a later day', () => {
    const [last, after] = ['2026-06-30T21:59:00.000Z', '2026-06-30T22:00:00.000Z'];
    given(encounterLink, linked).when(withdraw, { now: last }).then(withdrawn);
    given(encounterLink, linked).when(withdraw, { now: after }).refused('ENCOUNTER.NO_LINK');
    const later = { ...why, until: '2026-09-01' };
    for (const now of [last, after])
      given(encounterLink, linked)
        .when({ ...link, why: later }, { now })
        .then({ name: 'EncountersLinked', data: { encounters, ...later } });
  });
});

describe('what was told of a link in words', () => {
  const upcast = ({ earlier }: typeof EncountersLinked | typeof EncounterLinkWithdrawn, data: object) =>
    earlier[0]!.upcast(data as never);

  it('is a code today, and has the longest end', () => {
    const reason = 'other-recorded-before';
    expect(upcast(EncountersLinked, { encounters, reason: 'the same tattoo' })).toEqual({
      encounters,
      reason,
    });
    expect(upcast(EncountersLinked, { encounters })).toEqual({ encounters, reason });
    expect(upcast(EncounterLinkWithdrawn, { encounters, reason: 'taller' })).toEqual({ encounters, reason });
    expect(upcast(EncounterLinkWithdrawn, { encounters })).toEqual({ encounters });
    expect(upcast(EncountersLinked, {})).toEqual({});
    expect(lastDayOf(undefined, '2026-01-01T00:00:00.000Z')).toBe('2027-01-01');
    expect(LINK_DAYS).toBe(365);
  });
});
