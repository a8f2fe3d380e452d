import { ManualClock, plusMs } from '@samsyn/kernel';
import { AdjustableClock } from './adjustable-clock';
import { MOMENT } from '../log.fixture';
import { SystemClock } from './system-clock';

const DAY_MS = 86_400_000;

describe('the clock of the machine', () => {
  beforeEach(() => jest.useFakeTimers({ now: Date.parse(MOMENT) }));
  afterEach(() => jest.useRealTimers());

  it('tells the time in UTC with milliseconds', () => {
    expect(new SystemClock().now()).toBe(MOMENT);
  });

  it('wakes once, also further ahead than a timer of the process reaches', () => {
    const wake = jest.fn();
    new SystemClock().wakeAt(plusMs(MOMENT, 40 * DAY_MS), wake);
    jest.advanceTimersByTime(40 * DAY_MS - 1);
    expect(wake).not.toHaveBeenCalled();
    jest.advanceTimersByTime(60_001);
    expect(wake).toHaveBeenCalledTimes(1);
  });

  it('does not wake before the moment where the machine has set its clock back', () => {
    const wake = jest.fn();
    new SystemClock().wakeAt(plusMs(MOMENT, 1_000), wake);
    jest.setSystemTime(Date.parse(MOMENT) - 5_000);
    jest.advanceTimersByTime(1_000);
    expect(wake).not.toHaveBeenCalled();
    jest.advanceTimersByTime(5_000);
    expect(wake).toHaveBeenCalledTimes(1);
  });

  it('wakes for what is past, and not for what was cancelled', () => {
    const [past, cancelled] = [jest.fn(), jest.fn()];
    const clock = new SystemClock();
    clock.wakeAt(plusMs(MOMENT, -1), past);
    clock.wakeAt(plusMs(MOMENT, 5), cancelled)();
    jest.advanceTimersByTime(100);
    expect(past).toHaveBeenCalledTimes(1);
    expect(cancelled).not.toHaveBeenCalled();
  });
});

describe('a clock that follows another', () => {
  it('takes those who wait along when it follows a different one, each woken once', () => {
    const [played, real] = [new ManualClock(MOMENT), new ManualClock(plusMs(MOMENT, 10_000))];
    const clock = new AdjustableClock(played);
    const [first, due, later, cancelled] = [jest.fn(), jest.fn(), jest.fn(), jest.fn()];
    clock.wakeAt(plusMs(MOMENT, 1_000), first);
    clock.wakeAt(plusMs(MOMENT, 9_000), due);
    clock.wakeAt(plusMs(MOMENT, 20_000), later);
    const cancel = clock.wakeAt(plusMs(MOMENT, 9_000), cancelled);
    played.moveTo(plusMs(MOMENT, 1_000));
    expect(first).toHaveBeenCalledTimes(1);
    cancel();
    clock.follow(real);
    expect(clock.now()).toBe(real.now());
    expect(due).toHaveBeenCalledTimes(1);
    played.moveTo(plusMs(MOMENT, 30_000));
    expect(later).not.toHaveBeenCalled();
    real.moveTo(plusMs(MOMENT, 20_000));
    expect(later).toHaveBeenCalledTimes(1);
    expect(first).toHaveBeenCalledTimes(1);
    expect(cancelled).not.toHaveBeenCalled();
  });
});
