import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { House, type Handle } from '../afterwards/house';
import { idsOfLog, routesOfIds, onDuty } from './ids-of-log';
import { Story } from './story';
import { interleaved, Stopwatch, type Told } from './timing';

jest.setTimeout(3_600_000);

const TRIES = Number(process.env['TIMING'] ?? 1_000);
const ROUTES = new RegExp(process.env['TIMING_ROUTES'] ?? '');
const FIRST_ASKS = 300;
const FOREIGNER = 'farCoordinator' as Handle;
const line = (what: string, { auc: area, medians: [foreign, unknown], statuses }: Told): string =>
  `${area.toFixed(3)}  ${foreign.toFixed(2)} ms  ${unknown.toFixed(2)} ms  ${statuses.join()}  ${what}\n`;

/** `npm run -s timing`: depends on the speed of the machine and on what else it does, so that no other run has it. */
describe('the time for a foreign id and an unknown one', () => {
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-timing-'));
  let house: House;
  let watch: Stopwatch;
  const listen = async () => {
    watch = new Stopwatch(await house.listen());
  };
  beforeAll(async () => {
    house = await House.open({ folder });
    await new Story(house).tell();
    await onDuty(house);
  });
  afterAll(async () => {
    watch.close();
    await house.close();
    rmSync(folder, { recursive: true });
  });

  it('is the same on every route that takes an id of the log', async () => {
    await house.parts.processing.settled();
    await listen();
    const ids = await idsOfLog(house);
    process.stdout.write(`AUC    foreign  unknown  of ${TRIES} tries each\n`);
    const apart: string[] = [];
    for (const { method, path, param, body, query } of await routesOfIds()) {
      if (!ROUTES.test(`${method} ${path}`)) continue;
      const [id] = ids.get(param)!;
      // Both again and again: that an id was asked for before is no secret.
      const nobodys = randomUUID();
      const ask = (one: string) =>
        watch.ask({ method, path: path.replace(`{${param}}`, one) + query, token: FOREIGNER, body });
      const [foreign, unknown] = [() => ask(id!), () => ask(nobodys)];
      await interleaved(20, foreign, unknown);
      const told = await interleaved(TRIES, foreign, unknown);
      process.stdout.write(line(`${method} ${path}`, told));
      if (told.auc < 0.45 || told.auc > 0.55) apart.push(`${method} ${path} ${told.auc.toFixed(3)}`);
    }
    expect(apart).toEqual([]);
  });

  it('is the same when it is asked for the first time after a restart', async () => {
    const some: string[] = [];
    for (let at = 0; at < FIRST_ASKS; at += 1) some.push(await house.propose());
    watch.close();
    await house.close();
    house = await House.open({ folder });
    await house.parts.processing.settled();
    await listen();
    const ask = (id: string) =>
      watch.ask({ method: 'GET', path: `/operations/${id}/history`, token: FOREIGNER });
    for (let at = 0; at < 50; at += 1) await ask(randomUUID());
    const told = await interleaved(
      FIRST_ASKS,
      (at) => ask(some[at]!),
      () => ask(randomUUID()),
    );
    process.stdout.write(line('GET /operations/{operationId}/history, each id once after a restart', told));
    expect(told.auc).toBeGreaterThan(0.44);
    expect(told.auc).toBeLessThan(0.56);
  });
});
