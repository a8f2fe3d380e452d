import { rmSync } from 'node:fs';
import type { EventCodec, EventStore, StoredEvent } from '@samsyn/event-store';
import { municipalityOf, type BranchSplit, type Directory, type ScopeFollowed } from '@samsyn/identity';
import { isPersonRef, type Branch, type Json, type Recorded } from '@samsyn/kernel';

const PAGE = 2_000;
const PLANS = 'OperationProposed';

/** What is known of an operation or a stream that names the branch. */
interface Scope {
  isNamed: boolean;
  /** Offices of the persons of the branch who recorded something in it, the latest last. */
  readonly acted: Branch[];
  region?: string;
  municipality?: string;
}

/** Where the branch is named in a value. */
function names(value: Json | undefined, branch: Branch): boolean {
  if (value === branch) return true;
  if (typeof value !== 'object' || value === null) return false;
  if (isPersonRef(value)) return value.branch === branch;
  return Object.values(value).some((inner: Json) => names(inner, branch));
}

/** Who follows the branch in each operation and stream that names it. */
class Scopes {
  private readonly byScope = new Map<string, Scope>();
  private readonly operationOf = new Map<string, string | null>();

  constructor(
    private readonly split: BranchSplit,
    private readonly officeOf: (person: string) => Branch | undefined,
  ) {}

  add({ stream, operationId, actor, name, data }: Recorded): void {
    const { branch } = this.split;
    const isNamed = actor.branch === branch || names(data as Json, branch);
    const acted = actor.branch === branch ? this.officeOf(actor.person) : undefined;
    this.operationOf.set(stream, operationId);
    for (const key of new Set([stream, operationId ?? stream])) {
      const scope = this.byScope.get(key) ?? { isNamed: false, acted: [] };
      this.byScope.set(key, scope);
      scope.isNamed ||= isNamed;
      if (acted !== undefined) scope.acted.push(acted);
      this.place(scope, name, data as Readonly<Record<string, Json>>);
    }
  }

  /** Scopes without a row of their own are followed by the office that takes the rest. */
  followed(): readonly ScopeFollowed[] {
    return [...this.byScope].flatMap(([scope, known]) => {
      const office = known.isNamed ? this.office(known) : undefined;
      return office === undefined ? [] : [{ scope, office }];
    });
  }

  private place(scope: Scope, name: string, { region, municipality }: Readonly<Record<string, Json>>): void {
    if (typeof region === 'string') scope.region ??= region;
    if (name === PLANS && typeof municipality === 'string') scope.municipality ??= municipality;
  }

  /** Whoever acted for the branch, where that was one office; else the office of the place; else who acted last. */
  private office({ acted, region, municipality }: Scope): Branch | undefined {
    if (new Set(acted).size === 1) return acted[0];
    const code = municipality === undefined ? undefined : municipalityOf(municipality)?.code;
    const { offices } = this.split;
    const ofPlace =
      offices.find(({ municipalities }) => code !== undefined && municipalities.includes(code)) ??
      offices.find(({ regions }) => region !== undefined && regions.includes(region));
    return ofPlace?.branch ?? acted.at(-1);
  }
}

/** What cannot be read any more names nobody. */
function opened(codec: EventCodec, stored: StoredEvent): Recorded | undefined {
  try {
    return codec.decode(stored);
  } catch {
    return undefined;
  }
}

/**
 * Carries out the splits that were asked for, before anything is read: one pass over the log for each. The read models
 * are made anew, since they name the branch; they go first, so that a start that is cut off leaves none of them behind.
 */
export async function carryOutSplits(
  directory: Directory,
  store: EventStore,
  codec: EventCodec,
  readModels: string,
): Promise<void> {
  for (const split of directory.splits().filter(({ state }) => state === 'pending')) {
    const offices = new Map(
      split.offices.flatMap(({ branch, persons }) =>
        persons.map((handle) => [directory.byHandle(handle)?.person ?? '', branch] as const),
      ),
    );
    const scopes = new Scopes(split, (person) => offices.get(person));
    for (let after = 0; ;) {
      const page = await store.readAll({ after, limit: PAGE });
      await codec.load(page);
      for (const stored of page) {
        const event = opened(codec, stored);
        if (event) scopes.add(event);
      }
      after = page.at(-1)?.position ?? after;
      if (page.length < PAGE) break;
    }
    for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${readModels}${ending}`, { force: true });
    directory.carryOutSplit(split, scopes.followed());
  }
}
