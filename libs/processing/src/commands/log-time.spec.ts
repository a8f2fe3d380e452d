import fc from 'fast-check';
import { LogTime } from './log-time';

describe('the time of the log', () => {
  it('never goes back, whatever the clock does, and is the clock’s where that has gone on', () => {
    const clocks = fc.array(fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2099-12-31') }));
    fc.assert(
      fc.property(clocks, (times) => {
        const nows = times.map((time) => time.toISOString());
        const log = new LogTime();
        const recorded = nows.map((now) => log.following(now));
        expect(recorded).toEqual([...recorded].sort());
        recorded.forEach((at, index) => expect(at >= nows[index]!).toBe(true));
        expect(recorded.every((at) => nows.includes(at))).toBe(true);
      }),
    );
  });

  it('goes on from the last event after a restart with a clock that was put back', () => {
    const log = new LogTime('2026-11-19T20:00:00.000Z');
    expect(log.following('2026-11-19T19:00:00.000Z')).toBe('2026-11-19T20:00:00.000Z');
    expect(log.following('2026-11-19T20:00:01.000Z')).toBe('2026-11-19T20:00:01.000Z');
  });
});
