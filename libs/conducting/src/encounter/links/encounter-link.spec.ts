import { given } from '@samsyn/kernel';
import { encounterLink } from './encounter-link';
import { encounterLinkStream, pairOf, type EncounterLinkEvent } from './encounter-link.events';

const ONE = '11111111-0000-4000-8000-000000000001';
const TWO = '22222222-0000-4000-8000-000000000002';
const encounters = pairOf(TWO, ONE);
const linked: EncounterLinkEvent = { name: 'EncountersLinked', data: { encounters } };
const withdrawn: EncounterLinkEvent = { name: 'EncounterLinkWithdrawn', data: { encounters } };
const link = { kind: 'LinkEncounters', encounters } as const;
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
    given(encounterLink).when(withdraw).refused('ENCOUNTER.NO_LINK');
    given(encounterLink, linked, withdrawn).when(withdraw).refused('ENCOUNTER.NO_LINK');
  });

  it('are two', () => {
    given(encounterLink)
      .when({ kind: 'LinkEncounters', encounters: [ONE, ONE] })
      .refused('ENCOUNTER.LINKED_WITH_ITSELF');
  });

  it('keep why they are linked, under the labels that were chosen for it', () => {
    const reason = { value: 'the same tattoo', label: ['social-services'] } as const;
    given(encounterLink)
      .when({ ...link, reason })
      .then({ ...linked, data: { encounters, reason: reason.value }, labels: { reason: reason.label } });
  });
});
