import { Inject, Injectable } from '@nestjs/common';
import { Directory, type Person } from '@samsyn/identity';
import { DomainError, type Actor, type Branch, type PersonRef } from '@samsyn/kernel';
import type { ChangeCode, WhatChanges } from './branch-change.events';
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
      hasOtherAdministrator: this.directory.administrators().some(({ person }) => person !== actor.person),
    };
    switch (content.kind) {
      case 'person': {
        const { handle, person, entry } = content;
        const subject = this.directory.subjectFor(handle, entry);
        const known = this.directory.byHandle(handle);
        const { branch, role, regions } = entry;
        return {
          changes: [...changesOfEntry(known, { branch, role, regions, subject }, asked)],
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
      case 'split': {
        const { branch, offices } = content;
        this.directory.mustBeDivisible(branch, offices);
        const changes: ChangeCode[] = this.isSplitSo(branch, offices) ? [] : ['branch-split'];
        return { changes, branch, offices: offices.map((office) => office.branch) };
      }
    }
  }

  /** Does it; `position`: where the log says that it may be done. @throws DomainError where the directory refuses it */
  make(content: ProposedContent, by: string, position: number): void {
    switch (content.kind) {
      case 'person': {
        const { handle, entry, person } = content;
        this.directory.registerPerson(handle, entry, by, { person, position });
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

  person(handle: string): Person {
    const known = this.directory.byHandle(handle);
    if (!known) throw new DomainError('PERSON.UNKNOWN', { unknown: [handle] }, 'unknown');
    return known;
  }

  private isSplitSo(branch: Branch, offices: unknown): boolean {
    const known = this.directory.splits().find((split) => split.branch === branch);
    return known !== undefined && JSON.stringify(known.offices) === JSON.stringify(offices);
  }
}
