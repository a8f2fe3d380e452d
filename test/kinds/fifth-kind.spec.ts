import { KINDS, type OperationKind } from '@samsyn/kinds';
import { given, type Json } from '@samsyn/kernel';
import { debriefOf } from '../../libs/debriefing/src/report/debrief-of';
import { markdownOf } from '@samsyn/rendering';
import { exampleNames } from '../../libs/identity/src/register/register-names.fixture';
import { reportOf } from '../../libs/documents/src/debrief/report';
import {
  FACILITATOR,
  id,
  LEADER,
  proposedAs,
  viewedOperation,
  type GivenEntry,
} from '../../libs/debriefing/src/report/viewed.fixture';
import { operationPlanOn } from '../../libs/planning/src/operation-plan/plan-decider';
import {
  asLeader,
  border,
  confirmed,
  held,
  leader,
  OPERATION,
  proposed,
} from '../../libs/planning/src/operation-plan/plan.fixture';

const source = ['field'];
const words = (title: string, sentence: string, withFigures?: string) => ({
  title,
  sentence,
  ...(withFigures === undefined ? {} : { withFigures }),
});

/** A fifth kind, known to this file alone: nothing in the product has heard of it. */
const harbourVisit: OperationKind = {
  code: 'harbour-visit',
  version: 1,
  sv: 'Hamnbesök',
  en: 'Harbour visit',
  sources: [{ code: 'field', where: 'this specification', sv: 'Påhittad.', en: 'Made up.' }],
  roles: [{ code: 'boards', sv: 'Går ombord', en: 'Boards', of: 'any-agency' }],
  agenda: [
    { code: 'tide', sv: 'Tidvatten', en: 'The tide', must: 'always', source },
    {
      code: 'passports',
      sv: 'Pass',
      en: 'Passports',
      must: { whenTakesPart: ['police/border-police'] },
      source,
    },
    { code: 'life-jackets', sv: 'Flytvästar', en: 'Life jackets', must: 'optional', source },
  ],
  gates: [
    {
      code: 'PLAN.AGENDA_NOT_COVERED',
      override: 'went-without-knowing-the-tide',
      sv: 'Tidvattnet är känt.',
      en: 'The tide is known.',
      source,
    },
    {
      code: 'PLAN.NOT_BRIEFED',
      override: 'went-without-meeting',
      sv: 'Ett förmöte är hållet.',
      en: 'A meeting was held.',
      source,
    },
  ],
  steps: [
    {
      code: 'separated',
      sv: 'Inom {minutes} minuter.',
      en: 'Within {minutes} minutes.',
      events: ['PersonsSeparated'],
      by: 'police-on-site',
      breach: 'separated-late',
      source,
    },
  ],
  entry: {
    order: ['boards'],
    rules: [{ code: 'few', sv: 'Högst {atMost}.', en: 'At most {atMost}.', breach: 'deck-crowded', source }],
  },
  deviations: [
    {
      code: 'deck-crowded',
      rule: { shape: 'too-many-inside', atMost: 2 },
      sv: words('Trångt på däck', 'Fler än {atMost} ombord.', '{inside} var ombord, {agreed} är högst.'),
      en: words('Crowded deck', 'More than {atMost} on board.', '{inside} were on board, {agreed} at most.'),
      source,
    },
    {
      code: 'separated-late',
      rule: { shape: 'not-followed', after: 'SuspectEncountered', expected: 'PersonsSeparated', minutes: 2 },
      sv: words('Skildes åt sent', 'Inte inom {minutes} minuter.'),
      en: words('Separated late', 'Not within {minutes} minutes.'),
      source,
    },
    {
      code: 'boarded-without-risk',
      rule: { shape: 'missing-before', expected: ['RiskAssessed'], before: 'ConductStarted' },
      sv: words('Risken inte bedömd', 'Ingen bedömde risken.'),
      en: words('Risk not assessed', 'Nobody assessed the risk.'),
      source,
    },
    {
      code: 'decided-without-social-services',
      rule: {
        shape: 'nobody-said-yes',
        at: 'ConductStarted',
        yes: ['AgencyConfirmed'],
        no: ['AgencyDeclined'],
        of: ['social-services'],
      },
      sv: words('Utan socialtjänst', 'Socialtjänsten var inte med.'),
      en: words('Without social services', 'The social services were not there.'),
      source,
    },
    {
      code: 'something-seized',
      rule: { shape: 'should-not-happen', what: ['EvidenceHandled'] },
      sv: words('Något togs med', 'Inget skulle tas med.'),
      en: words('Something was taken', 'Nothing was to be taken.'),
      source,
    },
    {
      code: 'late-in-harbour',
      rule: { shape: 'not-in-time', after: 'ConductEnded', expected: 'DebriefOpened', days: 1 },
      sv: words('Sen uppföljning', 'Inte inom {days} dygn.'),
      en: words('Late debrief', 'Not within {days} days.'),
      source,
    },
    ...(['went-without-knowing-the-tide', 'went-without-meeting'] as const).map((code) => ({
      code,
      rule: { shape: 'gate-passed-over' as const },
      sv: words(`Avsteg ${code}`, 'Ett avsteg.'),
      en: words(`Departure ${code}`, 'A departure.'),
      source,
    })),
  ],
  questions: (['well', 'hard', 'develop'] as const).map((part) => ({
    code: part,
    part,
    sv: `Fråga om ${part}?`,
    en: `Question of ${part}?`,
    source,
  })),
};

const KINDS_AND_FIFTH = KINDS.with(harbourVisit);
const plan = operationPlanOn(KINDS_AND_FIFTH);
const release = { kind: 'ReleaseOperation', coordinatorAccepted: false } as const;
const facts = { ...OPERATION, purpose: 'a visit', reference: 'K3-26' };

describe('a fifth kind is data and nothing else', () => {
  it('is proposed under its version, and unknown where nobody has described it', () => {
    const proposal = { kind: 'ProposeOperation', operation: 'harbour-visit', ...facts } as const;
    given(plan)
      .when(proposal, asLeader)
      .then({
        name: 'OperationProposed',
        data: { kind: 'harbour-visit', kindVersion: 1, ...facts },
        labels: {},
      });
    given(operationPlanOn(KINDS)).when(proposal, asLeader).refused('PLAN.UNKNOWN_KIND');
  });

  it('has its own gates in its own order, and no others', () => {
    given(plan, proposed('harbour-visit')).when(release, asLeader).refused('PLAN.AGENDA_NOT_COVERED');
    given(plan, proposed('harbour-visit'), held([leader], ['life-jackets']))
      .when(release, asLeader)
      .refused('PLAN.AGENDA_NOT_COVERED');
    given(plan, proposed('harbour-visit'), held([leader], ['tide']), confirmed(border))
      .when(release, asLeader)
      .refused('PLAN.AGENDA_NOT_COVERED');
    given(plan, proposed('harbour-visit'), held([leader], ['tide', 'passports']), confirmed(border))
      .when(release, asLeader)
      .then({ name: 'OperationReleased', data: { overridden: [] } });
  });

  it('is passed over by its own deviations', () => {
    const override = { of: ['went-without-knowing-the-tide'], reason: 'high water' };
    const anothers = { ...override, of: [...override.of, 'agenda-not-covered'] };
    given(plan, proposed('harbour-visit'), held([leader], []))
      .when({ ...release, override: anothers }, asLeader)
      .refused('PLAN.OVERRIDE_MATCHES_NOTHING');
    given(plan, proposed('harbour-visit'), held([leader], []))
      .when({ ...release, override }, asLeader)
      .then({
        name: 'OperationReleased',
        data: { override, overridden: ['went-without-knowing-the-tide'] },
      });
  });
});

describe('the debrief of a fifth kind', () => {
  const recorded = (time: string, name: string, data: Record<string, Json> = {}): GivenEntry => ({
    name,
    at: `2026-11-19T${time}:00+01:00`,
    by: LEADER,
    data,
  });
  const course: readonly GivenEntry[] = [
    recorded('19:00', 'OperationReleased', { overridden: ['went-without-meeting'] }),
    recorded('19:30', 'ConductStarted'),
    recorded('19:34', 'SiteEntered', { persons: 3 }),
    recorded('19:35', 'SuspectEncountered', { kind: 'buyer' }),
    recorded('19:38', 'PersonsSeparated'),
    recorded('19:40', 'EvidenceHandled', { manner: 'copied' }),
    recorded('20:40', 'ConductEnded'),
  ];
  const debrief = (kind: string, entries = course, kinds = KINDS_AND_FIFTH) =>
    debriefOf(
      viewedOperation({ entries: [...entries, proposedAs(kind)] }),
      '2026-11-21T12:00:00.000Z',
      kinds,
    );

  it('finds its deviations, by its own numbers, in its own order', () => {
    expect(debrief('harbour-visit').deviations).toEqual([
      { code: 'deck-crowded', entries: [id(3)], figures: { inside: 3, agreed: 2 } },
      { code: 'separated-late', entries: [id(4)] },
      { code: 'boarded-without-risk', entries: [id(2)] },
      { code: 'decided-without-social-services', entries: [id(2)] },
      { code: 'something-seized', entries: [id(6)] },
      { code: 'late-in-harbour', entries: [id(7)] },
      { code: 'went-without-meeting', entries: [id(1)] },
    ]);
  });

  it('finds none of them for a kind that does not have the rule', () => {
    expect(debrief('apartment-visit').deviations.map(({ code }) => code)).toEqual([
      'started-without-coordinator',
    ]);
    expect(debrief('harbour-visit', course, KINDS).deviations).toEqual([]);
  });

  it('says and asks in its own words, in both languages', () => {
    const opened = { ...recorded('21:00', 'DebriefOpened'), at: '2026-11-20T08:00:00+01:00' };
    const document = debrief('harbour-visit', [...course, opened]);
    const page = (language: 'sv' | 'en') =>
      markdownOf(reportOf(document, language, exampleNames, 'real', KINDS_AND_FIFTH));
    expect(document.questions.map(({ en }) => en)).toEqual([
      'Question of well?',
      'Question of hard?',
      'Question of develop?',
    ]);
    for (const text of ['Uppföljning: hamnbesök', '3 var ombord, 2 är högst.', 'Inte inom 2 minuter.'])
      expect(page('sv')).toContain(text);
    expect(page('sv')).toContain('Fråga om hard?');
    for (const text of ['Debrief: harbour visit', '3 were on board, 2 at most.', 'Question of develop?'])
      expect(page('en')).toContain(text);
  });

  it('asks nothing of a branch that takes no part, and finds no breach for it', () => {
    const operation = viewedOperation({
      entries: [...course, proposedAs('harbour-visit')],
      viewer: FACILITATOR,
      relation: 'named',
    });
    const document = debriefOf(operation, '2026-11-21T12:00:00.000Z', KINDS_AND_FIFTH);
    expect([document.questions, document.deviations]).toEqual([[], []]);
  });
});
