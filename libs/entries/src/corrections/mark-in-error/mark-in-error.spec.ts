import { given } from '@samsyn/kernel';
import { entryStream } from '../../entry-stream';
import type { EntryToMark, MarkInError } from './mark-in-error';

const finding: EntryToMark = {
  id: '3f1c2f0e-5c0b-5b7e-9d0e-0d7c2f3a1b42',
  name: 'FindingRecorded',
  isOwn: true,
  isOfPersonMet: false,
  isMarked: false,
  labels: { detail: ['agency-own', 'tax'] },
};
const when = (entry: Partial<EntryToMark> = {}, error: MarkInError['error'] = 'entered-in-error') =>
  given(entryStream).when({
    ...{ kind: 'MarkInError', entry: { ...finding, ...entry } },
    ...{ error, reason: 'recorded twice' },
  });

describe('a mark in error', () => {
  it('is a new fact that points at the entry, its reason under the labels of both', () => {
    when().then({
      name: 'EntryMarkedInError',
      data: { entry: finding.id, kind: 'entered-in-error', reason: 'recorded twice' },
      labels: { reason: ['agency-own', 'police-investigation', 'tax'] },
    });
  });

  it('is silent the second time', () => {
    when({ isMarked: true }).silent();
  });

  it('is for who answers for the entry', () => {
    when({ isOwn: false }).refused('ACCESS.NOT_YOURS');
  });

  it.each(['ConductStarted', 'ConsentGiven', 'SafetyCheckedIn', 'EntryCorrected'])(
    'is not of what others rely on: %s',
    (name) => {
      when({ name }).refused('CORRECTION.NOT_MARKABLE');
    },
  );

  it('of a wrong person is of a person met', () => {
    when({}, 'wrong-person').refused('CORRECTION.NO_PERSON_MET');
    const { outcome } = when({ isOfPersonMet: true }, 'wrong-person');
    expect(outcome.events).toHaveLength(1);
  });
});
