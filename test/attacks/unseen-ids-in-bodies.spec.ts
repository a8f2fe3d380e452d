import { randomUUID } from 'node:crypto';
import { TestSamsyn } from '../support/test-samsyn';
import { askedAt, askedOn, placesOfIds } from './places-of-ids';
import { PERSONS, Story } from './story';

jest.setTimeout(600_000);

describe('ids of what somebody does not see of their own operation', () => {
  let app: TestSamsyn;
  const story = async () => {
    const facts = new Story(app);
    await facts.tell();
    await app.parts.processing.settled();
    return facts;
  };
  beforeAll(async () => {
    app = await TestSamsyn.open();
  });
  afterAll(() => app.close());

  it('answer in bodies and queries as ids that nobody has', async () => {
    const { ids } = await story();
    const operation = ids['operationId']![0]!;
    const entries = await app.entries(operation);
    const places = await placesOfIds();
    const apart: string[] = [];
    let asked = 0;
    for (const by of PERSONS) {
      const viewed = new Set((await app.history(by, operation)).map(({ id }) => id));
      if (viewed.size === 0) continue;
      const unseen = new Map(entries.filter(({ id }) => !viewed.has(id)).map(({ id, name }) => [name, id]));
      for (const place of places.flatMap((one) =>
        askedOn(one, by, (param) => ids[param]?.slice(0, 1) ?? []),
      )) {
        const unknown = JSON.stringify(await askedAt(app, place, randomUUID()));
        for (const [name, id] of unseen) {
          asked += 1;
          const given = JSON.stringify(await askedAt(app, place, id));
          if (given !== unknown)
            apart.push(
              `${by} ${place.method} ${place.path} ${place.name}, a ${name}: ${given}, not ${unknown}`,
            );
        }
      }
    }
    expect(apart).toEqual([]);
    expect(asked).toBeGreaterThan(10_000);
  });
});
