/**
 * Where processing reports what an operator must see; the shape of pino. Fields hold names, codes and numbers
 * only.
 */
export interface ProcessingLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export const SILENT: ProcessingLog = { info: () => {}, warn: () => {}, error: () => {} };
