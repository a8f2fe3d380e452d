import { encounterStream } from '@samsyn/conducting/contract';
import { Inject, Injectable } from '@nestjs/common';
import { BranchText, EventCodec, type StoredEvent } from '@samsyn/event-store';
import { idOfStream, isPersonRef, type Json } from '@samsyn/kernel';
import { adviceCallStream } from '@samsyn/advice/contract';
import {
  ReadModelDatabase,
  type LoggedEvent,
  type Projection,
  type ReadModelWrites,
} from '@samsyn/processing';
import { KeyStore, type Viewer } from '@samsyn/secrecy';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const { pattern } = BranchText as unknown as { readonly pattern: string };
const BRANCH = new RegExp(pattern);
const ENCOUNTER = encounterStream('');
/** Between two persons: their branches learn nothing of it (ADR 0042). */
const ADVICE = adviceCallStream('');
/** Fields in clear that hold an id which a route takes, beside those of events and streams. */
const IDS = ['swap', 'exception'] as const;
/** Fields by which something is for a region's coordinators, by event. */
const REGION_OF: Readonly<Record<string, (event: LoggedEvent) => Json | undefined>> = {
  PersonMetWithoutCoordinator: (event) => event.field('region'),
  AdviceRequested: (event) => event.field('region'),
  EntryCorrected: (event) => (event.stored.data.field === 'region' ? event.field('is') : undefined),
};
const DIGEST_BYTES = 16;
const IN_MEMORY = 20_000;

const TABLES = `
  CREATE TABLE known_id (id BLOB PRIMARY KEY, place BLOB NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE known_by (place BLOB, who BLOB, PRIMARY KEY (place, who)) STRICT, WITHOUT ROWID;`;

/** Where an event stands: all that is known of one of them by the same persons and branches. */
const placeOf = ({ operationId, stream }: StoredEvent): string => {
  const id = idOfStream(stream);
  return operationId ?? (UUID.test(id) ? id : stream);
};

/** Every branch and person that a value names. */
function namedIn(value: Json | undefined): readonly string[] {
  if (typeof value === 'string') return BRANCH.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  if (isPersonRef(value)) return [value.person, value.branch];
  return Object.values(value).flatMap((inner: Json) => namedIn(inner));
}

/** The coordinators of a region, whoever they are: not a branch, and no person. */
const coordinatorsOf = (region: string): string => `coordinators of ${region}`;

/**
 * Which ids can be known to whom at all: everybody who is named by something in the same place, or who
 * recorded something there. More than may know it; those who are not in it may certainly not, and that is
 * found by two look-ups, which cost the same for an id that nobody has. Entries are not in it: the log finds
 * where each stands by its id, and a row for every event would be most of this file. It has keyed digests in
 * place of branches, persons and places.
 */
@Injectable()
export class KnownIds implements Projection {
  readonly name = 'known-ids';
  readonly version = 2;
  /** By wire type, its name and the fields that can name somebody. */
  private readonly naming = new Map<string, { readonly name: string; readonly fields: readonly string[] }>();
  private readonly digested: (what: string) => Buffer;
  /** By place, the ids and persons of it that have been written; some of them at least. */
  private readonly written = new Map<string, Set<string>>();
  private writtenCount = 0;
  /** What was found to be known: rows are only added, so it stays so. What is not known is looked for each time. */
  private readonly found = new Set<string>();
  private readonly digests = new Map<string, Buffer>();

  constructor(
    @Inject(EventCodec) private readonly codec: EventCodec,
    @Inject(KeyStore) keys: KeyStore,
    @Inject(ReadModelDatabase) private readonly rows: ReadModelDatabase,
  ) {
    this.digested = keys.digestFor('known-ids');
  }

  createTables(rows: ReadModelWrites): void {
    this.forget();
    rows.exec(TABLES);
  }

  forget(): void {
    this.forgetWritten();
    this.found.clear();
  }

  apply(event: LoggedEvent, rows: ReadModelWrites): void {
    const { stored } = event;
    const { stream, operationId, actor, data } = stored;
    const place = placeOf(stored);
    const isEncounter = stream.startsWith(ENCOUNTER);
    const suffix = idOfStream(stream);
    const ids = [operationId, ...IDS.map((field) => data[field])];
    for (const one of ids) this.stands(one, place, rows);
    this.stands(suffix, isEncounter ? stream : place, rows);
    const { name, fields } = this.namingOf(stored.type);
    const region = REGION_OF[name]?.(event);
    const named = fields.flatMap((field) => namedIn(event.field(field)));
    const all = [actor.person, actor.branch, ...named];
    const who = stream.startsWith(ADVICE) ? all.filter((one) => UUID.test(one)) : all;
    if (typeof region === 'string') who.push(coordinatorsOf(region));
    for (const one of new Set(who)) {
      this.isFor(one, place, rows);
      if (isEncounter) this.isFor(one, stream, rows);
    }
  }

  /** Whether the id of what is no entry can be known to the viewer at all, as far as the read model has come. */
  mayKnow(id: string, viewer: Viewer): boolean {
    return this.knows(id, viewer, () => {
      // A row for both: nothing stands in a place that has the name of an id, and it is looked for all the same.
      const { place } = this.rows.get<{ place: Buffer }>(
        'SELECT coalesce((SELECT place FROM known_id WHERE id = ?), ?) AS place',
        ...[bytesOf(id), bytesOf(id)],
      )!;
      return place;
    });
  }

  /** The same for an entry, as the log has it; for what the log does not have the same is done, and nothing is found. */
  mayKnowEntry(id: string, entry: StoredEvent | undefined, viewer: Viewer): boolean {
    return this.knows(id, viewer, () => this.digest(entry ? placeOf(entry) : id));
  }

  private knows(id: string, viewer: Viewer, placeIn: () => Buffer): boolean {
    const { branch, person, role, regions = [] } = viewer;
    const asked = [id, person, branch, role, ...regions].join(' ');
    if (this.found.has(asked)) return true;
    const coordinated = role === 'coordinator' ? regions.map(coordinatorsOf) : [];
    const who = [branch, person, ...coordinated].map((one) => this.digest(one));
    const row = this.rows.get(
      `SELECT 1 FROM known_by WHERE place = ? AND who IN (${who.map(() => '?').join()})`,
      ...[placeIn(), ...who],
    );
    if (row !== undefined) remember(this.found, asked);
    return row !== undefined;
  }

  private namingOf(type: string): { readonly name: string; readonly fields: readonly string[] } {
    const known = this.naming.get(type);
    if (known) return known;
    const { definition } = this.codec.registry.ofType(type);
    const fields = Object.entries(definition.fields).flatMap(([field, { schema }]) =>
      JSON.stringify(schema).includes(JSON.stringify(pattern)) ? [field] : [],
    );
    const naming = { name: definition.name, fields };
    this.naming.set(type, naming);
    return naming;
  }

  private stands(id: Json | undefined, place: string, rows: ReadModelWrites): void {
    if (typeof id !== 'string' || !UUID.test(id) || this.isWritten(id, place)) return;
    const values = [bytesOf(id), this.digest(place)];
    rows.run('INSERT INTO known_id VALUES (?, ?) ON CONFLICT DO NOTHING', ...values);
  }

  private isFor(who: string, place: string, rows: ReadModelWrites): void {
    if (this.isWritten(who, place)) return;
    const values = [this.digest(place), this.digest(who)];
    rows.run('INSERT INTO known_by VALUES (?, ?) ON CONFLICT DO NOTHING', ...values);
  }

  private isWritten(what: string, place: string): boolean {
    const there = this.written.get(place) ?? new Set();
    if (there.has(what)) return true;
    if (this.writtenCount >= IN_MEMORY) this.forgetWritten();
    this.written.set(place, there.add(what));
    this.writtenCount += 1;
    return false;
  }

  private forgetWritten(): void {
    this.written.clear();
    this.writtenCount = 0;
  }

  private digest(what: string): Buffer {
    const known = this.digests.get(what);
    if (known) return known;
    const digest = this.digested(what).subarray(0, DIGEST_BYTES);
    if (this.digests.size >= IN_MEMORY) this.digests.clear();
    this.digests.set(what, digest);
    return digest;
  }
}

function remember(some: Set<string>, one: string): void {
  if (some.size >= IN_MEMORY) some.clear();
  some.add(one);
}

const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');
