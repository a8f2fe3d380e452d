import { agencyOf, type Branch } from '@samsyn/kernel';
import type Database from 'better-sqlite3';
import { namesKnownFor } from '../register/municipalities';
import type { Names } from '../register/names';
import type { BranchNames } from './person';
import type { BranchEntry } from './directory.schema';

interface BranchRow {
  branch: string;
  sv: string;
  en: string;
  agency: string;
  agency_sv: string;
  agency_en: string;
}

/** The branches as the file of people has them, answered from memory. None is ever taken away: the log names them. */
export class BranchRegister {
  private readonly byCode = new Map<Branch, BranchEntry>();

  constructor(private readonly database: Database.Database) {
    const rows = database
      .prepare<[], BranchRow>(
        `SELECT branch, branches.sv, branches.en, agency, agencies.sv AS agency_sv, agencies.en AS agency_en
         FROM branches JOIN agencies USING (agency)`,
      )
      .all();
    for (const { branch, sv, en, agency, agency_sv, agency_en } of rows)
      this.byCode.set(branch, { branch, sv, en, agency: { code: agency, sv: agency_sv, en: agency_en } });
  }

  of(code: Branch): BranchEntry | undefined {
    return this.byCode.get(code);
  }

  /** In the order of their codes. */
  all(): readonly BranchEntry[] {
    return [...this.byCode.values()].sort((a, b) => (a.branch < b.branch ? -1 : 1));
  }

  /** A name that is not said stays, and is the register's or the code where there was none. */
  with(code: Branch, names: BranchNames): BranchEntry {
    const agency = agencyOf(code);
    const known = this.byCode.get(code);
    const knownAgency = known?.agency ?? this.agency(agency);
    const before = known ?? namesKnownFor(code);
    return {
      branch: code,
      sv: names.sv ?? before?.sv ?? code,
      en: names.en ?? before?.en ?? code,
      agency: {
        code: agency,
        sv: names.agency?.sv ?? knownAgency?.sv ?? agency,
        en: names.agency?.en ?? knownAgency?.en ?? agency,
      },
    };
  }

  write({ branch, sv, en, agency }: BranchEntry): void {
    this.database
      .prepare(
        `INSERT INTO agencies (agency, sv, en) VALUES (?, ?, ?)
         ON CONFLICT (agency) DO UPDATE SET sv = excluded.sv, en = excluded.en`,
      )
      .run(agency.code, agency.sv, agency.en);
    this.database
      .prepare(
        `INSERT INTO branches (branch, agency, sv, en) VALUES (?, ?, ?, ?)
         ON CONFLICT (branch) DO UPDATE SET sv = excluded.sv, en = excluded.en`,
      )
      .run(branch, agency.code, sv, en);
  }

  remember(entry: BranchEntry): void {
    const known = this.agency(entry.agency.code);
    this.byCode.set(entry.branch, entry);
    if (!isSameAgency(entry.agency, known)) this.nameAgency(entry.agency);
  }

  private agency(code: string): BranchEntry['agency'] | undefined {
    return [...this.byCode.values()].find(({ agency }) => agency.code === code)?.agency;
  }

  /** The names of an agency are those of all its branches. */
  private nameAgency(agency: BranchEntry['agency']): void {
    for (const entry of this.byCode.values()) {
      if (entry.agency.code === agency.code) this.byCode.set(entry.branch, { ...entry, agency });
    }
  }
}

const isSameAgency = (one: Names, other: Names | undefined): boolean =>
  one.sv === other?.sv && one.en === other?.en;
