import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readExercise, STEP_ROUTES } from '@samsyn/exercise';
import { eventRegistry } from '../../apps/samsyn/src/event-registry';

describe('The events that an exercise may tell', () => {
  it('are events of the domain', () => {
    const names = new Set(
      eventRegistry()
        .all()
        .map(({ definition }) => definition.name),
    );
    for (const name of Object.keys(STEP_ROUTES)) expect(names).toContain(name);
  });

  it('are each told by one of our exercises, and so played by a test', () => {
    const files = readdirSync(__dirname).filter((file) => file.endsWith('.json'));
    const found = new Set(
      files.flatMap((file) => readExercise(join(__dirname, file)).steps.map(({ does }) => does)),
    );
    for (const name of Object.keys(STEP_ROUTES)) expect(found).toContain(name);
  });
});
