import { StoreUnavailable } from '@samsyn/event-store';
import { DomainError } from '@samsyn/kernel';
import { isDamage, isPassing, traceOf, waitMs } from './failures';

const sqlite = (code: string) => Object.assign(new Error('x'), { name: 'SqliteError', code });

describe('a failure', () => {
  it.each([
    [new StoreUnavailable('closed'), true],
    [new DomainError('COMMANDS.TOO_MANY_WAITING', {}, 'unavailable'), true],
    [sqlite('SQLITE_FULL'), true],
    [sqlite('SQLITE_IOERR_WRITE'), true],
    [sqlite('SQLITE_CONSTRAINT_UNIQUE'), false],
    [sqlite('SQLITE_CORRUPT_VTAB'), false],
    [new DomainError('CALL.ANSWERED'), false],
    [new TypeError('x'), false],
    ['x', false],
  ])('%p may pass by itself: %p', (error, passing) => expect(isPassing(error)).toBe(passing));

  it('of a damaged file is told from a wrong statement', () => {
    expect(
      ['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_CORRUPT_INDEX', 'SQLITE_ERROR'].map((code) =>
        isDamage(sqlite(code)),
      ),
    ).toEqual([true, true, true, false]);
  });

  it.each(['KANARIE', 'KANARIE\n    at KANARIE (KANARIE.ts:1:1)', ''])(
    'is kept without its message (%j)',
    (message) => {
      const trace = traceOf(new RangeError(message));
      expect(trace.error).toBe('RangeError');
      expect(trace.where).toContain('failures.spec.ts');
      expect(JSON.stringify(trace)).not.toContain('KANARIE');
    },
  );

  it('is waited after twice as long each time, up to the most', () => {
    const backOff = { firstMs: 100, mostMs: 1_000 };
    expect([1, 2, 3, 4, 5, 500].map((attempt) => waitMs(backOff, attempt))).toEqual([
      100, 200, 400, 800, 1_000, 1_000,
    ]);
  });
});
