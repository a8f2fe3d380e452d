/**
 * PostgreSQL gave no answer, or none that helps now: the same may succeed later. Where the answer to a commit was lost,
 * nobody knows whether it was carried out. No message has what was asked, nor where: either may hold a secret.
 */
export class DatabaseUnavailable extends Error {
  constructor(reason: string) {
    super(`PostgreSQL cannot answer: ${reason}`);
    this.name = 'DatabaseUnavailable';
  }
}

/** A statement of ours that PostgreSQL cannot carry out, now or later: a fault of the program, or of its rights. */
export class DatabaseFault extends Error {
  constructor(
    /** SQLSTATE. */
    readonly code: string,
    what: string,
  ) {
    super(`PostgreSQL refuses a statement: ${code} ${what}`);
    this.name = 'DatabaseFault';
  }
}

/** What whoever starts the process has to put right; the message goes to the operator. Nothing was written. */
export class DatabaseRefused extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'DatabaseRefused';
  }
}

/** Classes of SQLSTATE that no waiting helps (PostgreSQL 18, appendix A): values, constraints, syntax, rights, features. */
const OF_THE_STATEMENT = ['0A', '21', '22', '23', '26', '34', '42', '44'];
/** Classes whose messages name tables and columns, never values. */
const NAMING_NO_VALUE = ['0A', '42'];

/** Answers that whoever set the address can do something about. */
const TO_PUT_RIGHT: Readonly<Record<string, string>> = {
  '28P01': 'it does not take this user and password',
  '28000': 'it does not let this user in',
  '3D000': 'there is no such database',
};

const textAt = (error: unknown, key: string): string => {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, key) : undefined;
  return typeof value === 'string' ? value : '';
};

/** SQLSTATE, undefined where the server said nothing. */
export function sqlStateOf(error: unknown): string | undefined {
  const code = textAt(error, 'code');
  return /^[0-9A-Z]{5}$/.test(code) && textAt(error, 'severity') !== '' ? code : undefined;
}

/** What the client of PostgreSQL threw, without what it knows of address and values. */
export function faultFrom(error: unknown): Error {
  if ([DatabaseUnavailable, DatabaseFault, DatabaseRefused].some((known) => error instanceof known))
    return error as Error;
  const code = sqlStateOf(error);
  if (code === undefined) return new DatabaseUnavailable(textAt(error, 'code') || withoutAnswer(error));
  if (!OF_THE_STATEMENT.includes(code.slice(0, 2)))
    return new DatabaseUnavailable(TO_PUT_RIGHT[code] ?? code);
  const isPlain = NAMING_NO_VALUE.includes(code.slice(0, 2));
  return new DatabaseFault(code, isPlain ? textAt(error, 'message') : textAt(error, 'constraint'));
}

/** The client knows these by their message alone. */
function withoutAnswer(error: unknown): string {
  const message = textAt(error, 'message');
  if (/time(d )?out/i.test(message)) return 'no answer in time';
  if (/does not support SSL/i.test(message)) return 'it does not speak TLS, which its address asks for';
  return 'the connection ended';
}
