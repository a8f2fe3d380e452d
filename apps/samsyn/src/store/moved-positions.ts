import Database from 'better-sqlite3';

/** Positions of the events of one log, and of the same events in the other, both in order. */
export class MovedPositions {
  private readonly before: number[] = [];
  private readonly now: number[] = [];

  get count(): number {
    return this.now.length;
  }

  add(before: number, now: number): void {
    this.before.push(before);
    this.now.push(now);
  }

  /** Of the last event up to there; 0 where there is none. */
  upTo(position: number): number {
    return this.now[this.firstAfter(position) - 1] ?? 0;
  }

  /** Of the first event from there on; what comes next, where there is none. */
  from(position: number): number {
    return this.now[this.firstAfter(position - 1)] ?? (this.now.at(-1) ?? 0) + 1;
  }

  /** Index of the first that stood after the position. */
  private firstAfter(position: number): number {
    let [low, high] = [0, this.before.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.before[middle]! <= position) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** What a person may see from which position on (`PersonSince`). */
interface Since {
  branch?: number;
  role?: number;
  regions?: Record<string, number>;
}

/** Checkpoints of workflows, in a copy of their file. */
export function moveCheckpoints(file: string, positions: MovedPositions): void {
  const database = new Database(file, { fileMustExist: true });
  database.function('moved', (position) => positions.upTo(position as number));
  database.exec('UPDATE checkpoint SET position = moved(position)');
  database.close();
}

/** From when on persons see what is recorded, in a copy of the directory. */
export function moveArrivals(file: string, positions: MovedPositions): void {
  const database = new Database(file, { fileMustExist: true });
  database.function('moved', (text) => {
    const { branch, role, regions, ...others } = JSON.parse(text as string) as Since;
    return JSON.stringify({
      ...others,
      ...(branch !== undefined && { branch: positions.from(branch) }),
      ...(role !== undefined && { role: positions.from(role) }),
      ...(regions && {
        regions: Object.fromEntries(
          Object.entries(regions).map(([region, at]) => [region, positions.from(at)]),
        ),
      }),
    });
  });
  database.exec('UPDATE persons SET since = moved(since)');
  database.close();
}
