import { setImmediate as nextTurn } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Directory } from '@samsyn/identity';
import { stockholmDay, unknownTo, type Actor, type Branch, type PersonRef } from '@samsyn/kernel';
import { OperationLog } from '@samsyn/operations';
import { cameAfterOperation, holdsEncounter, canSeeOperation, overseesOnly, viewerOf } from '@samsyn/secrecy';
import { OpaqueToken } from '@samsyn/web';
import { AccessLog } from '../access-log';
import { PLACES, type AccessRow, type DeniedRow, type FieldsRead, type ReadRow } from '../access-row';
import type {
  AccessShown,
  AccessListed,
  DenialsListed,
  DenialShown,
  OfficeLooked,
} from './access-lists.schema';

const ENCOUNTER = 'conducting.encounter-';
const DIGITS = 16;
/** Rows that are read in one turn where all of them are counted. */
const COUNTED_AT_ONCE = 500;

interface Page<Row> {
  /** The latest first. */
  readonly rows: readonly Row[];
  readonly next?: string;
  /** Nothing on this page, nor what came before each of its rows, was changed or taken away since it was written. */
  readonly intact: boolean;
}
export interface PageQuery {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const byBranch = (a: OfficeLooked, b: OfficeLooked): number => (a.branch < b.branch ? -1 : 1);

/** Who read what, for those who answer for the branch whose fields they are; no branch is shown another's. */
@Injectable()
export class AccessLists {
  constructor(
    @Inject(AccessLog) private readonly log: AccessLog,
    @Inject(OperationLog) private readonly operations: OperationLog,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(OpaqueToken) private readonly tokens: OpaqueToken,
  ) {}

  /** @throws DomainError `OPERATION.UNKNOWN`, `REQUEST.CURSOR_INVALID` */
  async ofOperation(operationId: string, actor: Actor, query: PageQuery): Promise<AccessListed> {
    const { access, entries } = await this.operations.snapshot(operationId);
    const { branch } = actor;
    const isOwner = entries.some((entry) => entry.actor.branch === branch);
    const viewer = viewerOf(actor);
    const isOwners = isOwner && !cameAfterOperation(access, viewer);
    if (!isOwners && !canSeeOperation(access, viewer)) throw unknownTo('OPERATION');
    const isOurs = ({ owner }: FieldsRead): boolean => owner === branch;
    return this.reads(PLACES.operation(operationId, branch), actor, query, isOurs);
  }

  /** @throws DomainError `ENCOUNTER.UNKNOWN`, `REQUEST.CURSOR_INVALID` */
  async ofEncounter(encounterId: string, actor: Actor, query: PageQuery): Promise<AccessListed> {
    const stream = `${ENCOUNTER}${encounterId}`;
    const operation = await this.operations.operationOf(stream);
    const access = operation === undefined ? undefined : (await this.operations.snapshot(operation)).access;
    const met = access?.encounters.get(stream);
    if (!access || met?.ownerBranch !== actor.branch) throw unknownTo('ENCOUNTER');
    const viewer = viewerOf(actor);
    if (cameAfterOperation(access, viewer) || (!overseesOnly(viewer) && !holdsEncounter(viewer, met)))
      throw unknownTo('ENCOUNTER');
    const isHers = ({ within }: FieldsRead): boolean => within === encounterId;
    return this.reads(PLACES.within(encounterId), actor, query, isHers);
  }

  /** Of persons of the caller's branch. @throws DomainError `REQUEST.CURSOR_INVALID` */
  denials(actor: Actor, query: PageQuery): DenialsListed {
    return this.page(PLACES.denied(actor.branch), actor, query, (row) =>
      row.kind === 'denied' ? this.denial(row, actor) : undefined,
    );
  }

  /** By the code of the office. Of what stands in the encounter; who may ask has been checked before. */
  async officesThatLooked(encounterId: string): Promise<readonly OfficeLooked[]> {
    const offices = new Map<Branch, OfficeLooked>();
    const place = PLACES.within(encounterId);
    let below: number | undefined;
    for (;;) {
      const { rows } = this.log.find(place, COUNTED_AT_ONCE, below);
      for (const { at, who } of rows) {
        const day = stockholmDay(at);
        const known = offices.get(who.branch) ?? { branch: who.branch, last: day };
        offices.set(who.branch, { ...known, first: day });
      }
      below = rows.at(-1)?.seq;
      if (rows.length < COUNTED_AT_ONCE) return [...offices.values()].sort(byBranch);
      await nextTurn();
    }
  }

  private reads(
    place: string,
    actor: Actor,
    query: PageQuery,
    isShown: (fields: FieldsRead) => boolean,
  ): AccessListed {
    return this.page(place, actor, query, (row) =>
      row.kind === 'read' ? this.read(row, actor, isShown) : undefined,
    );
  }

  private page<Row>(
    place: string,
    { person }: Actor,
    { cursor, limit }: PageQuery,
    shown: (row: AccessRow) => Row | undefined,
  ): Page<Row> {
    const purpose = JSON.stringify(['access', place, person]);
    const below = cursor === undefined ? undefined : Number(this.tokens.open(cursor, purpose));
    const { rows, intact } = this.log.find(place, limit + 1, below);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const more = rows.length > limit && last !== undefined;
    return {
      rows: page.flatMap((row) => shown(row) ?? []),
      ...(more ? { next: this.tokens.seal(String(last.seq).padStart(DIGITS, '0'), purpose) } : {}),
      intact,
    };
  }

  private read(row: ReadRow, actor: Actor, isShown: (fields: FieldsRead) => boolean): AccessShown {
    const { at, who, route, form, fields } = row;
    const read = fields.filter(isShown).map(({ owner: _owner, ...one }) => one);
    const { branch, role } = who;
    return { at, who: this.nameOf(who, actor), branch, role, route, form, read };
  }

  private denial({ at, who, route, status, id }: DeniedRow, actor: Actor): DenialShown {
    return { at, who: this.nameOf(who, actor), role: who.role, route, status, id };
  }

  private nameOf({ person, branch, role }: PersonRef, actor: Actor): string {
    const handle = branch === actor.branch ? this.directory.byPerson(person)?.handle : undefined;
    return handle ?? `${branch} ${role}`;
  }
}
