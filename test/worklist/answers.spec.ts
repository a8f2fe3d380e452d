import { ANSWERS, ITEM_KINDS } from '@samsyn/worklist';
import { documentOfInterface } from '../support/document-of-interface';

/** Last segments of routes that answer the same thing in opposite ways, or may follow instead. */
const ALTERNATIVES = [
  ['acceptance', 'decline'],
  ['confirmations', 'declines'],
  ['joinings', 'declines'],
  ['booked', 'declined', 'cancelled'],
  ['kept', 'missed', 'moved'],
  ['referral-acceptances', 'referral-refusals'],
  ['action-completions', 'action-drops', 'action-moves', 'action-reassignments'],
  ['prolongations', 'endings'],
  ['answer', 'withdrawal', 'copy'],
  ['steps', 'closing'],
];
const COULD_BE = (path: string): readonly string[] => {
  const last = path.slice(path.lastIndexOf('/') + 1);
  const among = ALTERNATIVES.filter((set) => set.includes(last)).flat();
  return among.map((other) => `${path.slice(0, -last.length)}${other}`);
};

interface Operation {
  readonly operationId?: string;
}

describe('the answers that a work list offers', () => {
  const routes = new Map<string, string>();
  const byPath = new Map<string, string>();
  beforeAll(async () => {
    const { paths } = await documentOfInterface();
    for (const [path, methods] of Object.entries(paths)) {
      for (const [method, { operationId }] of Object.entries(methods as Record<string, Operation>)) {
        const plain = path.replaceAll(/\{\w+\}/g, '{}');
        if (operationId === undefined) continue;
        routes.set(operationId, `${method.toUpperCase()} ${plain}`);
        byPath.set(plain, operationId);
      }
    }
  });

  it.each(Object.entries(ANSWERS))('%s is a route of that name in the document', (name, { method, path }) => {
    expect(routes.get(name)).toBe(`${method} ${path}`);
  });

  it.each(Object.entries(ITEM_KINDS))('to %s are all that it may get', (_code, { answers }) => {
    expect(answers.length).toBeGreaterThan(0);
    const offered: readonly string[] = answers;
    for (const answer of answers) {
      for (const path of COULD_BE(ANSWERS[answer].path)) {
        const other = byPath.get(path);
        if (other !== undefined) expect(offered).toContain(other);
      }
    }
  });

  it('are all offered by something', () => {
    const offered = new Set<string>(Object.values(ITEM_KINDS).flatMap(({ answers }) => answers));
    expect(Object.keys(ANSWERS).filter((name) => !offered.has(name))).toEqual([]);
  });
});
