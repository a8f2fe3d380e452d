import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger } from 'pino';

export interface LoggerOptions {
  /** `trace` … `fatal` or `silent`; default `info`. */
  readonly level?: string;
  /** Where the lines go; default standard output. */
  readonly destination?: DestinationStream;
}

/** One JSON object a line. Callers log codes, ids and numbers only; what could slip in by its name is cut out here. */
export function createLogger({ level = 'info', destination }: LoggerOptions = {}): Logger {
  const options = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: {
      paths: [
        'headers',
        'body',
        'query',
        'token',
        'authorization',
        '*.headers',
        '*.body',
        '*.query',
        '*.token',
      ],
      remove: true,
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

export interface Fault {
  readonly name: string;
  readonly code?: string;
  /** Where it was thrown, without the text of the error: that may repeat what a person wrote. */
  readonly frames: readonly string[];
  readonly cause?: Fault;
}

const MAX_FRAMES = 12;
const MAX_CAUSES = 4;

/** What may be logged of an error: its name, its code and the places in the code. */
export function faultOf(error: unknown, depth = 0): Fault {
  if (!(error instanceof Error)) return { name: typeof error, frames: [] };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const frames = stackBelowMessage(error)
    .split('\n')
    .filter((line) => /^\s+at .+:\d+:\d+\)?$/.test(line))
    .slice(0, MAX_FRAMES)
    .map((line) => line.trim());
  const cause =
    error.cause !== undefined && depth < MAX_CAUSES ? { cause: faultOf(error.cause, depth + 1) } : {};
  return { name: error.name, ...code, frames, ...cause };
}

/** A message can hold lines that look like frames. */
function stackBelowMessage({ stack = '', message }: Error): string {
  const start = message ? stack.indexOf(message) : -1;
  return start < 0 ? stack : stack.slice(start + message.length);
}

/** What Nest says of itself, in the same log. Nest's start-up chatter is `debug`. */
export class NestLog implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.logger.debug({ context: contextOf(rest) }, textOf(message));
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.logger.warn({ context: contextOf(rest) }, textOf(message));
  }
  error(message: unknown, ...rest: unknown[]): void {
    const fault = message instanceof Error ? { fault: faultOf(message) } : {};
    this.logger.error({ context: contextOf(rest), ...fault }, textOf(message));
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    const fault = message instanceof Error ? { fault: faultOf(message) } : {};
    this.logger.fatal({ context: contextOf(rest), ...fault }, textOf(message));
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.logger.debug({ context: contextOf(rest) }, textOf(message));
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.logger.trace({ context: contextOf(rest) }, textOf(message));
  }
}

const contextOf = (rest: readonly unknown[]): string | undefined => {
  const last = rest.at(-1);
  return typeof last === 'string' && !last.includes('\n') ? last : undefined;
};

const textOf = (message: unknown): string => (typeof message === 'string' ? message : 'see the fields');
