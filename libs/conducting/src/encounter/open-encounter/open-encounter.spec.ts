import { given, type Actor } from '@samsyn/kernel';
import { encounter } from '../encounter';
import type { PersonMetBefore } from './open-encounter';

const actor = (branch: string, role: string): Actor => ({
  ...{ person: '11111111-1111-4111-8111-111111111111', branch, role },
  regions: ['syd'],
});
const coordinator = actor('social-services/coordinator-syd', 'coordinator');
const opened = { name: 'EncounterOpened', data: { identity: 'unknown' } } as const;
const before: PersonMetBefore = { isKnown: true, isOfRegion: false, areAllTakenCareOf: false };

const when = (who: Actor, participates: boolean, from?: PersonMetBefore, ...past: (typeof opened)[]) =>
  given(encounter, ...past).when(
    { kind: 'OpenEncounter', fact: opened, ...(from && { from }) },
    {
      actor: who,
      standing: {
        ...{ leadingBranch: 'police/trafficking-unit', leads: false, participates },
        ...{ invited: false, facilitates: false },
      },
    },
  );

describe('opening an encounter', () => {
  it('is for coordinators and the social services who take part', () => {
    for (const who of [coordinator, actor('social-services/emergency-syd', 'duty-officer')]) {
      when(who, true).then(opened);
      when(who, false).refused('ACCESS.NOT_YOURS');
    }
    when(actor('police/trafficking-unit', 'officer'), true).refused('ACCESS.NOT_YOURS');
  });

  it('is for a coordinator of the region where the person was met without one', () => {
    when(coordinator, false, { ...before, isOfRegion: true }).then(opened);
    when(coordinator, false, before).refused('ACCESS.NOT_YOURS');
  });

  it('is from an entry that the coordinator may know, as often as persons were met', () => {
    when(coordinator, true, { ...before, isKnown: false }).refused('ENTRY.UNKNOWN');
    when(coordinator, true, { ...before, areAllTakenCareOf: true }).refused('PERSON_MET.TAKEN_CARE_OF');
  });

  it('is silent the second time', () => {
    when(coordinator, true, undefined, opened).silent();
  });
});
