import {
  codeOf,
  Count,
  field,
  BranchText,
  InstantText,
  listOf,
  secret,
  shared,
  Text,
  Uuid,
} from '@samsyn/event-store';
import { given } from '@samsyn/kernel';
import Type from 'typebox';
import { entryStream } from '../../entry-stream';
import type { CorrectEntry, EntryToCorrect } from './correct-entry';

const ENTRY = '3f1c2f0e-5c0b-5b7e-9d0e-0d7c2f3a1b42';
const NOW = '2026-11-19T20:00:00.000Z';
const finding: EntryToCorrect = {
  id: ENTRY,
  name: 'FindingRecorded',
  isOwn: true,
  spec: secret(Text),
  recorder: 'tax-agency/audit',
  labels: ['agency-own', 'tax'],
  now: 'three beds',
  isErased: false,
  isOfPersonMet: false,
  correctable: ['occurredAt', 'detail'],
};
const time: EntryToCorrect = {
  id: ENTRY,
  name: 'SiteSecured',
  recorder: 'police/trafficking-unit',
  isOwn: true,
  now: NOW,
  isErased: false,
  isOfPersonMet: false,
  correctable: ['occurredAt', 'detail'],
};
const when = (fields: Partial<CorrectEntry>) =>
  given(entryStream).when(
    {
      kind: 'CorrectEntry',
      entry: finding,
      field: 'detail',
      is: 'four beds',
      reason: 'counted again',
      ...fields,
    },
    { now: NOW },
  );
const ofType = (spec: EntryToCorrect['spec'], is: unknown, [name, named] = ['SiteSecured', 'detail']) =>
  when({
    field: named,
    entry: {
      id: ENTRY,
      name,
      recorder: 'police/trafficking-unit',
      isOwn: true,
      isErased: false,
      isOfPersonMet: false,
      correctable: [],
      ...(spec ? { spec } : {}),
    },
    is,
  });

describe('a correction', () => {
  it('is a new fact under the labels of what it corrects', () => {
    const sealed = ['agency-own', 'tax'] as const;
    when({ was: 'three beds' }).then({
      name: 'EntryCorrected',
      data: { entry: ENTRY, field: 'detail', is: 'four beds', was: 'three beds', reason: 'counted again' },
      labels: { is: sealed, was: sealed, reason: sealed },
    });
  });

  it('of when it happened takes any offset and is kept in UTC', () => {
    const was = '2026-11-19T19:38:00+01:00';
    when({ entry: time, field: 'occurredAt', is: '2026-11-19T19:39:00+01:00', was }).then({
      name: 'EntryCorrected',
      data: {
        entry: ENTRY,
        field: 'occurredAt',
        is: '2026-11-19T18:39:00.000Z',
        was: '2026-11-19T18:38:00.000Z',
        reason: 'counted again',
      },
      labels: { is: ['entry'], was: ['entry'], reason: ['police-investigation'] },
    });
  });

  it('records nothing where it is already so', () => {
    when({ is: 'three beds' }).silent();
    when({ entry: time, field: 'occurredAt', is: '2026-11-19T21:00:00+01:00' }).silent();
  });

  it('of what was corrected already names how it stands now, lest nobody correct what they have not seen', () => {
    const corrected = { ...finding, now: 'four beds', correctedBy: ENTRY };
    when({ entry: corrected, is: 'five beds' }).refused('CORRECTION.CORRECTED_MEANWHILE');
    when({ entry: corrected, is: 'five beds', was: 'three beds' }).refused('CORRECTION.CORRECTED_MEANWHILE');
    when({ entry: corrected, is: 'four beds' }).silent();
    const { outcome } = when({ entry: corrected, is: 'five beds', was: 'four beds' });
    expect(outcome.events).toHaveLength(1);
    const at = { ...time, correctedBy: ENTRY };
    const again = { entry: at, field: 'occurredAt', is: '2026-11-19T18:00:00Z' };
    when({ ...again, was: '2026-11-19T21:00:00+01:00' }).then({
      name: 'EntryCorrected',
      data: {
        entry: ENTRY,
        field: 'occurredAt',
        is: '2026-11-19T18:00:00.000Z',
        was: NOW,
        reason: 'counted again',
      },
      labels: { is: ['entry'], was: ['entry'], reason: ['police-investigation'] },
    });
  });

  it('is not made of a time to come, but may be of when somebody said that they begin', () => {
    when({ entry: time, field: 'occurredAt', is: '2026-11-19T20:05:00.001Z' }).refused('TIME.IN_THE_FUTURE');
    const { outcome } = ofType(field(InstantText, 'social-services'), '2027-01-01T10:00:00+01:00', [
      'ReferralAccepted',
      'startsAt',
    ]);
    expect(outcome.events?.[0]?.data).toMatchObject({ is: '2027-01-01T09:00:00.000Z' });
  });

  it('is for who answers for the entry, and not of another correction', () => {
    when({ entry: { ...finding, isOwn: false } }).refused('ACCESS.NOT_YOURS');
    when({ entry: { ...finding, name: 'EntryCorrected' } }).refused('CORRECTION.OF_A_CORRECTION');
  });

  it('does not tell again what was erased', () => {
    when({ entry: { ...finding, isErased: true } }).refused('CORRECTION.FIELD_NOT_CORRECTABLE');
  });

  it.each([
    ['what the event does not have', undefined],
    ['a list', shared(listOf(Text))],
    ['an object', shared(Type.Object({ a: Text }))],
    ['a union with an object', shared(Type.Union([Text, Type.Object({})]))],
  ])('is not made of %s', (_what, spec) => {
    ofType(spec, 'x').refused('CORRECTION.FIELD_NOT_CORRECTABLE');
  });

  it('of when she was met gives its reason to the holder of the encounter alone', () => {
    when({ entry: { ...time, isOfPersonMet: true }, field: 'occurredAt', is: '2026-11-19T18:39:00Z' }).then({
      name: 'EntryCorrected',
      data: { entry: ENTRY, field: 'occurredAt', is: '2026-11-19T18:39:00.000Z', reason: 'counted again' },
      labels: { is: ['entry'], was: ['entry'], reason: ['social-services'] },
    });
  });

  it.each([
    ['ConductStarted', 'planHash'],
    ['DebriefOpened', 'conductRevision'],
    ['DebriefSignedOff', 'version'],
    ['PerspectiveSubmitted', 'through'],
    ['OperationProposed', 'kindVersion'],
  ])('is not made of what Samsyn or a choice fixed: %s.%s', (name, named) => {
    const entry = { ...finding, name, spec: shared(Text) };
    when({ entry, field: named }).refused('CORRECTION.FIELD_NOT_CORRECTABLE');
  });

  it('of a moment fits its schema', () => {
    const fields = (is: unknown) => ofType(shared(InstantText), is, ['ReferralAccepted', 'startsAt']);
    expect(fields('2026-11-19T18:39:00Z').outcome.events).toHaveLength(1);
    for (const is of ['2026-02-30T10:00:00Z', '2026-11-19T18:39:00', 'now', 0])
      fields(is).refused('CORRECTION.VALUE_INVALID');
  });

  it.each([
    ['CoordinatorCalled', 'answerBy'],
    ['ReflectionPeriodProlonged', 'until'],
    ['ActionAgreed', 'due'],
    ['SafetyCheckInStarted', 'everyMinutes'],
  ])('is not made of what a clock reads, and says which command changes it: %s.%s', (name, named) => {
    const { outcome } = ofType(shared(InstantText), '2026-11-19T18:39:00Z', [name, named]);
    expect(outcome).toMatchObject({ refused: 'CORRECTION.CHANGED_ELSEWHERE' });
  });

  it('is not made of what points at another entry', () => {
    ofType(shared(Uuid), ENTRY).refused('CORRECTION.FIELD_NOT_CORRECTABLE');
  });

  it.each([
    ['outcome', Text, 'CORRECTION.FIELD_NOT_CORRECTABLE'],
    ['recipient', BranchText, 'CORRECTION.NAMES_RECIPIENT'],
    ['requester', BranchText, 'CORRECTION.FIELD_NOT_CORRECTABLE'],
    ['consent', Text, 'CORRECTION.FIELD_NOT_CORRECTABLE'],
  ])('gives and takes no right: %s of a decision', (named, schema, code) => {
    const entry = { ...finding, name: 'DisclosureDecided', spec: shared(schema) };
    when({ entry, field: named }).refused(code);
  });

  it.each([
    [shared(Count), 3, [-1, 2.5, '3', 10_001, true]],
    [shared(codeOf(['low', 'high'])), 'high', ['higher', 1]],
    [shared(Type.Boolean()), false, ['false', 0]],
    [shared(Text), 'text', ['', 1, 'a'.repeat(10_001), { a: 1 }, null, undefined]],
  ])('fits the schema of the field: %#', (spec, right, wrong) => {
    expect(ofType(spec, right).outcome.events).toHaveLength(1);
    for (const is of wrong) ofType(spec, is).refused('CORRECTION.VALUE_INVALID');
  });

  it('says what it was in the same terms', () => {
    when({ was: 4 }).refused('CORRECTION.VALUE_INVALID');
  });

  it('of a code into words has its writer’s own label, of words that were shared into others stays shared', () => {
    const severity: EntryToCorrect = {
      ...finding,
      spec: secret(Text, { codes: ['serious', 'minor'] }),
      labels: ['participants-only'],
      now: 'serious',
    };
    const labelsOfCorrection = (entry: EntryToCorrect, is: string, label: string) => {
      const own = { is: [label], was: [label] };
      const reason = label === 'tax' ? ['tax'] : ['participants-only', 'tax'];
      const data = { entry: ENTRY, field: 'detail', is, reason: 'counted again' };
      return when({ entry, is }).then({ name: 'EntryCorrected', data, labels: { ...own, reason } } as never);
    };
    labelsOfCorrection(severity, 'minor', 'participants-only');
    labelsOfCorrection(severity, 'she sleeps in the kitchen', 'tax');
    labelsOfCorrection({ ...severity, now: 'three beds' }, 'four beds', 'participants-only');
  });
});
