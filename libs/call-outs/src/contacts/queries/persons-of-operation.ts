import { Injectable } from '@nestjs/common';
import { OperationHistory, type ViewedEntry, type ViewedOperation } from '@samsyn/operations/contract';
import { detailsOf, Directory } from '@samsyn/identity';
import { isPersonRef, SYSTEM_BRANCH, unknownTo, type Actor, type Json } from '@samsyn/kernel';
import { OperationLog } from '@samsyn/operations';
import { leaderOf, nameOf, viewerOf, type Access, type Viewer } from '@samsyn/secrecy';
import type { PersonOfOperation } from '../contacts.schema';

/**
 * Entries of plan and calls that say who takes part, by who recorded them or whom they name. None of the
 * encounters and none of the debrief: who met her, and who wrote what, nobody may read off a list.
 */
const SAYING: ReadonlySet<string> = new Set([
  'OperationProposed',
  'AgencyConfirmed',
  'ContactPersonNamed',
  'RoleAssigned',
  'PreBriefingHeld',
  'LateJoinerBriefed',
  'CoordinatorAccepted',
  'LeadershipAccepted',
  'LeadershipTakenOver',
]);
const CALLS: ReadonlySet<string> = new Set(['CoordinatorCalled', 'CallEscalated']);
const TAKING_PART: ReadonlySet<string> = new Set(['leading', 'participant']);

function* refsIn(value: Json | undefined): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  if (isPersonRef(value)) yield value.person;
  else for (const inner of Object.values(value)) yield* refsIn(inner);
}

const namedBy = ({ actor, data }: ViewedEntry): readonly string[] => [
  ...(actor.branch === SYSTEM_BRANCH ? [] : [actor.person]),
  ...refsIn(data),
];

/** Names, titles and telephones, for those who take part together; never from the log, which has none. */
@Injectable()
export class PersonsOfOperation {
  constructor(
    private readonly history: OperationHistory,
    private readonly log: OperationLog,
    private readonly directory: Directory,
  ) {}

  /** @throws DomainError `OPERATION.UNKNOWN` (unknown) */
  async list(operationId: string, actor: Actor): Promise<readonly PersonOfOperation[]> {
    const viewer = viewerOf(actor);
    const viewed = await this.history.forViewer(operationId, viewer);
    if (!viewed) throw unknownTo('OPERATION');
    const { access } = await this.log.snapshot(operationId);
    const leader = leaderOf(access);
    return [...this.known(viewed, viewer, access, leader)]
      .map((person) => this.shown(person, viewer, access, leader))
      .filter((person) => person !== undefined)
      .sort((a, b) => (`${a.branch} ${a.who}` < `${b.branch} ${b.who}` ? -1 : 1));
  }

  /** A called person learns who leads, and where to ring; somebody who is only invited learns nobody. */
  private known(
    { relation, entries }: ViewedOperation,
    viewer: Viewer,
    access: Access,
    leader: string | undefined,
  ): ReadonlySet<string> {
    const isCalled = entries.some(
      ({ name, stream, data }) =>
        CALLS.has(name) &&
        access.calls.get(stream)?.get(viewer.branch) !== 'declined' &&
        [...refsIn(data.to)].includes(viewer.person),
    );
    const known = new Set(isCalled && leader !== undefined ? [leader] : []);
    if (!TAKING_PART.has(relation)) return known;
    if (leader !== undefined) known.add(leader);
    for (const entry of entries) if (SAYING.has(entry.name)) namedBy(entry).forEach((one) => known.add(one));
    for (const one of known) {
      const branch = this.directory.byPerson(one)?.branch;
      if (branch === undefined || !access.participants.has(branch)) known.delete(one);
    }
    return known;
  }

  private shown(
    person: string,
    viewer: Viewer,
    access: Access,
    leader: string | undefined,
  ): PersonOfOperation | undefined {
    const known = this.directory.byPerson(person);
    if (!known?.active) return undefined;
    const nameOfPerson = (id: string) => this.directory.byPerson(id)?.handle;
    const who = nameOf(known, { viewer, accesses: [access], nameOf: nameOfPerson });
    const { branch, role } = known;
    return { who, branch, role, ...detailsOf(known), ...(person === leader ? { leads: true } : {}) };
  }
}
