import { Inject, Injectable } from '@nestjs/common';
import { encounterStream } from '@samsyn/conducting/contract';
import type { Branch } from '@samsyn/kernel';
import { OperationLog } from '@samsyn/operations';
import { holdsEncounter, type Access, type Viewer } from '@samsyn/secrecy';
import {
  ReceivedAbout,
  type ReceivedAboutPerson,
  type ReceivedItem,
  type ViewedEntry,
} from '@samsyn/operations/contract';
import { LoggedOperationHistory } from '../viewing/logged-operation-history';

/** A branch as such: none of its persons holds an encounter or facilitates. */
const branchAsSuch = (branch: Branch): Viewer => ({ branch, person: '', role: '' });

/**
 * Computed by looking at the encounter as each branch: what stands here is what a branch sees, neither more nor less.
 * Source: docs/domain.md, "Disclosure": withdrawal lists who already received.
 */
@Injectable()
export class LoggedReceivedAbout extends ReceivedAbout {
  constructor(
    @Inject(OperationLog) private readonly log: OperationLog,
    @Inject(LoggedOperationHistory) private readonly history: LoggedOperationHistory,
  ) {
    super();
  }

  async forHolder(encounterId: string, viewer: Viewer): Promise<ReceivedAboutPerson | undefined> {
    const stream = encounterStream(encounterId);
    const operationId = await this.log.operationOf(stream);
    if (operationId === undefined) return undefined;
    const { access, entries } = await this.log.snapshot(operationId);
    const encounter = access.encounters.get(stream);
    const opened = entries.find((entry) => entry.stream === stream);
    if (!encounter || !opened || !holdsEncounter(viewer, encounter)) return undefined;
    const branches: ReceivedAboutPerson['branches'][number][] = [];
    for (const branch of othersIn(access, encounter.ownerBranch)) {
      const viewed = await this.history.forViewer(operationId, branchAsSuch(branch));
      const shown = (viewed?.entries ?? []).filter((entry) => entry.stream === stream).map(itemOf);
      const items = [...shown, ...wronglySent(access, stream, branch)];
      if (items.length > 0) branches.push({ branch, takesPart: access.participants.has(branch), items });
    }
    const { ownerBranch } = encounter;
    return { operationId, encounter: encounterId, openedAt: opened.occurredAt, ownerBranch, branches };
  }
}

/** Every branch that may know anything of the operation. */
function othersIn(access: Access, owner: Branch): readonly Branch[] {
  const known = new Set<Branch>(access.participants);
  for (const { named } of access.encounters.values()) for (const branch of named) known.add(branch);
  for (const recipients of access.disclosures.values())
    for (const branch of recipients.keys()) known.add(branch);
  for (const parties of access.disclosureParties.values()) for (const branch of parties) known.add(branch);
  known.delete(owner);
  return [...known].sort();
}

/** What the branch received by mistake and sees no more: the person met is told of it all the same. */
const wronglySent = (access: Access, stream: string, branch: Branch): ReceivedItem[] =>
  [...access.disclosures].flatMap(([key, recipients]) => {
    const given = recipients.get(branch);
    const [entry = '', field = ''] = key.split('#');
    const event = access.byId.get(entry);
    if (given?.wrongBy === undefined || event?.stream !== stream) return [];
    const { decision, ground, decidedAt } = given;
    const sent = { field, decision, ...(ground === undefined ? {} : { ground }), wrong: true } as const;
    return [{ entry, type: event.name, at: decidedAt, fields: [field], byDecision: [sent] }];
  });

function itemOf({ entry, name, at }: ViewedEntry): ReceivedItem {
  const byDecision = (entry.disclosed ?? []).map(({ field, decision, ground, withdrawn }) => ({
    field,
    decision,
    ...(ground === undefined ? {} : { ground }),
    ...(withdrawn ? { withdrawn } : {}),
  }));
  return { entry: entry.id, type: name, at, fields: Object.keys(entry.facts), byDecision };
}
