import type { ReportedEncounterFact } from '../encounter-facts';
import {
  SHELTER,
  shelter,
  clinic,
  type Entry,
  at,
  referral,
  accepted,
  refusedBy,
  byHolder,
  by,
} from '../record-encounter-fact/told.fixture';

describe('referrals', () => {
  const accept = (named?: string): ReportedEncounterFact => ({
    name: 'ReferralAccepted',
    data: { referral: named },
  });
  const refuse: ReportedEncounterFact = { name: 'ReferralRefused', data: { reason: 'full' } };
  const [one, two] = ['11111111-0000-4000-8000-000000000001', '11111111-0000-4000-8000-000000000002'];

  it('are answered by the branch they are addressed to, the latest open one first', () => {
    by(shelter, accept(), referral(one), referral(two), referral('x', clinic.branch)).then(accepted(two));
    by(shelter, accept(), referral(one), referral(two), accepted(two)).then(accepted(one));
    by(shelter, accept(one), referral(one), referral(two)).then(accepted(one));
  });
  it('are silent where already so, and refused where nothing waits', () => {
    by(shelter, accept(), referral(one), accepted(one)).silent();
    by(shelter, accept(one), referral(one), accepted(one), referral(two)).silent();
    by(shelter, accept(), referral(one), refusedBy(one)).refused('ENCOUNTER.NO_OPEN_REFERRAL');
    by(shelter, refuse, referral(one), accepted(one)).then(refusedBy(one));
  });
  it('do not exist for another branch', () => {
    by(clinic, accept(one), referral(one)).refused('ENCOUNTER.UNKNOWN');
    by(clinic, accept(), referral(one)).refused('ENCOUNTER.UNKNOWN');
    by(clinic, { name: 'ReferralCompleted', data: {} }, referral(one)).refused('ENCOUNTER.UNKNOWN');
  });
  it('are not answered by the holder, who may say that they are completed', () => {
    byHolder(accept(), referral(one)).refused('ACCESS.NOT_YOURS');
    byHolder({ name: 'ReferralCompleted', data: {} }, referral(one)).then({
      name: 'ReferralCompleted',
      data: { referral: one },
    });
    byHolder({ name: 'ReferralCompleted', data: {} }).refused('ENCOUNTER.NO_OPEN_REFERRAL');
    byHolder({ name: 'ReferralCompleted', data: { referral: two } }, referral(one)).refused(
      'ENCOUNTER.UNKNOWN',
    );
  });
});

describe('a referral that the holder takes back', () => {
  const one = '11111111-0000-4000-8000-000000000001';
  const withdraw: ReportedEncounterFact = { name: 'ReferralWithdrawn', data: { reason: 'her-wish' } };
  const taken: Entry = {
    name: 'ReferralWithdrawn',
    data: { referral: one, to: SHELTER, reason: 'her-wish' },
  };

  it('names the branch that was asked, before or after it accepted', () => {
    byHolder(withdraw, referral(one)).then(taken);
    byHolder(withdraw, referral(one), accepted(one)).then(taken);
  });
  it('is taken back once, and not when it was refused', () => {
    byHolder(withdraw, referral(one), taken).silent();
    byHolder(withdraw, referral(one), refusedBy(one)).refused('ENCOUNTER.NO_OPEN_REFERRAL');
    byHolder(withdraw).refused('ENCOUNTER.NO_OPEN_REFERRAL');
  });
  it('cannot be answered any more', () => {
    by(shelter, { name: 'ReferralAccepted', data: {} }, referral(one), taken).refused(
      'ENCOUNTER.NO_OPEN_REFERRAL',
    );
  });
});

describe('the answer of an actor', () => {
  it('carries from when, and what it asks', () => {
    const one = '11111111-0000-4000-8000-000000000001';
    const answer = { startsAt: at(12), note: 'two nights' };
    by(shelter, { name: 'ReferralAccepted', data: answer }, referral(one)).then({
      name: 'ReferralAccepted',
      data: { ...answer, referral: one },
    });
  });
});
