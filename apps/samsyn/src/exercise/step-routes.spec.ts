import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { eventRegistry } from '../event-registry';
import { readExercise } from './exercise-format';
import { STEP_ROUTES } from './step-routes';

const EXERCISES = join(__dirname, '../../../../test/exercises');

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
    const files = readdirSync(EXERCISES).filter((file) => file.endsWith('.json'));
    const told = new Set(
      files.flatMap((file) => readExercise(join(EXERCISES, file)).steps.map(({ does }) => does)),
    );
    for (const name of Object.keys(STEP_ROUTES)) expect(told).toContain(name);
  });
});
