import type { OpenMatter } from '../open-matters.port';
import { given } from '@samsyn/kernel';
import { entryStream } from '../entry-stream';
import type { EraseReceivedCopy } from './erase-received-copy';
import { warningsOfErasure, type EraseSubject } from './erase-subject';

const now = '2026-11-22T12:00:00.000Z';
const MATTER = '11111111-0000-4000-8000-000000000001';
const metadata = (role: string) => ({
  actor: { person: MATTER, branch: 'social-services/vaxjo', role, regions: [] },
  now,
});
const everyCopyErased = { name: 'EveryCopyErased', data: { matter: MATTER }, by: 'system' } as const;

describe('erasing what was recorded of a person met', () => {
  const subjectErased = { name: 'SubjectErased', data: { ground: 'retention-ended' }, occurredAt: now };
  const listed = { name: 'DisclosuresListed', data: { kept: [], seen: [] }, by: 'system' } as const;
  const command = (of: Partial<EraseSubject> = {}): EraseSubject => ({
    ...{ kind: 'EraseSubject', ground: 'retention-ended', isErased: false, waiting: [], unreceived: [] },
    ...{ listed: { kept: [], seen: [] }, openIncidents: [], unsettledGlass: [] },
    ...of,
  });
  const erase = (role: string, of: Partial<EraseSubject> = {}) =>
    given(entryStream).when(command(of), metadata(role));
  const waiting = (isApart: boolean): readonly OpenMatter[] => [
    { entry: MATTER, type: 'ReferralRequested', to: 'ngo/shelter', isApart },
  ];

  it('is a decision of a supervisor', () => {
    erase('supervisor').then(subjectErased, listed);
    erase('coordinator').refused('ACCESS.NOT_YOURS');
  });

  it('is silent where it is done', () => {
    erase('supervisor', { isErased: true, waiting: waiting(false) }).then();
  });

  it('takes with it what no receiver has a copy of any more', () => {
    erase('supervisor', { unreceived: [MATTER] }).then(subjectErased, listed, everyCopyErased);
  });

  it('warns of what waits elsewhere and stays there', () => {
    erase('supervisor', { waiting: waiting(true) }).then(subjectErased, listed);
    const decided = { command: command({ waiting: waiting(true) }), events: [], metadata: {} as never };
    expect(warningsOfErasure(decided)).toMatchObject([
      { code: 'ERASURE.STILL_WAITS', details: { entry: MATTER, to: 'ngo/shelter' } },
    ]);
  });

  it('is refused while something waits that would go with it', () => {
    erase('supervisor', { waiting: waiting(false) }).refused('ERASURE.WAITS_ELSEWHERE');
  });
});

describe('erasing what a branch received', () => {
  const received = { isErased: false, waitsFor: [], entries: [MATTER], isLast: false };
  const copyErased = {
    name: 'ReceivedCopyErased',
    data: { matter: MATTER, ground: 'decided-by-court', entries: [MATTER] },
    occurredAt: now,
  };
  const erase = (role: string, copy: EraseReceivedCopy['copy'] = received) =>
    given(entryStream).when(
      { kind: 'EraseReceivedCopy', matter: MATTER, ground: 'decided-by-court', copy },
      metadata(role),
    );

  it('is a decision of its own supervisor, and lists what is erased', () => {
    erase('supervisor').then(copyErased);
    erase('case-officer').refused('ACCESS.NOT_YOURS');
  });

  it('is the last: nobody has a copy any more', () => {
    erase('supervisor', { ...received, isLast: true }).then(copyErased, everyCopyErased);
  });

  it('is refused before it is answered, and silent where it is done', () => {
    erase('supervisor', { ...received, waitsFor: ['POST /x'] }).refused('ERASURE.WAITS_HERE');
    erase('supervisor', { ...received, isErased: true, waitsFor: ['POST /x'] }).then();
  });

  it('is refused where nothing was received', () => {
    given(entryStream)
      .when(
        { kind: 'EraseReceivedCopy', matter: MATTER, ground: 'decided-by-court', copy: undefined },
        metadata('supervisor'),
      )
      .refused('ERASURE.NOTHING_RECEIVED');
  });
});
