import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { EventCodec } from '@samsyn/event-store';
import type { PersonRef, Recorded } from '@samsyn/kernel';
import {
  ReadModelDatabase,
  type LoggedEvent,
  type Projection,
  type ReadModelWrites,
} from '@samsyn/processing';
import { KeyStore, type Viewer } from '@samsyn/secrecy';

type Data = Readonly<Record<string, unknown>>;
type Related = (data: Data, event: Recorded) => readonly (string | undefined)[];

// Fields may have been erased: then they relate nobody.
const inBranch = (person: unknown): string | undefined => (person as PersonRef | undefined)?.branch;
const acting: Related = (_, { actor }) => [actor.branch];
const called: Related = ({ to }) => [inBranch(to)];
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const all = (list: unknown): readonly unknown[] => (Array.isArray(list) ? list : []);

/**
 * Whom an event may let know of the operation: branches, and for a facilitator the person. More than may know it in
 * the end (a branch that declined stays); the access fold decides, this only spares it the other operations.
 */
export const RELATED: Readonly<Record<string, Related>> = {
  OperationProposed: acting,
  AgencyInvited: ({ agencies }) => all(agencies).map(text),
  AgencyConfirmed: acting,
  PreBriefingHeld: ({ present }) => all(present).map(inBranch),
  LateJoinerBriefed: ({ who }) => [inBranch(who)],
  CoordinatorCalled: called,
  CallEscalated: called,
  CoordinatorAccepted: acting,
  ConsentGiven: ({ recipient }) => [text(recipient)],
  ConsentWithdrawn: ({ recipient }) => [text(recipient)],
  ReferralRequested: ({ to }) => [text(to)],
  ChildConcernReported: ({ to }) => [text(to)],
  ReservationAccepted: acting,
  DisclosureRequested: acting,
  DisclosureDecided: ({ recipient, requester }, { actor }) => [
    actor.branch,
    text(recipient),
    text(requester),
  ],
  FacilitatorNamed: ({ who }) => [(who as PersonRef | undefined)?.person],
};

export interface DirectoryRow {
  readonly operation: string;
  /** Position of the first event that related the viewer to it: the order in which she came to know operations. */
  readonly since: number;
}

/**
 * Which operations concern whom. That an operation names a branch can itself be secret (OSL 26:1), so the file has a
 * keyed digest in place of each branch and person: without the key store it tells nothing but numbers.
 */
@Injectable()
export class OperationDirectory implements Projection {
  readonly name = 'operation-directory';
  readonly version = 1;
  readonly types: readonly string[];
  private readonly key: Buffer;
  private readonly digests = new Map<string, string>();

  constructor(
    @Inject(EventCodec) codec: EventCodec,
    @Inject(KeyStore) keys: KeyStore,
    @Inject(ReadModelDatabase) private readonly rows: ReadModelDatabase,
  ) {
    const known = new Set(codec.registry.all().map(({ definition }) => definition.name));
    this.types = codec.registry.typesOf(Object.keys(RELATED).filter((name) => known.has(name)));
    this.key = keys.secretFor('operation-directory');
  }

  createTables(rows: ReadModelWrites): void {
    rows.exec(`CREATE TABLE operation_directory (
      who TEXT NOT NULL, operation TEXT NOT NULL, since INTEGER NOT NULL, PRIMARY KEY (who, operation)
    ) STRICT, WITHOUT ROWID`);
    rows.exec('CREATE INDEX operation_directory_since ON operation_directory (who, since)');
  }

  apply(event: LoggedEvent, rows: ReadModelWrites): void {
    const { operationId, position } = event.stored;
    if (operationId === null) return;
    const opened = event.opened();
    for (const who of RELATED[opened.name]?.(opened.data as Data, opened) ?? []) {
      if (who === undefined) continue;
      rows.run(
        'INSERT INTO operation_directory VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
        this.digest(who),
        operationId,
        position,
      );
    }
  }

  /** Operations that may concern the viewer, those she came to know last first, before the position `before`. */
  candidates({ branch, person }: Viewer, before: number, limit: number): readonly DirectoryRow[] {
    return this.rows.all<DirectoryRow>(
      `SELECT operation, min(since) AS since FROM operation_directory WHERE who IN (?, ?)
       GROUP BY operation HAVING min(since) < ? ORDER BY 2 DESC, 1 LIMIT ?`,
      this.digest(branch),
      this.digest(person),
      before,
      limit,
    );
  }

  private digest(who: string): string {
    const known = this.digests.get(who);
    if (known) return known;
    const digest = createHmac('sha256', this.key).update(who).digest('base64url');
    if (this.digests.size < 10_000) this.digests.set(who, digest);
    return digest;
  }
}
