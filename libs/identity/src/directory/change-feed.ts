import type Database from 'better-sqlite3';

interface ChangeRow {
  readonly change: number;
  readonly what: string;
  readonly content: string;
}

type Change = [at: string, by: string | null, what: string, subject: string, content: string];

/** How often a process looks for others' changes: far more often than the five seconds promised. */
const LOOKED_EVERY_MS = 1_000;

/** What other processes change in the file of people, read from its list of changes. */
export class ChangeFeed {
  private readonly insert: Database.Statement<Change>;
  private readonly later: Database.Statement<[number], ChangeRow>;
  private last: number;
  private timer: NodeJS.Timeout | undefined;

  /**
   * Begins after the latest change.
   * @param takeIn told of each change in order, this process's own included; what is known already changes nothing
   */
  constructor(
    database: Database.Database,
    private readonly takeIn: (what: string, content: unknown) => void,
  ) {
    this.last = database.prepare<[], number | null>('SELECT max(change) FROM changes').pluck().get() ?? 0;
    this.insert = database.prepare(
      'INSERT INTO changes (at, by_person, what, subject_of_change, content) VALUES (?, ?, ?, ?, ?)',
    );
    this.later = database.prepare(
      'SELECT change, what, content FROM changes WHERE change > ? ORDER BY change LIMIT 1000',
    );
  }

  /** Inside the transaction of the change. */
  add(change: Change): void {
    this.insert.run(...change);
  }

  /**
   * From now on what another process changes in the same file is known here a moment later, and before
   * anybody is changed here.
   */
  follow(everyMs = LOOKED_EVERY_MS): void {
    this.timer ??= setInterval(() => {
      try {
        this.look();
      } catch {
        // The file is busy. Nothing was passed over: what was not taken in comes the next time.
      }
    }, everyMs).unref();
  }

  /** Takes in what was changed since it was last looked at. */
  look(): void {
    for (let rows = this.later.all(this.last); rows.length > 0; rows = this.later.all(this.last)) {
      for (const { change, what, content } of rows) {
        this.takeIn(what, JSON.parse(content));
        this.last = change;
      }
    }
  }

  /** Where others share the file, nobody is changed on a state that they have changed. */
  lookFirst(): void {
    if (this.timer) this.look();
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }
}
