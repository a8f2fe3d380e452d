import { given, type Actor } from '@samsyn/kernel';
import { childConcern, type ChildConcernCommand } from './child-concern';
import type { ChildConcernEvent } from './child-concerns';

const person = (branch: string, role: string): Actor => ({
  ...{ person: `0000000${branch.length % 10}-0000-4000-8000-000000000000`, branch, role, regions: [] },
});
const OFFICE = 'social-services/linkoping';
const OTHER = 'social-services/motala';
const THIRD = 'social-services/emergency-linkoping';
const officer = person('police/trafficking-unit', 'officer');
const office = person(OFFICE, 'case-officer');
const other = person(OTHER, 'case-officer');
const border = person('police/border-police', 'officer');

const CONCERN = '11111111-0000-4000-8000-000000000001';
type Entry = ChildConcernEvent & { readonly id?: string; readonly actor?: Actor };
const reported: Entry = {
  ...{ name: 'ChildConcernReported', data: { to: OFFICE, about: 'child-elsewhere' } },
  ...{ id: CONCERN, actor: officer },
};
const acknowledged: Entry = { name: 'ChildConcernAcknowledged', data: { concern: CONCERN } };
const redirection = {
  concern: CONCERN,
  from: OFFICE,
  reporter: officer.branch,
  to: OTHER,
  why: 'lives there',
};
const redirected: Entry = { name: 'ChildConcernRedirected', data: redirection };

const report = (to: string): ChildConcernCommand => ({
  kind: 'ReportChildConcern',
  fact: { name: 'ChildConcernReported', data: { to, about: 'child-elsewhere' } },
});
const acknowledge: ChildConcernCommand = {
  kind: 'AnswerChildConcern',
  fact: { name: 'ChildConcernAcknowledged', data: {} },
};
const redirect = (to: string): ChildConcernCommand => ({
  kind: 'AnswerChildConcern',
  fact: { name: 'ChildConcernRedirected', data: { to, why: 'lives there' } },
});
const standing = (participates: boolean) => ({
  ...{ leadingBranch: 'police/trafficking-unit', leads: false, participates, invited: false },
  facilitates: false,
});
const by = (actor: Actor, command: ChildConcernCommand, ...past: Entry[]) =>
  given(childConcern, ...past).when(command, { actor, standing: standing(true) });

describe('a concern for a child', () => {
  it('is reported by whoever takes part, and by nobody else', () => {
    by(border, report(OFFICE)).then({
      name: 'ChildConcernReported',
      data: { to: OFFICE, about: 'child-elsewhere' },
    });
    given(childConcern)
      .when(report(OFFICE), { actor: border, standing: standing(false) })
      .refused('ACCESS.NOT_YOURS');
  });

  it.each(['ngo/shelter', 'police/border-police', 'health-care/clinic'])(
    'goes to the social services alone, not to %s',
    (to) => {
      by(officer, report(to)).refused('CHILD_CONCERN.NOT_SOCIAL_SERVICES');
      by(officer, redirect(to), reported).refused('CHILD_CONCERN.NOT_SOCIAL_SERVICES');
    },
  );

  it('is acknowledged by the office that has it, once', () => {
    by(office, acknowledge, reported).then(acknowledged);
    by(office, acknowledge, reported, acknowledged).then();
    by(officer, acknowledge, reported).refused('ACCESS.NOT_YOURS');
    by(border, acknowledge, reported).refused('CHILD_CONCERN.UNKNOWN');
  });

  it('is redirected by who reported it and by the office that has it, and by nobody else', () => {
    by(officer, redirect(OTHER), reported).then(redirected);
    by(office, redirect(OTHER), reported).then(redirected);
    by(other, redirect(THIRD), reported).refused('CHILD_CONCERN.UNKNOWN');
    by(border, redirect(OTHER), reported).refused('CHILD_CONCERN.UNKNOWN');
    by(office, redirect(THIRD), reported, redirected).refused('CHILD_CONCERN.REDIRECTED');
  });

  it('waits anew for the office that it goes to, also where the first had taken it on', () => {
    by(other, acknowledge, reported, redirected).then(acknowledged);
    by(other, acknowledge, reported, acknowledged, redirected).then(acknowledged);
    by(office, acknowledge, reported, redirected).refused('CHILD_CONCERN.REDIRECTED');
  });

  it('goes back to where it came from like to any other office', () => {
    const data = { ...redirection, from: OTHER, to: OFFICE };
    by(other, redirect(OFFICE), reported, redirected).then({ name: 'ChildConcernRedirected', data });
    by(office, acknowledge, reported, redirected, { name: 'ChildConcernRedirected', data }).then(
      acknowledged,
    );
  });

  it('stays where it is when it is sent there once more', () => {
    by(officer, redirect(OTHER), reported, redirected).then();
  });
});
