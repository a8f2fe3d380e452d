import { DomainError } from '@samsyn/kernel';
import { contentOf, placesOf, rowIn, type AccessRow } from './access-row';
import { NotTaken, type AccessFile } from './store/access-file';

export interface AccessPage {
  /** The latest first. */
  readonly rows: readonly (AccessRow & { readonly seq: number })[];
  /** Neither these nor the ones before each of them have been changed or taken away. */
  readonly intact: boolean;
}

const unavailable = () => new DomainError('ACCESS_LOG.UNAVAILABLE', {}, 'unavailable');

/** Who looked at what, and who was refused. Grows outside the event log, under keys of its own (ADR 0047). */
export class AccessLog {
  /** @param closed called once the file is closed */
  constructor(
    private readonly file: AccessFile,
    private readonly closed: () => void = () => undefined,
  ) {}

  /**
   * Resolves when they are durable: before that nothing that they record may leave.
   * @throws DomainError `ACCESS_LOG.UNAVAILABLE` (unavailable)
   */
  async record(rows: readonly AccessRow[]): Promise<void> {
    if (rows.length === 0) return;
    try {
      await this.file.append(
        rows.map((row) => ({ at: Date.parse(row.at), content: contentOf(row), places: placesOf(row) })),
      );
    } catch (error) {
      if (!(error instanceof NotTaken)) throw error;
      throw unavailable();
    }
  }

  /**
   * Rows found under a place (`PLACES`), the latest first.
   * @param below only those with a lower number
   * @throws DomainError `ACCESS_LOG.UNAVAILABLE` (unavailable)
   */
  find(place: string, limit: number, below?: number): AccessPage {
    try {
      const { rows, intact } = this.file.find(place, limit, below);
      return { rows: rows.map(({ seq, content }) => ({ seq, ...rowIn(content) })), intact };
    } catch {
      throw unavailable();
    }
  }

  /** The number of the first row that was not as it was written when they were last looked at. */
  brokenFrom: number | undefined;

  /** Why nothing can be written at the moment; undefined where it can. */
  get fault(): string | undefined {
    return this.file.fault;
  }

  /** The number of the first row that is not as it was written; undefined where all are. Looks at every row. */
  async check(): Promise<number | undefined> {
    this.brokenFrom = await this.file.firstBroken();
    return this.brokenFrom;
  }

  /** Removes what is older than that moment. @returns how many rows */
  prune(beforeMs: number): Promise<number> {
    return this.file.prune(beforeMs);
  }

  async close(): Promise<void> {
    await this.file.close();
    this.closed();
  }
}
