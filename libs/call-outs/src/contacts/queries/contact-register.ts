import { Injectable } from '@nestjs/common';
import { unlessAltered } from '@samsyn/event-store';
import { OperationHistory } from '@samsyn/operations/contract';
import { Directory } from '@samsyn/identity';
import { agencyOf, isPersonRef, type Actor, type Branch, type Json } from '@samsyn/kernel';
import { viewerOf, type Viewer } from '@samsyn/secrecy';
import { ContactPersons, type NamedContact } from '../contact-persons.projection';
import type { Contact } from '../contacts.schema';

export interface ContactAsked {
  readonly region?: string;
  readonly agency?: string;
}
/** How many namings are looked at: the latest of each branch and region are among them. */
const LOOKED_AT = 2_000;
const LISTED = 200;

/**
 * Contact persons belong to the system (domain.md section 2, "Afterwards"): a newcomer finds whom the
 * partners of their agency named last, in operations in which their own branch took part, and in no others.
 */
@Injectable()
export class ContactRegister {
  constructor(
    private readonly named: ContactPersons,
    private readonly history: OperationHistory,
    private readonly directory: Directory,
  ) {}

  async list(asked: ContactAsked, actor: Actor): Promise<readonly Contact[]> {
    const viewer = viewerOf(actor);
    const found = new Map<string, Contact>();
    for (const naming of this.named.namedBefore(actor.branch, asked, LOOKED_AT)) {
      const key = `${naming.region} ${naming.branch}`;
      if (found.has(key)) continue;
      const contact = await this.shown(naming, viewer);
      if (contact) found.set(key, contact);
      if (found.size >= LISTED) break;
    }
    return [...found.values()].sort((a, b) =>
      `${a.region} ${a.branch}` < `${b.region} ${b.branch}` ? -1 : 1,
    );
  }

  /** Undefined if the viewer's branch does not take part after all, or the viewer may not read the entry. */
  private async shown(
    { entry: id, operation, region, branch }: NamedContact,
    viewer: Viewer,
  ): Promise<Contact | undefined> {
    const viewed = await unlessAltered(() => this.history.forViewer(operation, viewer));
    if (viewed?.relation !== 'leading' && viewed?.relation !== 'participant') return undefined;
    const naming = viewed.entries.find(({ entry }) => entry.id === id);
    const who = naming?.entry.facts.who;
    if (!naming || typeof who !== 'string') return undefined;
    const { telephone } = naming.data;
    return {
      ...{ region, agency: agencyOf(branch), branch, who },
      ...(typeof telephone === 'string' ? { telephone } : {}),
      ...{ namedAt: naming.at, operation, current: this.isCurrent(naming.data.who, branch) },
    };
  }

  private isCurrent(who: Json | undefined, branch: Branch): boolean {
    const person = isPersonRef(who) ? this.directory.byPerson(who.person) : undefined;
    return person?.active === true && person.branch === branch;
  }
}
