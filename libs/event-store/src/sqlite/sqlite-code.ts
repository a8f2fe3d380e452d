import { StoreUnavailable } from '../port';

/**
 * SQLite's own result code (`SQLITE_FULL`), undefined where the cause is none of SQLite's. Recognised by the
 * code and not by the class: the native addon is one for the process, its error class one for each copy of
 * the package's JavaScript.
 */
export function sqliteCodeOf(cause: unknown): string | undefined {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : undefined;
}

/** @throws StoreUnavailable with the code where SQLite cannot answer */
export function orUnavailable<T>(query: () => T): T {
  try {
    return query();
  } catch (cause) {
    const code = sqliteCodeOf(cause);
    if (code !== undefined) throw new StoreUnavailable(code, { cause });
    throw cause;
  }
}
