import { MemoryEventStore, StoreUnavailable } from '@samsyn/event-store';
import { ManualClock } from '@samsyn/kernel';
import { SILENT } from '../log';
import {
  append,
  eventOf,
  eventually,
  LOGS,
  MOMENT,
  plainCodec,
  positionsNoted,
  reportOf,
  temporaryFolder,
} from '../log.fixture';
import { Processing } from '../processing';
import { started, stopAll } from '../processing.fixture';
import { ProcessingStore } from '../store/processing-store';
import { ReadModelDatabase } from '../projections/read-model-database';
import type { Workflow } from './workflow';

const folder = temporaryFolder();
afterEach(stopAll);
afterAll(() => folder.remove());

const CALLED = 'test.Called.v1';
const called = (seed: string, data = {}) => eventOf(seed, CALLED, data);

/** Remembers what it was given; `fails` decides by attempt. */
function remembering(fails: (position: number, attempt: number) => unknown = () => undefined) {
  const positions: number[] = [];
  const workflow: Workflow = {
    name: 'escalation',
    types: [CALLED],
    handle: async (event) => {
      await Promise.resolve();
      positions.push(event.position);
      const attempt = positions.filter((position) => position === event.position).length;
      const failure = fails(event.position, attempt);
      if (failure) throw failure;
    },
  };
  return { positions, workflow };
}

describe.each(LOGS)('a workflow', ({ log: kind, at, memoryLog }) => {
  const pathOf = (name: string) => folder.path(`${kind}${name}`);

  it('gets its own types, in order, once, and goes on after a restart where it was', async () => {
    const eventStore = memoryLog();
    const file = pathOf('restart.sqlite');
    const { positions, workflow } = remembering();
    await append(eventStore, called('1'), eventOf('2'), called('3'));
    const first = await started({ eventStore, workflow, file });
    await append(eventStore, eventOf('4'), called('5'), eventOf('6'));
    await first.processing.settled();
    await first.stop();
    await append(eventStore, called('7'));
    const second = await started({ eventStore, workflow, file });
    await second.processing.settled();
    expect(positions).toEqual([1, 3, 5, 7].map(at));
    expect(reportOf(second.processing, 'escalation')).toMatchObject({
      state: 'live',
      position: at(7),
      lag: 0,
    });
  });

  it('keeps what it has handled when it is stopped in the middle of catching up', async () => {
    const eventStore = memoryLog();
    const file = pathOf('catching-up.sqlite');
    await append(eventStore, ...Array.from({ length: 1_300 }, (_, index) => called(`${index + 1}`)));
    const { positions, workflow } = remembering();
    const first = await started({ eventStore, workflow, file });
    await eventually(() => positions.length > 600);
    await first.stop();
    const second = await started({ eventStore, workflow, file });
    await second.processing.settled();
    expect(positions).toEqual(Array.from({ length: 1_300 }, (_, index) => at(index + 1)));
  });

  it('is stopped by a poison event, visibly, while the rest goes on', async () => {
    const eventStore = memoryLog();
    const { positions, workflow } = remembering((position) => position === at(2) && new TypeError('KANARIE'));
    const { processing, readModels, log } = await started({ eventStore, workflow });
    await append(eventStore, called('1'), called('2'), called('3'));
    await processing.settled();
    expect(positions).toEqual([1, 2].map(at));
    expect(positionsNoted(readModels)).toEqual([1, 2, 3].map(at));
    expect(reportOf(processing, 'escalation')).toMatchObject({
      state: 'stopped',
      position: at(1),
      stoppedAt: at(2),
      lag: 2,
    });
    expect(processing.stoppedWorkflows).toBe(1);
    expect(processing.complaints()).toEqual([`workflow escalation stopped at position ${at(2)}: TypeError`]);
    expect(log.lines).toContainEqual(
      expect.objectContaining({ level: 'error', message: `the workflow is stopped at position ${at(2)}` }),
    );
    expect(JSON.stringify(log.lines)).not.toContain('KANARIE');
  });

  it('passes over an event of which so much was erased or lost that it cannot be handled, and says so', async () => {
    const eventStore = memoryLog();
    const positions: number[] = [];
    const workflow: Workflow = {
      name: 'escalation',
      types: [CALLED],
      handle: ({ position, data }, step) => {
        positions.push(position);
        const { answerBy } = data as { answerBy: string };
        step.schedule({ id: `${position}`, dueAt: answerBy, kind: 'expiry', payload: {} });
        return Promise.resolve();
      },
    };
    const sealed = { answerBy: { labels: [], key: 'lost', digest: '' } };
    await append(
      eventStore,
      { ...called('1'), sealed },
      called('2', { answerBy: '2099-11-19T15:00:00.000Z' }),
    );
    const { processing, log } = await started({ eventStore, workflow });
    await processing.settled();
    expect(positions).toEqual([1, 2].map(at));
    expect(reportOf(processing, 'escalation')).toMatchObject({ state: 'live', position: at(2), lag: 0 });
    expect(processing.timers.nextDue()).toBe('2099-11-19T15:00:00.000Z');
    expect(log.lines.map(({ message }) => message)).toEqual(['the workflow passed over an unreadable event']);
    await append(eventStore, called('3'));
    await eventually(() => processing.stoppedWorkflows === 1);
  });

  it('tries the event that stopped it again after each restart', async () => {
    const eventStore = memoryLog();
    const file = pathOf('stopped.sqlite');
    const { positions, workflow } = remembering(
      (position, attempt) => position === at(2) && attempt < 3 && new Error('no'),
    );
    await append(eventStore, called('1'), called('2'), called('3'));
    const first = await started({ eventStore, workflow, file });
    await eventually(() => first.processing.stoppedWorkflows === 1);
    await first.stop();
    const second = await started({ eventStore, workflow, file });
    await eventually(() => positions.length === 3 && second.processing.stoppedWorkflows === 1);
    await second.stop();
    const third = await started({ eventStore, workflow, file });
    await third.processing.settled();
    expect(positions).toEqual([1, 2, 2, 2, 3].map(at));
    expect(third.processing.complaints()).toEqual([]);
  });

  it('tries again by itself where something does not answer', async () => {
    const eventStore = memoryLog();
    const { positions, workflow } = remembering(
      (position, attempt) => position === at(2) && attempt < 4 && new StoreUnavailable('busy'),
    );
    const { processing, log } = await started({ eventStore, workflow });
    await append(eventStore, called('1'), called('2'), called('3'));
    await processing.settled();
    expect(positions).toEqual([1, 2, 2, 2, 2, 3].map(at));
    expect(processing.complaints()).toEqual([]);
    expect(log.lines.filter(({ level }) => level === 'warn')).toHaveLength(3);
  });

  it('gives the same command ids when it handles an event again', async () => {
    const eventStore = memoryLog();
    const ids: string[] = [];
    const workflow: Workflow = {
      name: 'commanding',
      types: [CALLED],
      handle: async (_event, step) => {
        await Promise.resolve();
        ids.push(step.commandId('expire'), step.commandId('remind'));
      },
    };
    await append(eventStore, called('1'));
    for (const round of [1, 2]) {
      const { processing, stop } = await started({ eventStore, workflow });
      await processing.settled();
      await stop();
      expect(ids).toHaveLength(2 * round);
    }
    expect(ids.slice(2)).toEqual(ids.slice(0, 2));
    expect(new Set(ids).size).toBe(2);
  });

  it('that is held up is not settled', async () => {
    const eventStore = memoryLog();
    const { workflow } = remembering(() => new StoreUnavailable('busy'));
    await append(eventStore, called('1'));
    const { processing } = await started({ eventStore, workflow });
    await expect(processing.settled({ timeoutMs: 30 })).rejects.toMatchObject({
      code: 'PROCESSING.NOT_SETTLED',
      kind: 'unavailable',
    });
  });
});

describe('a kind of timer', () => {
  it('is of one workflow', () => {
    const processing = new Processing({
      eventStore: new MemoryEventStore(),
      codec: plainCodec,
      readModels: new ReadModelDatabase(':memory:', SILENT),
      store: new ProcessingStore(':memory:', SILENT),
      clock: new ManualClock(MOMENT),
    });
    const timers = { expiry: async () => {} };
    processing.addWorkflow({ ...remembering().workflow, timers });
    const other = { ...remembering().workflow, name: 'other', timers };
    expect(() => processing.addWorkflow(other)).toThrow('timer expiry has two handlers');
  });
});
