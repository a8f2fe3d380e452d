import { Processing, type Projection, type Workflow } from '@samsyn/processing';
import { eventRegistry } from '../../apps/samsyn/src/event-registry';
import { TestSamsyn } from '../support/test-samsyn';

jest.setTimeout(120_000);

type Follower = Pick<Projection | Workflow, 'name' | 'types'>;

/** What stands in an older log under an earlier version of an event is followed too. */
it('whoever follows an event follows every version of it', async () => {
  const followers: Follower[] = [];
  const spies = (['addProjection', 'addWorkflow'] as const).map((add) =>
    jest.spyOn(Processing.prototype, add),
  );
  const app = await TestSamsyn.open();
  for (const spy of spies) {
    followers.push(...spy.mock.calls.map(([follower]) => follower as Follower));
    spy.mockRestore();
  }
  await app.close();
  expect(followers.length).toBeGreaterThan(25);

  const nameOf = (type: string) => type.slice(0, type.lastIndexOf('.v'));
  const versions = Map.groupBy(
    eventRegistry()
      .all()
      .map(({ type }) => type),
    nameOf,
  );
  expect(versions.get('conducting.FindingRecorded')).toHaveLength(3);
  const missed = followers.flatMap(({ name, types = [] }) => {
    const followed = new Set(types);
    return [...new Set(types.map(nameOf))]
      .flatMap((event) => versions.get(event) ?? [])
      .filter((type) => !followed.has(type))
      .map((type) => `${name}: ${type}`);
  });
  expect(missed).toEqual([]);
});
