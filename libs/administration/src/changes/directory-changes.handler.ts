import { Inject, Injectable } from '@nestjs/common';
import { ADMINISTRATOR, Directory, type Person } from '@samsyn/identity';
import { DomainError, type PersonSince, type Actor, type Branch, type PersonRef } from '@samsyn/kernel';
import { LEADS_OR_SUPERVISES } from '../rules/who-approves';
import type { ChangeCode, WhatChanges } from './branch-change.events';
import type { PastSeen } from './branch-change';
import { changesOfDeactivation, changesOfEntry, type Asked } from './changes-of';
import type { ProposedContent } from './proposed-content.handler';

export type Planned = Omit<WhatChanges, 'proposal' | 'digest'>;

const refOfPerson = ({ person, branch, role }: PersonRef): PersonRef => ({ person, branch, role });

/** What a change of the directory comes to, and making it once it may be made. */
@Injectable()
export class DirectoryChanges {
  constructor(@Inject(Directory) private readonly directory: Directory) {}

  /** Its codes and whose it is; no code where all is so already. @throws DomainError as the directory would refuse it */
  plan(content: ProposedContent, actor: Pick<Actor, 'person'>): Planned {
    const asked: Asked = {
      by: actor.person,
      hasHadOtherAdministrator: this.directory.hasHadAdministratorBeside(actor.person),
    };
    switch (content.kind) {
      case 'person': {
        const { handle, person, entry, seesPast } = content;
        const subject = this.directory.subjectFor(handle, entry);
        const known = this.directory.byHandle(handle);
        const { branch, role, regions } = entry;
        return {
          changes: [...changesOfEntry(known, { branch, role, regions, subject, seesPast }, asked)],
          branch,
          who: known ? refOfPerson(known) : { person, branch, role },
          becomes: { branch, role, regions: [...regions] },
        };
      }
      case 'deactivation': {
        const known = this.directory.mustBeDeactivable(content.handle);
        return {
          changes: [...changesOfDeactivation(known, asked)],
          branch: known.branch,
          who: refOfPerson(known),
        };
      }
      case 'act': {
        const { branch } = this.actorOf(content.by);
        return { changes: [content.act.act], branch };
      }
      case 'split': {
        const { branch, offices } = content;
        this.directory.mustBeDivisible(branch, offices);
        const changes: ChangeCode[] = this.isSplitSo(branch, offices) ? [] : ['branch-split'];
        return { changes, branch, offices: offices.map((office) => office.branch) };
      }
    }
  }

  /** Does it; `position`: where the log says that it may be done, `approvedBy`: by whom, where a second person approved it. @throws DomainError where the directory refuses it */
  make(
    content: Exclude<ProposedContent, { readonly kind: 'act' }>,
    by: string,
    position: number,
    approvedBy?: string,
  ): void {
    switch (content.kind) {
      case 'person': {
        const { handle, entry, person, seesPast } = content;
        const giver = approvedBy === undefined ? undefined : this.directory.byPerson(approvedBy);
        const given = seesPast && giver ? { given: givenBy(giver, entry, position) } : {};
        this.directory.registerPerson(handle, entry, by, { person, position, ...given });
        return;
      }
      case 'deactivation':
        this.directory.deactivate(content.handle, by);
        return;
      case 'split':
        this.directory.splitBranch(content.branch, content.offices, by);
        return;
    }
  }

  /** The proposer, as they are now. @throws DomainError `APPROVAL.OUTDATED` (conflict) if they have left */
  actorOf(person: string): Actor {
    const known = this.directory.byPerson(person);
    if (!known?.active) throw new DomainError('APPROVAL.OUTDATED', {}, 'conflict');
    return known.actor;
  }

  /**
   * Whether the approver sees what is to be shown, or somebody else of the branch who may approve it: more
   * than the account sees if it is to see more, as much if another sign-in is to see it. An administrator's
   * account sees nothing that a branch could show.
   */
  pastFor(
    { person }: Pick<Actor, 'person'>,
    { branch, who, becomes, changes }: Pick<WhatChanges, 'branch' | 'who' | 'becomes' | 'changes'>,
  ): PastSeen {
    const showsPast = changes.includes('past-shown');
    if (becomes?.role === ADMINISTRATOR || (who?.role === ADMINISTRATOR && !showsPast))
      return 'seen-by-nobody';
    const known = who && this.directory.byPerson(who.person);
    const from = known?.branch === branch ? arrivalOf(known) : Infinity;
    const sees = (one: Person) => (showsPast ? arrivalOf(one) < from : arrivalOf(one) <= from);
    const seeing = this.directory
      .personsOf(branch)
      .filter((one) => LEADS_OR_SUPERVISES.has(one.role) && one !== known && sees(one));
    if (seeing.length === 0) return 'seen-by-nobody';
    return seeing.some((one) => one.person === person) ? 'seen' : 'seen-by-others';
  }

  private isSplitSo(branch: Branch, offices: unknown): boolean {
    const known = this.directory.splits().find((split) => split.branch === branch);
    return known !== undefined && JSON.stringify(known.offices) === JSON.stringify(offices);
  }
}

const SUPERVISOR = 'supervisor';

/** Where the log began to be seen by the person, by what they are now. */
const arrivalOf = ({ since: { branch = 0, role = 0 } }: Pick<Person, 'since'>): number =>
  Math.max(branch, role);

/**
 * A giver of the past gives what they see of it: a supervisor's sight of encounters is given by a supervisor.
 * An administrator, who sees none of it, gives all of it where nobody is left who could.
 */
function givenBy(giver: Person, { role }: Pick<Person, 'role'>, position: number): PersonSince {
  if (giver.role === ADMINISTRATOR) return {};
  const { branch, role: roleSince = 0 } = giver.since;
  const begins = role === SUPERVISOR && giver.role !== SUPERVISOR ? position : roleSince;
  return { ...(branch && { branch }), ...(begins > 0 && { role: begins }) };
}
