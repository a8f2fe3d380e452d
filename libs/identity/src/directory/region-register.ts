import { DomainError, noneOf } from '@samsyn/kernel';
import type Database from 'better-sqlite3';
import { municipalityOf } from '../register/municipalities';
import type { Names } from '../register/names';
import type { RegionEntry } from './directory.schema';

/** The regions as the file of people has them, answered from memory. None is ever taken away: the log names them. */
export class RegionRegister {
  private readonly byCode = new Map<string, RegionEntry>();

  constructor(private readonly database: Database.Database) {
    for (const entry of database.prepare<[], RegionEntry>('SELECT region, sv, en FROM regions').all())
      this.byCode.set(entry.region, entry);
  }

  of(code: string): RegionEntry | undefined {
    return this.byCode.get(code);
  }

  /** In the order of their codes. */
  all(): readonly RegionEntry[] {
    return [...this.byCode.values()].sort((a, b) => (a.region < b.region ? -1 : 1));
  }

  /** @throws DomainError `REGION.UNKNOWN` (invalid) */
  mustKnow(codes: readonly string[]): void {
    const unknown = codes.filter((code) => !this.byCode.has(code));
    if (unknown.length > 0) throw noneOf('REGION.UNKNOWN', unknown, this.byCode.keys());
  }

  /** A name that is not said stays, and is the code where there was none. */
  with(code: string, names: Partial<Names>): RegionEntry {
    const known = this.byCode.get(code);
    return { region: code, sv: names.sv ?? known?.sv ?? code, en: names.en ?? known?.en ?? code };
  }

  write(entry: RegionEntry): void {
    this.database
      .prepare(
        `INSERT INTO regions (region, sv, en) VALUES (@region, @sv, @en)
         ON CONFLICT (region) DO UPDATE SET sv = excluded.sv, en = excluded.en`,
      )
      .run(entry);
  }

  remember(entry: RegionEntry): void {
    this.byCode.set(entry.region, entry);
  }
}

/** @throws DomainError `IDENTITY.MUNICIPALITY_UNKNOWN` (invalid) */
export function mustKnowMunicipalities(codes: readonly string[]): void {
  if (codes.some((known) => municipalityOf(known)?.code !== known))
    throw new DomainError('IDENTITY.MUNICIPALITY_UNKNOWN', {}, 'invalid');
}
