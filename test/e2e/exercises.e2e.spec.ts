import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { documentOfInterface } from '../support/document-of-interface';
import { DescribedSchemas } from '../support/problem-of-answer';
import { BranchOutput, EXERCISES, playBuilt, readSource, scratch } from '../support/exercise-run';

const schemaNamed = (name: string) => ({ $ref: `#/components/schemas/${name}` });
/** What each file holds of what a route answers. */
const SCHEMA_OF_FILE: Readonly<Record<string, object>> = {
  'history.json': schemaNamed('HistoryPage'),
  'debrief.json': schemaNamed('Debrief'),
  'operations.json': schemaNamed('OperationPage'),
  'campaign.json': schemaNamed('CampaignDebrief'),
};
const EVENTS = schemaNamed('HistoryEvents');

const branchOf = ({ agency, branch }: { agency: string; branch: string }) => `${agency}/${branch}`;

/** Whatever any exercise expects, asserted on what the built command writes. */
describe.each([
  'evening-visit',
  'parlour-inspection',
  'alone-at-the-door',
  'every-event',
  'autumn-night',
  'outreach-week',
])('The exercise %s, played with the command of the README', (name) => {
  const source = readSource(name);
  const { expect: expected } = source;
  const out = scratch();
  const branches = [...new Set(Object.values(source.cast).map(branchOf))];
  const of = (branch: string) => new BranchOutput(out, branch);
  // The outputs are of the operation that the exercise calls `op`, be it the first or not.
  const proposer = source.steps.find(
    ({ does, operation = 'op' }) => does === 'OperationProposed' && operation === 'op',
  )!.by;
  const leader = () => of(branchOf(source.cast[proposer]!));
  const knowing = () => branches.filter((branch) => !of(branch).isRefused);

  beforeAll(async () => {
    const { status, stderr } = await playBuilt(join(EXERCISES, `${name}.json`), out);
    expect({ status, stderr }).toMatchObject({ status: 0 });
  }, 120_000);

  afterAll(() => rmSync(out, { recursive: true, force: true }));

  it('writes every file of the format for each branch that may know, and one refusal for each that may not', () => {
    for (const branch of branches) {
      const files = [...of(branch).files].sort();
      const whole = [
        'debrief.en.html',
        'debrief.json',
        'debrief.sv.html',
        'debrief.sv.md',
        'history.json',
        'live.jsonl',
        'operations.json',
      ];
      const own = of(branch).isRefused ? ['refused.json'] : whole;
      const combined = expected.campaign?.includes(branch)
        ? ['campaign.en.html', 'campaign.json', 'campaign.sv.html']
        : [];
      expect([branch, files]).toEqual([branch, [...combined, ...own]]);
    }
  });

  it('sends each branch over the live stream all that its history holds in the end', () => {
    for (const branch of knowing()) {
      const sent = new Set(
        of(branch)
          .live()
          .map(({ id }) => id),
      );
      const missing = of(branch)
        .history()
        .filter(({ id }) => !sent.has(id));
      expect([branch, missing.map(({ type }) => type)]).toEqual([branch, []]);
    }
  });

  it('writes nothing that the document of the interface does not describe', async () => {
    const document = await documentOfInterface();
    const schemas = await DescribedSchemas.of(document);
    const problems = branches.flatMap((branch) => {
      const output = of(branch);
      const written = output.files.filter((file) => file in SCHEMA_OF_FILE);
      const live = written.length === 0 || output.isRefused ? [] : output.frames();
      return [
        ...written.map((file) => [file, schemas.problem(SCHEMA_OF_FILE[file]!, output.json(file))]),
        ...live.map(({ event, data }) => [event, schemas.problem(EVENTS, { [event]: data })]),
      ].flatMap(([what, problem]) => (problem === undefined ? [] : [`${branch} ${what}: ${problem}`]));
    });
    expect(problems).toEqual([]);
  });

  it('measures what the exercise expects', () => {
    expect(leader().debrief().measures).toEqual(expected.measures);
  });

  it('counts the calls', () => {
    expect(leader().debrief().calls).toEqual(expected.calls);
  });

  it('finds these deviations and no others, each citing entries that the leader sees', () => {
    const { deviations } = leader().debrief();
    const known = new Set(
      leader()
        .history()
        .map(({ id }) => id),
    );
    expect(deviations.map(({ code }) => code).sort()).toEqual([...expected.deviations].sort());
    for (const { entries } of deviations) {
      expect(entries.length).toBeGreaterThan(0);
      for (const id of entries) expect(known).toContain(id);
    }
  });

  it('counts the late entries that the leader sees', () => {
    expect(leader().debrief().lateEntries).toBe(expected.lateEntries);
  });

  it('has the tasks among all branches', () => {
    const codes = knowing().flatMap((branch) =>
      of(branch)
        .debrief()
        .tasks.map(({ code }) => code),
    );
    for (const task of expected.tasks ?? []) expect(codes).toContain(task);
  });

  it.each(Object.entries(expected.hidden))('hides from %s, by any route', (branch, strings) => {
    const text = of(branch).text();
    for (const hidden of strings) expect(text).not.toContain(hidden);
  });

  it('shows each secret to the branch that recorded it', () => {
    for (const { by, secret = {} } of source.steps) {
      const text = Object.keys(secret).length > 0 ? of(branchOf(source.cast[by]!)).text() : '';
      for (const given of Object.values(secret))
        expect(text).toContain((typeof given === 'string' ? given : given.value).split(' ')[0]);
    }
  });

  it('shows what was disclosed to its recipient', () => {
    for (const [branch, strings] of Object.entries(expected.disclosed ?? {})) {
      for (const disclosed of strings)
        expect([branch, of(branch).text()]).toEqual([branch, expect.stringContaining(disclosed)]);
    }
  });

  it('shows who has not answered where the exercise says', () => {
    const { perspectives } = expected;
    if (!perspectives) return expect(leader().debrief().perspectives.ownStatusOnly).toBe(false);
    expect(of(perspectives.in).debrief().perspectives.unanswered).toEqual(perspectives.unanswered);
  });

  it('refuses every branch that may not know with the same words', () => {
    const refusals = branches.filter((branch) => of(branch).isRefused).map((branch) => of(branch).refusal());
    for (const { status, body } of refusals) {
      expect([status, body.code]).toEqual([404, 'OPERATION.UNKNOWN']);
      expect(body).toEqual(refusals[0]?.body);
    }
  });

  it('cites only entries of the own history in every debrief', () => {
    for (const branch of knowing()) {
      const known = new Set(
        of(branch)
          .history()
          .map(({ id }) => id),
      );
      const { deviations, tasks, actions, perspectives, lateEntryIds, callEntries, withheld } =
        of(branch).debrief();
      const lines = [...deviations, ...tasks, ...actions, ...perspectives.released];
      const cited = [...lines.flatMap(({ entries }) => entries), ...lateEntryIds, ...callEntries];
      for (const id of [...cited, ...withheld.flatMap(({ fields }) => fields.map(({ entry }) => entry))])
        expect(known).toContain(id);
    }
  });
});
