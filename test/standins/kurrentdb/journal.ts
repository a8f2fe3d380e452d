import { closeSync, existsSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { LogRecord } from './log-record';

type Line = readonly [string, number, string, string, 0 | 1, string, string, string, number];

const NEWLINE = 10;

function lineOf(record: LogRecord): Line {
  const { stream, revision, id, type, isJson, data, metadata, createdTicks, position } = record;
  const text = [data, metadata].map((bytes) => Buffer.from(bytes).toString('base64')) as [string, string];
  return [stream, revision, id, type, isJson ? 1 : 0, ...text, createdTicks, position];
}

function recordOf([
  stream,
  revision,
  id,
  type,
  json,
  data,
  metadata,
  createdTicks,
  position,
]: Line): LogRecord {
  return {
    stream,
    revision,
    id,
    type,
    isJson: json === 1,
    data: Buffer.from(data, 'base64'),
    metadata: Buffer.from(metadata, 'base64'),
    createdTicks,
    position,
  };
}

/** One line for each write, so that a write is there whole or not at all. */
export class Journal {
  private fd: number | undefined;

  constructor(private readonly file: string) {}

  /** All writes of the file; what a kill left of an unfinished last line is cut off. */
  open(): LogRecord[] {
    this.close();
    const content = existsSync(this.file) ? readFileSync(this.file) : Buffer.alloc(0);
    const whole = content.lastIndexOf(NEWLINE) + 1;
    this.fd = openSync(this.file, 'a');
    if (whole < content.length) ftruncateSync(this.fd, whole);
    const records: LogRecord[] = [];
    for (let from = 0; from < whole;) {
      const end = content.indexOf(NEWLINE, from);
      const lines = JSON.parse(content.toString('utf8', from, end)) as readonly Line[];
      records.push(...lines.map(recordOf));
      from = end + 1;
    }
    return records;
  }

  /** The kernel has it when this returns: it survives the end of this process, not that of the machine. */
  write(records: readonly LogRecord[]): void {
    if (this.fd === undefined) throw new Error(`${this.file} is not open`);
    const bytes = Buffer.from(`${JSON.stringify(records.map(lineOf))}\n`, 'utf8');
    for (let from = 0; from < bytes.length;) from += writeSync(this.fd, bytes, from);
  }

  close(): void {
    if (this.fd !== undefined) closeSync(this.fd);
    this.fd = undefined;
  }
}
