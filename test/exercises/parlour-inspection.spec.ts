import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { BranchOutput, EXERCISES, playBuilt, scratch } from '../support/exercise-run';

const INSPECTION = 'work-environment-authority/inspection';

/** The lines of `also` of parlour-inspection.json. */
describe('After the inspection of the parlours', () => {
  const out = scratch();
  const of = (branch: string) => new BranchOutput(out, branch);
  const entriesOf = (branch: string, type: string) =>
    of(branch)
      .history()
      .filter((entry) => entry.type === type);

  beforeAll(async () => {
    const { status, stderr } = await playBuilt(join(EXERCISES, 'parlour-inspection.json'), out);
    expect({ status, stderr }).toMatchObject({ status: 0 });
  }, 120_000);

  afterAll(() => rmSync(out, { recursive: true, force: true }));

  it('shows the recipient ground, purpose, weighing and decider of the disclosed finding', () => {
    const finding = entriesOf(INSPECTION, 'FindingRecorded').find(
      ({ branch }) => branch === 'tax-agency/audit',
    );
    expect(finding?.facts.detail).toBe('KANARIE-SKATT');
    const decision = entriesOf(INSPECTION, 'DisclosureDecided').find(
      ({ facts }) => facts.outcome === 'granted',
    );
    expect(finding?.disclosed).toEqual([
      expect.objectContaining({ field: 'detail', decision: decision?.id }),
    ]);
    expect(decision).toMatchObject({
      branch: 'tax-agency/audit',
      facts: {
        ground: 'lag 2024:307 4 §',
        purpose: 'joint follow-up of undeclared work',
        weighing: 'no reason to assume harm outweighs',
        recipient: INSPECTION,
      },
    });
  });

  it('shows the requester the refused disclosure with its reason, and not the content', () => {
    const refused = entriesOf(INSPECTION, 'DisclosureDecided').find(
      ({ facts }) => facts.outcome === 'refused',
    );
    expect(refused?.facts.why).toBe('10:27 does not apply to 26:1');
    const [ended] = entriesOf(INSPECTION, 'VictimConversationEnded');
    expect(ended?.withheld).toContainEqual({ field: 'account', rule: 'OSL 26:1' });
    expect(of(INSPECTION).text()).not.toContain('KANARIE-SAMTAL-2');
  });

  it('shows who disagreed with the decision of 10:50, by name where names are known', () => {
    expect(entriesOf('police/local-police', 'DecisionTaken')[0]?.facts.disagreed).toEqual(['border']);
    expect(entriesOf(INSPECTION, 'DecisionTaken')[0]?.facts.disagreed).toEqual([
      'police/border-police officer',
    ]);
  });

  it('does not let the leader know of the concern or of the refused consent', () => {
    const types = of('police/local-police')
      .history()
      .map(({ type }) => type);
    expect(types).not.toContain('ChildConcernReported');
    expect(types).not.toContain('ConsentRefused');
    expect(of('police/local-police').debrief().tasks).toEqual([]);
  });
});
