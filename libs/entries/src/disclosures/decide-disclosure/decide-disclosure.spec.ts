import { given } from '@samsyn/kernel';
import { entryStream } from '../../entry-stream';
import type { DecideDisclosure, Decision, ItemToDecide } from './decide-disclosure';

const item = { entry: '3f1c2f0e-5c0b-5b7e-9d0e-0d7c2f3a1b42', field: 'detail' };
const CONSENT = '4f1c2f0e-5c0b-5b7e-9d0e-0d7c2f3a1b42';
const WORK = 'work-environment-authority/inspection';
const free: ItemToDecide = {
  isOwn: true,
  isDisclosable: true,
  isErased: false,
  isVisibleToRecipient: false,
  refusal: undefined,
  consent: undefined,
};
const grant: Decision = {
  outcome: 'granted',
  recipient: WORK,
  ground: 'OSL 10:2',
  purpose: 'visit',
  weighing: 'w',
};
const when = (fields: Partial<DecideDisclosure> = {}, standing: Partial<ItemToDecide> = {}) => {
  const decided = {
    item,
    decision: grant,
    requester: undefined,
    standing: { ...free, ...standing },
    ...fields,
  };
  return given(entryStream).when({ kind: 'DecideDisclosure', ...decided });
};

describe('a decision of disclosure', () => {
  it('gives the field, and says on which consent', () => {
    when({}, { consent: CONSENT }).then({
      name: 'DisclosureDecided',
      data: { item, ...grant, consent: CONSENT },
    });
  });

  it('answers a request, whose branch receives where no other is named', () => {
    const { recipient: _none, ...bare } = grant;
    when({ decision: bare, requester: WORK }).then({
      name: 'DisclosureDecided',
      data: { item, ...grant, requester: WORK },
    });
    when({ decision: bare }).refused('DISCLOSURE.RECIPIENT_REQUIRED');
  });

  it('refuses with a reason', () => {
    const refused = { outcome: 'refused', why: '10:27 does not apply' } as const;
    when({ decision: refused, requester: WORK }).then({
      name: 'DisclosureDecided',
      data: { item, ...refused, requester: WORK },
    });
    when({ decision: { outcome: 'refused' } }).refused('DISCLOSURE.WHY_REQUIRED');
  });

  it('that refuses what nobody asked for names nobody who would learn of it', () => {
    const decision = { outcome: 'refused', why: 'not needed', recipient: WORK } as const;
    when({ decision }).then({
      name: 'DisclosureDecided',
      data: { item, outcome: 'refused', why: 'not needed' },
    });
  });

  it('may refuse what has been erased, and what no ground would allow', () => {
    const decision = { outcome: 'refused', why: 'gone' } as const;
    when({ decision }, { isErased: true, refusal: 'DISCLOSURE.NO_CONSENT' }).then({
      name: 'DisclosureDecided',
      data: { item, ...decision },
    });
  });

  it.each([
    ['ACCESS.NOT_YOURS', { isOwn: false, isDisclosable: false, refusal: 'DISCLOSURE.NO_CONSENT' }],
    ['DISCLOSURE.NOT_DISCLOSABLE', { isDisclosable: false, refusal: 'DISCLOSURE.UNKNOWN_GROUND' }],
    [
      'DISCLOSURE.NO_CONSENT',
      { refusal: 'DISCLOSURE.NO_CONSENT', isErased: true, isVisibleToRecipient: true },
    ],
    ['DISCLOSURE.ERASED', { isErased: true, isVisibleToRecipient: true }],
    ['DISCLOSURE.ALREADY_VISIBLE', { isVisibleToRecipient: true }],
  ])('is refused with the first that applies: %s', (code, standing) => {
    when({}, standing).refused(code);
  });
});
