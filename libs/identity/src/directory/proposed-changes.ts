import type { Branch } from '@samsyn/kernel';
import type Database from 'better-sqlite3';

export const PROPOSAL_TABLE = `
  CREATE TABLE IF NOT EXISTS proposed_changes (
    proposal TEXT PRIMARY KEY,
    branch TEXT NOT NULL,
    subject_of_change TEXT NOT NULL,
    content TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

/** What a second person has to approve, in full: handles and sign-ins, which never stand in the log. */
export interface ProposedChange {
  readonly proposal: string;
  /** The branch whose stream of changes has the proposal. */
  readonly branch: Branch;
  /** What may be proposed to be changed once at a time: `person coordB`. */
  readonly subjectOfChange: string;
  /** JSON; what the log keeps a keyed digest of. */
  readonly content: string;
}

interface Row {
  readonly proposal: string;
  readonly branch: string;
  readonly subject_of_change: string;
  readonly content: string;
}

const proposedIn = ({ subject_of_change: subjectOfChange, ...row }: Row): ProposedChange => ({
  ...row,
  subjectOfChange,
});

/** The changes that wait for a second person; whether they still do is what the log says. */
export class ProposedChanges {
  constructor(private readonly database: Database.Database) {}

  keep({ proposal, branch, subjectOfChange, content }: ProposedChange): void {
    this.database
      .prepare('INSERT OR IGNORE INTO proposed_changes VALUES (?, ?, ?, ?)')
      .run(proposal, branch, subjectOfChange, content);
  }

  of(proposal: string): ProposedChange | undefined {
    const row = this.database
      .prepare<[string], Row>('SELECT * FROM proposed_changes WHERE proposal = ?')
      .get(proposal);
    return row && proposedIn(row);
  }

  about(subjectOfChange: string): ProposedChange | undefined {
    const row = this.database
      .prepare<[string], Row>('SELECT * FROM proposed_changes WHERE subject_of_change = ?')
      .get(subjectOfChange);
    return row && proposedIn(row);
  }

  all(): readonly ProposedChange[] {
    return this.database.prepare<[], Row>('SELECT * FROM proposed_changes').all().map(proposedIn);
  }

  drop(proposal: string): void {
    this.database.prepare('DELETE FROM proposed_changes WHERE proposal = ?').run(proposal);
  }
}
