import type { Branch, Day } from '@samsyn/kernel';
import type Database from 'better-sqlite3';

/** A kind of support that a branch is registered for. */
export interface ServiceEntry {
  readonly branch: Branch;
  readonly service: string;
  readonly certifiedBy?: string;
  /** Last day of its certification; absent: it has none, or it does not end. */
  readonly certifiedUntil?: Day;
}

interface Row {
  readonly branch: string;
  readonly service: string;
  readonly certified_by: string | null;
  readonly certified_until: string | null;
}

const keyOf = (branch: Branch, service: string): string => `${branch} ${service}`;

/** Which branch is registered for which support, as the file of people has it, answered from memory. */
export class ServiceRegister {
  private readonly entries = new Map<string, ServiceEntry>();

  constructor(private readonly database: Database.Database) {
    for (const row of database.prepare<[], Row>('SELECT * FROM branch_services').all()) {
      const { branch, service, certified_by: by, certified_until: until } = row;
      this.remember({
        ...{ branch, service },
        ...(by === null ? {} : { certifiedBy: by }),
        ...(until === null ? {} : { certifiedUntil: until }),
      });
    }
  }

  of(branch: Branch, service: string): ServiceEntry | undefined {
    return this.entries.get(keyOf(branch, service));
  }

  /** In the order of their branches. */
  all(): readonly ServiceEntry[] {
    return [...this.entries.values()].sort((a, b) =>
      a.branch < b.branch ? -1 : a.branch > b.branch ? 1 : 0,
    );
  }

  write({ branch, service, certifiedBy, certifiedUntil }: ServiceEntry): void {
    this.database
      .prepare(
        `INSERT INTO branch_services (branch, service, certified_by, certified_until) VALUES (?, ?, ?, ?)
         ON CONFLICT (branch, service) DO UPDATE SET certified_by = excluded.certified_by,
           certified_until = excluded.certified_until`,
      )
      .run(branch, service, certifiedBy ?? null, certifiedUntil ?? null);
  }

  remember(entry: ServiceEntry): void {
    this.entries.set(keyOf(entry.branch, entry.service), entry);
  }
}
