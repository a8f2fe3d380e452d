import type { Recorded } from '@samsyn/kernel';
import { FieldsInAnswer } from './fields-in-answer';

const events = Array.from({ length: 3_000 }, (_, index) => ({
  id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  name: 'FindingRecorded',
  data: { detail: `what was found ${index}` },
  labels: { detail: ['agency-own'] },
})) as unknown as readonly Recorded[];
const byId = new Map(events.map((event) => [event.id, event]));
const opened = { entries: events, entry: (id: string) => byId.get(id), texts: () => undefined };
const nothing = { entries: [], entry: () => undefined, texts: () => undefined };
const inAnswer = () => new FieldsInAnswer(new Map([['', opened]]), nothing);
const answer = {
  lines: events.map(({ id, data }) => ({
    entry: id,
    facts: data,
    detail: (data as { detail: string }).detail,
  })),
  entries: events.map(({ id, data }) => ({ id, type: 'FindingRecorded', facts: data })),
};

describe('a large answer', () => {
  it('is looked at in slices, and the same is found in it in the same order', async () => {
    let breaths = 0;
    const breathing = (): Promise<void> => {
      breaths += 1;
      return Promise.resolve();
    };
    const [whole, sliced] = [inAnswer().look(answer), await inAnswer().lookInSlices(answer, breathing)];
    expect(sliced.shown).toEqual(whole.shown);
    expect([...sliced.ids]).toEqual([...whole.ids]);
    expect(sliced.shown).toHaveLength(2 * events.length);
    expect(sliced.shown.slice(-3).map(({ event }) => event.id)).toEqual(events.slice(-3).map(({ id }) => id));
    // As many lists and objects again as there are lines and entries.
    expect(breaths).toBeGreaterThanOrEqual(8);
  });

  it('takes no breath where it is small', async () => {
    const breathless = (): Promise<void> => Promise.reject(new Error('a breath'));
    const { shown } = await inAnswer().lookInSlices({ lines: answer.lines.slice(0, 100) }, breathless);
    expect(shown).toHaveLength(100);
  });
});
