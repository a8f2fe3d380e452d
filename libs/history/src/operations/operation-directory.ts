import { Inject, Injectable } from '@nestjs/common';
import { EventCodec } from '@samsyn/event-store';
import type { PersonRef } from '@samsyn/kernel';
import {
  ReadModelDatabase,
  type LoggedEvent,
  type Projection,
  type ReadModelWrites,
} from '@samsyn/processing';
import { KeyStore, type Viewer } from '@samsyn/secrecy';

type Related = (event: LoggedEvent) => readonly unknown[];

// Fields may have been erased: then they relate nobody.
const inBranch = (ref: unknown): unknown => (ref as PersonRef | undefined)?.branch;
const person = (ref: unknown): unknown => (ref as PersonRef | undefined)?.person;
const region = (of: unknown): unknown => (typeof of === 'string' ? coordinatorsOf(of) : undefined);
const all = (list: unknown): readonly unknown[] => (Array.isArray(list) ? list : []);

const acting: Related = ({ stored }) => [stored.actor.branch];
const named =
  (...fields: readonly string[]): Related =>
  (event) =>
    fields.map((field) => event.field(field));
const branchOf =
  (field: string): Related =>
  (event) => [inBranch(event.field(field))];

/** The coordinators of a region, whoever they are: not a branch, and no person. */
const coordinatorsOf = (of: string): string => `coordinators of ${of}`;

/**
 * Whom an event may let know of the operation: branches, and for a facilitator the person. More than may know it in
 * the end (a branch that declined stays); the access fold decides, this only spares it the other operations.
 */
const RELATED: Readonly<Record<string, Related>> = {
  OperationProposed: acting,
  AgencyInvited: (event) => all(event.field('agencies')),
  AgencyConfirmed: acting,
  PreBriefingHeld: (event) => all(event.field('present')).map(inBranch),
  LateJoinerBriefed: branchOf('who'),
  CoordinatorCalled: branchOf('to'),
  CallEscalated: branchOf('to'),
  CoordinatorAccepted: acting,
  ConsentGiven: named('recipient'),
  ConsentWithdrawn: named('recipient'),
  ReferralRequested: named('to'),
  ChildConcernReported: named('to'),
  ChildConcernRedirected: named('to'),
  PersonMetWithoutCoordinator: (event) => [region(event.field('region'))],
  EntryCorrected: (event) => (event.field('field') === 'region' ? [region(event.field('is'))] : []),
  EncounterOpened: acting,
  ReservationAccepted: acting,
  ReceivedCopyErased: acting,
  DisclosuresListed: (event) => all(event.field('seen')).map(inBranch),
  DisclosureRequested: acting,
  DisclosureDecided: (event) => [...acting(event), ...named('recipient', 'requester')(event)],
  PerspectivePassedOn: named('to'),
  FacilitatorNamed: (event) => [person(event.field('who'))],
};

const PAIRS_IN_MEMORY = 10_000;

export interface DirectoryRow {
  readonly operation: string;
  /**
   * Position of the first event that related the viewer to it: the order in which they learned of operations.
   */
  readonly since: number;
}

/**
 * Which operations concern whom. That an operation names a branch can itself be secret (OSL 26:1), so the
 * file has a keyed digest in place of each branch and person: without the key store it shows nothing but
 * numbers.
 */
@Injectable()
export class OperationDirectory implements Projection {
  readonly name = 'operation-directory';
  readonly version = 2;
  readonly types: readonly string[];
  private readonly related: ReadonlyMap<string, Related>;
  private readonly digested: (who: string) => Buffer;
  /** Pairs that stand in the table: many events of an operation relate the same branch. */
  private readonly found = new Set<string>();
  private readonly digests = new Map<string, string>();

  constructor(
    @Inject(EventCodec) codec: EventCodec,
    @Inject(KeyStore) keys: KeyStore,
    @Inject(ReadModelDatabase) private readonly rows: ReadModelDatabase,
  ) {
    this.related = new Map(
      Object.entries(RELATED).flatMap(([name, related]) =>
        codec.registry.typesOf([name]).map((type) => [type, related] as const),
      ),
    );
    this.types = [...this.related.keys()];
    this.digested = keys.digestFor('operation-directory');
  }

  createTables(rows: ReadModelWrites): void {
    this.forget();
    rows.exec(`CREATE TABLE operation_directory (
      who TEXT NOT NULL, operation TEXT NOT NULL, since INTEGER NOT NULL, PRIMARY KEY (who, operation)
    ) STRICT, WITHOUT ROWID`);
    rows.exec('CREATE INDEX operation_directory_since ON operation_directory (who, since)');
  }

  apply(event: LoggedEvent, rows: ReadModelWrites): void {
    const { operationId, position } = event.stored;
    if (operationId === null) return;
    for (const who of this.related.get(event.stored.type)?.(event) ?? []) {
      if (typeof who !== 'string') continue;
      const digest = this.digest(who);
      const pair = `${digest} ${operationId}`;
      if (this.found.has(pair)) continue;
      rows.run(
        'INSERT INTO operation_directory VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
        digest,
        operationId,
        position,
      );
      if (this.found.size >= PAIRS_IN_MEMORY) this.found.clear();
      this.found.add(pair);
    }
  }

  forget(): void {
    this.found.clear();
  }

  /**
   * Operations that may concern the viewer, those they came to know last first, before the position `before`.
   */
  candidates(
    { branch, person, regions = [] }: Viewer,
    before: number,
    limit: number,
  ): readonly DirectoryRow[] {
    const who = [branch, person, ...regions.map(coordinatorsOf)].map((one) => this.digest(one));
    return this.rows.all<DirectoryRow>(
      `SELECT operation, min(since) AS since FROM operation_directory WHERE who IN (${who.map(() => '?').join()})
       GROUP BY operation HAVING min(since) < ? ORDER BY 2 DESC, 1 LIMIT ?`,
      ...[...who, before, limit],
    );
  }

  private digest(who: string): string {
    const known = this.digests.get(who);
    if (known) return known;
    const digest = this.digested(who).toString('base64url');
    if (this.digests.size < 10_000) this.digests.set(who, digest);
    return digest;
  }
}
