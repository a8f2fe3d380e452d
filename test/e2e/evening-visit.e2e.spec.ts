import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { BranchOutput, EXERCISES, playBuilt, scratch } from '../support/exercise-run';

const POLICE = 'police/trafficking-unit';
const COORDINATORS = 'social-services/coordinator-ost';
const OTHERS = [POLICE, 'police/border-police'];

/** The lines of `also` of evening-visit.json that its outputs show; the others: test/exercises/evening-visit.spec.ts. */
describe('The evening visit', () => {
  const out = scratch();
  const of = (branch: string) => new BranchOutput(out, branch);
  const entry = (branch: string, type: string) =>
    of(branch)
      .history()
      .find((one) => one.type === type);

  beforeAll(async () => {
    const { status, stderr } = await playBuilt(join(EXERCISES, 'evening-visit.json'), out);
    expect({ status, stderr }).toMatchObject({ status: 0 });
  }, 120_000);

  afterAll(() => rmSync(out, { recursive: true, force: true }));

  it('lets the police see of a follow-up only what the decision of 21:50 gave them, and nothing of its being kept', () => {
    const sent = of(POLICE)
      .live()
      .filter(({ type }) => type === 'FollowUpBooked');
    expect(sent[0]?.facts).toEqual({ at: '2026-11-21T09:00:00.000Z' });
    expect(of(POLICE).text()).not.toContain('FollowUpKept');
    expect(of('police/border-police').text()).not.toContain('FollowUp');
    expect(sent.at(-1)?.facts).toEqual({ at: '2026-11-21T09:00:00.000Z' });
  });

  it.each(OTHERS)(
    'tells %s that a conversation was held and support offered, and nowhere how it was answered',
    (branch) => {
      expect(entry(branch, 'VictimConversationEnded')?.facts).toEqual({});
      expect(entry(branch, 'SupportOffered')?.facts).toEqual({});
      expect(of(branch).text()).not.toMatch(/SupportAnswered|supportAnswered/);
      for (const [file, words] of [
        ['debrief.sv.html', 'Svar på erbjudet stöd'],
        ['debrief.en.html', 'Answer to the offer of support'],
      ] as const)
        expect(of(branch).page(file)).not.toContain(words);
    },
  );

  it('withholds the amended address from the border police; the coordinator sees it by a decision', () => {
    expect(entry('police/border-police', 'PlanAmended')?.withheld).toEqual([
      { field: 'location', rule: 'OSL 18:1' },
    ]);
    expect(entry(COORDINATORS, 'PlanAmended')?.facts.location).toContain('KANARIE-NY-ADRESS');
  });

  it('marks what the police received as withdrawn, and leaves it visible', () => {
    const booked = entry(POLICE, 'FollowUpBooked');
    expect(booked?.disclosed).toEqual([
      expect.objectContaining({ field: 'at', ground: 'OSL 12:2', withdrawn: true }),
    ]);
  });

  it('does not let the police derive who wrote the released perspective', () => {
    const written = of(COORDINATORS)
      .history()
      .find(({ type, facts }) => type === 'PerspectiveSubmitted' && facts.through === 'facilitator');
    const text = of(POLICE).text();
    expect(text).toContain('four persons inside at once, hard to build trust');
    expect(text).not.toContain(written!.id);
    expect(text).not.toContain(written!.recordedAt);
    const submitters = of(POLICE)
      .history()
      .filter(({ type }) => type === 'PerspectiveSubmitted')
      .map(({ branch }) => branch);
    expect(submitters).toEqual([POLICE]);
  });

  it('shows the police no list of who has answered, because something went through the facilitator', () => {
    expect(of(POLICE).debrief().perspectives).toMatchObject({
      ownStatusOnly: true,
      answered: [POLICE],
      unanswered: [],
    });
    expect(of('police/border-police').debrief().perspectives).toMatchObject({
      answered: [],
      unanswered: ['police/border-police'],
    });
  });

  it('shows the shelter the referral made to it, with what it said itself, and nothing else', () => {
    const types = of('ngo/shelter')
      .history()
      .map(({ type }) => type)
      .sort();
    expect(types).toEqual(['ConsentGiven', 'ReferralAccepted', 'ReferralRequested', 'ReservationAccepted']);
  });

  it('shows the national coordination and everybody who was only in the chain no single operation', () => {
    for (const branch of [
      'national-coordination/statistics',
      'social-services/emergency-vaxjo',
      'social-services/vaxjo',
    ]) {
      expect([branch, of(branch).isRefused]).toEqual([branch, true]);
    }
  });

  it('names persons to their own and the leading branch only', () => {
    expect(entry(POLICE, 'CoordinatorAccepted')?.by).toBe('coordB');
    expect(entry('police/border-police', 'CoordinatorAccepted')?.by).toBe(`${COORDINATORS} coordinator`);
  });
});
