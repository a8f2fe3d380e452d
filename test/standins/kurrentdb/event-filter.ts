import type { ReadReq } from '@eventstore/db-client/generated/streams_pb';
import type { LogRecord } from './log-record';

type FilterOptions = ReadReq.Options.FilterOptions;

/** Events that the server looks at in one step where the client names no number. */
const WINDOW = 32;

export interface EventFilter {
  readonly allows: (record: LogRecord) => boolean;
  /** A checkpoint comes after so many events that were looked at, whether or not they passed. */
  readonly checkpointInterval: number;
}

function textTest(
  expression: ReadReq.Options.FilterOptions.Expression | undefined,
): (text: string) => boolean {
  const regex = expression?.getRegex() ?? '';
  if (regex !== '') {
    const pattern = new RegExp(regex);
    return (text) => pattern.test(text);
  }
  const prefixes = expression?.getPrefixList() ?? [];
  return (text) => prefixes.some((prefix) => text.startsWith(prefix));
}

export function eventFilter(options: FilterOptions): EventFilter {
  const window = options.hasMax() ? options.getMax() : WINDOW;
  const onStream = options.hasStreamIdentifier();
  const test = textTest(onStream ? options.getStreamIdentifier() : options.getEventType());
  return {
    allows: (record) => test(onStream ? record.stream : record.type),
    checkpointInterval: Math.max(1, options.getCheckpointintervalmultiplier()) * window,
  };
}
