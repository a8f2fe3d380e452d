import { Inject, Injectable, Optional } from '@nestjs/common';
import { uuidV5 } from '@samsyn/event-store';
import {
  isPersonRef,
  originOf,
  plusMs,
  refOf,
  stockholmDay,
  stockholmTime,
  unknownTo,
  type Actor,
  type Branch,
  type Clock,
  type Instant,
  type Json,
  type Recorded,
} from '@samsyn/kernel';
import { CLOCK, LeastRecentlyUsed } from '@samsyn/processing';
import type { OperationSnapshot } from '@samsyn/secrecy';
import { AccessLog } from './access-log';
import { PLACES, type AttentionRow, type AttentionOutcome, type ReadRow } from './access-row';
import { attentionRulesOn, type AttentionCode, type AttentionRule } from './rules/attention-rules';

const HOUR_MS = 3_600_000;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MINUTE_MS = 60_000;
const SPACE = '6d0f6c1e-9a52-4c0e-8f1b-3f1a60f7a7c1';
/** Rows of a branch that are searched for what is open. */
const LOOKED_AT = 2_000;
const OPEN_BRANCHES = 500;
const READERS_REMEMBERED = 5_000;
/** Of each; more than any rule counts. */
const OPERATIONS_REMEMBERED = 100;

/**
 * Names of a person's relatives, where somebody keeps them (a directory of staff). Nothing in Samsyn does;
 * where it is provided under this class, reads of those names are flagged.
 */
export abstract class RelativesOf {
  abstract names(person: string): readonly string[];
}

/** What is asked of one read of one operation. */
interface Asked {
  readonly row: ReadRow & { readonly operation: string };
  readonly snapshot: OperationSnapshot;
}

/** Reads that somebody should look at, and what they answered. */
@Injectable()
export class Attention {
  private readonly open = new LeastRecentlyUsed<Branch, Map<string, AttentionRow | 'answered'>>(
    OPEN_BRANCHES,
  );
  /** By reader, when each operation was read last, the latest at the end. */
  private readonly recent = new LeastRecentlyUsed<string, Map<string, Instant>>(READERS_REMEMBERED);

  constructor(
    @Inject(AccessLog) private readonly log: AccessLog,
    @Inject(CLOCK) private readonly clock: Clock,
    @Optional() @Inject(RelativesOf) private readonly relatives?: RelativesOf,
  ) {}

  /**
   * Rows that go with these reads. A caller who asked for no operation got a list, which says little of each.
   * @param named ids that the request asked about: of an operation, or of what is in it
   */
  to(
    rows: readonly ReadRow[],
    operations: ReadonlyMap<string, OperationSnapshot>,
    named: readonly string[],
  ): readonly AttentionRow[] {
    const isNamed = (snapshot: OperationSnapshot): boolean => named.some((id) => isIn(snapshot, id));
    const row = rows.find(({ operation = '' }) => {
      const of = operations.get(operation);
      return of !== undefined && isNamed(of);
    });
    const snapshot = operations.get(row?.operation ?? '');
    if (row?.operation === undefined || !snapshot) return [];
    const asked = { row: { ...row, operation: row.operation }, snapshot };
    this.remember(asked.row);
    const { at, who, route, operation } = asked.row;
    return attentionRulesOn(at.slice(0, 10)).flatMap((rule): readonly AttentionRow[] => {
      if (!this.applies(rule, asked)) return [];
      // Much in little time is one row, however many operations it was.
      const of = rule.code === 'much-in-little-time' ? '' : operation;
      const id = uuidV5(SPACE, [rule.code, who.person, of, stockholmDay(at)].join(' '));
      const branches = branchesOf(row).filter((branch) => !this.of(branch).has(id));
      if (branches.length === 0) return [];
      return [{ kind: 'attention', at, who, route, id, code: rule.code, operation, branches }];
    });
  }

  /** Once they are durable. */
  taken(rows: readonly AttentionRow[]): void {
    for (const row of rows) for (const branch of row.branches) this.of(branch).set(row.id, row);
  }

  /** What waits for the person to look at: of the own branch, and never what they read themselves. */
  waitingFor({ branch, person }: Pick<Actor, 'branch' | 'person'>): readonly AttentionRow[] {
    return [...this.of(branch).values()].filter(
      (row): row is AttentionRow => row !== 'answered' && row.who.person !== person,
    );
  }

  /**
   * Resolves when the answer is durable. The same again changes nothing.
   * @throws DomainError `ACCESS_ATTENTION.UNKNOWN` (unknown), also of what they read themselves;
   *   `ACCESS_LOG.UNAVAILABLE` (unavailable)
   */
  async answer(id: string, outcome: AttentionOutcome, actor: Actor): Promise<void> {
    const known = this.of(actor.branch).get(id);
    if (known === undefined || (known !== 'answered' && known.who.person === actor.person))
      throw unknownTo('ACCESS_ATTENTION');
    if (known === 'answered') return;
    const at = this.clock.now();
    const route = 'POST /access/attention/:attentionId/answers';
    await this.log.record([{ kind: 'answered', at, who: refOf(actor), route, attention: id, outcome }]);
    this.of(actor.branch).set(id, 'answered');
  }

  private of(branch: Branch): Map<string, AttentionRow | 'answered'> {
    const known = this.open.get(branch);
    if (known) return known;
    const found = new Map<string, AttentionRow | 'answered'>();
    for (const row of this.log.find(PLACES.attention(branch), LOOKED_AT).rows.toReversed()) {
      if (row.kind === 'attention') found.set(row.id, row);
      if (row.kind === 'answered') found.set(row.attention, 'answered');
    }
    this.open.set(branch, found);
    return found;
  }

  private applies(rule: AttentionRule, { row, snapshot }: Asked): boolean {
    switch (rule.code) {
      case 'not-assigned':
        return !rule.exceptRoles.includes(row.who.role) && !isNamedIn(snapshot.entries, row.who.person);
      case 'much-in-little-time':
        return this.operationsOf(row, rule.minutes) >= rule.operations;
      case 'odd-hours':
        return (
          isBetween(stockholmTime(row.at), rule) && !isUnderWay(snapshot, row.at, rule.exceptWithinHours)
        );
      case 'own-relatives':
        return this.readsRelative(row, snapshot, rule.labels);
    }
  }

  private remember({ at, operation, who }: Asked['row']): void {
    const reads = this.recent.get(who.person) ?? new Map<string, Instant>();
    reads.delete(operation);
    reads.set(operation, at);
    if (reads.size > OPERATIONS_REMEMBERED) reads.delete(reads.keys().next().value!);
    this.recent.set(who.person, reads);
  }

  private operationsOf({ at, who }: Asked['row'], minutes: number): number {
    const since = plusMs(at, -minutes * MINUTE_MS);
    let count = 0;
    for (const readAt of this.recent.get(who.person)?.values() ?? []) if (readAt > since) count += 1;
    return count;
  }

  private readsRelative(row: ReadRow, { access }: OperationSnapshot, labels: readonly string[]): boolean {
    const names = (this.relatives?.names(row.who.person) ?? []).map(folded);
    if (names.length === 0) return false;
    return row.fields.some(({ entries, fields }) =>
      entries.some((id) => {
        const event = access.byId.get(id);
        const data = (event?.data ?? {}) as Readonly<Record<string, Json>>;
        return fields.some((field) => {
          const isName = event?.labels[field]?.some((label) => labels.includes(label)) === true;
          const value = data[field];
          return isName && typeof value === 'string' && names.includes(folded(value));
        });
      }),
    );
  }
}

export type { AttentionCode };

const isIn = ({ operationId, access, entries }: OperationSnapshot, id: string): boolean =>
  id === operationId ||
  access.byId.has(id) ||
  (UUID.test(id) && entries.some(({ stream }) => stream.endsWith(id)));

/** Of the reader, and of the office of the person met of whom something was read. */
const branchesOf = ({ who, fields }: ReadRow): readonly Branch[] => [
  ...new Set([who.branch, ...fields.flatMap(({ within, owner }) => (within === undefined ? [] : [owner]))]),
];

const folded = (name: string): string => name.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase();

/** Over midnight where it begins later than it ends. */
const isBetween = (time: string, { from, to }: { from: string; to: string }): boolean =>
  from <= to ? time >= from && time < to : time >= from || time < to;

const isUnderWay = ({ entries }: OperationSnapshot, at: Instant, hours: number): boolean =>
  (entries.at(-1)?.recordedAt ?? '') > plusMs(at, -hours * HOUR_MS);

/** Who has recorded something in an operation or is named in it, as far as its entries have been examined. */
interface Persons {
  readonly known: Set<string>;
  looked: number;
}
/** By the origin of its entries. */
const persons = new WeakMap<object, Persons>();

function isNamedIn(entries: readonly Recorded[], person: string): boolean {
  const origin = originOf(entries);
  const known = persons.get(origin);
  // Entries of an earlier moment than was examined last are searched by themselves.
  const isEarlier = known !== undefined && known.looked > entries.length;
  const of = known && !isEarlier ? known : { known: new Set<string>(), looked: 0 };
  if (!isEarlier) persons.set(origin, of);
  for (; of.looked < entries.length; of.looked += 1) {
    const { actor, data } = entries[of.looked]!;
    of.known.add(actor.person);
    namedIn(data, of.known);
  }
  return of.known.has(person);
}

function namedIn(value: unknown, found: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  if (isPersonRef(value)) found.add(value.person);
  else for (const inner of Object.values(value)) namedIn(inner, found);
}
