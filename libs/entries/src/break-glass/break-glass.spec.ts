import { given } from '@samsyn/kernel';
import { entryStream } from '../entry-stream';
import type { BreakGlass } from './break-glass';

const COORDINATORS = 'social-services/regional-coordinator';
const ACCESSED = '3f1c2f0e-5c0b-5b7e-9d0e-0d7c2f3a1b42';
const colleague = {
  person: '4f1c2f0e-5c0b-5b7e-9d0e-0d7c2f3a1b42',
  branch: COORDINATORS,
  role: 'coordinator',
};
const now = '2026-11-20T23:10:00.000Z';
const asked = { entry: ACCESSED, ground: 'danger-to-life-or-health', reason: 'she called, afraid' } as const;

const breaks = (encounter: BreakGlass['encounter'], branch = COORDINATORS) =>
  given(entryStream).when(
    { kind: 'BreakGlass', encounter, reviewers: 1, ...asked },
    { actor: { ...colleague, branch, regions: [] }, now },
  );

describe('breaking the glass', () => {
  it('opens the encounter for an hour from now', () => {
    breaks({ ownerBranch: COORDINATORS, isHers: false }).then({
      name: 'AccessedUnderBreakGlass',
      data: { ...asked, until: '2026-11-21T00:10:00.000Z' },
      occurredAt: now,
    });
  });

  it('is silent for who reads it anyway', () => {
    breaks({ ownerBranch: COORDINATORS, isHers: true }).then();
  });

  it('is refused to whoever broke it there without good reason, while that is open, unless they read it anyway', () => {
    const incident = { ownerBranch: COORDINATORS, incident: ACCESSED };
    breaks({ ...incident, isHers: false }).refused('BREAK_GLASS.INCIDENT_OPEN');
    breaks({ ...incident, isHers: true }).then();
    breaks({ ...incident, isHers: false }, 'police/trafficking-unit').refused('ACCESS.NOT_YOURS');
  });

  it('is refused to another branch, whatever the hurry (OSL 8:1-2)', () => {
    breaks({ ownerBranch: COORDINATORS, isHers: false }, 'police/trafficking-unit').refused(
      'ACCESS.NOT_YOURS',
    );
  });

  it('is refused where there is no encounter behind the entry', () => {
    breaks(undefined).refused('BREAK_GLASS.NO_ENCOUNTER');
  });

  it('expires, and only once', () => {
    const expiry = { kind: 'ExpireBreakGlass', accessed: ACCESSED } as const;
    given(entryStream)
      .when({ ...expiry, who: colleague })
      .then({ name: 'BreakGlassExpired', data: { accessed: ACCESSED, who: colleague } });
    given(entryStream)
      .when({ ...expiry, who: undefined })
      .then();
  });

  it('says why in words, not in a letter', () => {
    for (const reason of ['x', '          x', 'emergency'])
      given(entryStream)
        .when(
          {
            ...{ kind: 'BreakGlass', entry: ACCESSED, reviewers: 1 },
            encounter: { ownerBranch: COORDINATORS, isHers: false },
            ...{ ground: 'danger-to-life-or-health', reason },
          },
          { actor: { ...colleague, regions: [] }, now },
        )
        .refused('BREAK_GLASS.REASON_TOO_SHORT');
  });
});
