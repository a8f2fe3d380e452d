import {
  debriefOf,
  BORDER,
  COORDINATOR,
  FACILITATOR,
  id,
  LEADER,
  MUNICIPALITY,
  proposedAs,
  viewedOperation,
  type GivenEntry,
  type GivenOperation,
} from '../../../debriefing/src/report/viewed.fixture';
import { eveningVisit, SIGNED_OFF_AT } from '../../../debriefing/src/report/evening-visit.fixture';
import type { Json } from '@samsyn/kernel';
import type { Language } from '@samsyn/presentation';
import { type Block, htmlOf, markdownOf, pdfDefinitionOf, refsText, type Report } from '@samsyn/rendering';
import { exampleNames } from '../../../identity/src/register/register-names.fixture';
import { reportOf } from './report';

const recorded = (
  name: string,
  data: Record<string, Json> = {},
  more: Partial<GivenEntry> = {},
): GivenEntry => ({
  name,
  at: '2026-11-19T19:30:00+01:00',
  by: LEADER,
  data,
  ...more,
});

function reportFor(
  entries: readonly GivenEntry[],
  more: Partial<GivenOperation> = {},
  language: Language = 'sv',
): Report {
  return reportOf(debriefOf(viewedOperation({ entries, ...more }), SIGNED_OFF_AT), language, exampleNames);
}

const visit = (language: Language) =>
  reportFor(eveningVisit, { perspectivesAreClosed: true, ownBranchAnswered: true }, language);
const section = (report: Report, wanted: string) => report.sections.find((one) => one.id === wanted);
const text = (report: Report, wanted: string) => JSON.stringify(section(report, wanted)?.blocks ?? []);
const ids = (report: Report) => report.sections.map((one) => one.id);
const blocks = (report: Report): readonly Block[] => report.sections.flatMap((one) => one.blocks);

const NOTHING_GIVEN =
  'att det inte är ett brott att sälja sex, vad som är frivilligt, sekretessen och dess gränser, rätten till tolk, betänketid, ersättning och var man klagar';

describe('the evening visit in Swedish', () => {
  const report = visit('sv');

  it('says what, where, when and for whom', () => {
    expect(report.title).toBe('Uppföljning: lägenhetsbesök');
    expect(report.subtitle).toBe('Växjö, region Syd · torsdag 19 november 2026');
    expect(report.version).toBe('Version för Människohandelsgruppen, Polismyndigheten');
    expect(report.facts).toContainEqual({ label: 'Läge', text: 'Genomförd, uppföljningsmöte hållet' });
  });

  it('has its sections in the order of a tired reader', () => {
    expect(ids(report)).toEqual([
      'key',
      'figures',
      'calls',
      'comparison',
      'branches',
      'deviations',
      'remarks',
      'perspectives',
      'actions',
      'course',
      'withheld',
      'signOffs',
      'sources',
    ]);
  });

  it('begins with how it went for the person met, what broke, what waits and what comes next', () => {
    expect(section(report, 'key')?.blocks).toEqual([
      {
        kind: 'highlights',
        items: [
          {
            tone: 'outcome',
            tag: 'Utfall',
            lead: 'Den utsatta:',
            text: 'Samtal hölls, stöd erbjöds, svaret blev ja, kontaktkort lämnades och uppföljande möte hölls.',
            refs: [21, 22, 23, 24, 32],
          },
          { tone: 'deviation', tag: 'Avvikelse', text: 'För många inne samtidigt.', refs: [10, 18] },
          {
            tone: 'task',
            tag: 'Anmärkning',
            text: `Ingen har antecknat att den utsatta fick veta: ${NOTHING_GIVEN}.`,
            refs: [19],
          },
          {
            tone: 'ok',
            tag: 'Bra',
            text: 'Uppföljningen har ingen uppgift som väntar. Det som annars väntar på dig står i din arbetslista.',
            refs: [],
          },
          {
            tone: 'deadline',
            tag: 'Datum',
            lead: '15 december 2026:',
            text: 'komma överens om gemensam beredskap mellan region syd och ost. Ansvarig: coordA.',
            refs: [39],
          },
        ],
      },
    ]);
  });

  it('writes the figures and the deviation in words', () => {
    expect(text(report, 'figures')).toContain(
      '"figure":"18 minuter","text":"från första kallelsen till ett ja","refs":[3,8]',
    );
    expect(text(report, 'deviations')).toContain('Som mest var 4 inne samtidigt. Högst 3 var bestämt.');
  });

  it('marks what came late, was corrected, is not shown and rests on a withdrawn consent', () => {
    const course = text(report, 'course');
    expect(course).toContain('Antecknat i efterhand 21:40');
    expect(course).toContain('Rättat, se post 30');
    expect(course).toContain('Visas inte: vad den utsatta berättade och behov (OSL 26:1)');
    expect(course).toContain('Utlämnat till din verksamhet: tid för mötet (OSL 12:2, beslut i post 29)');
    expect(course).toContain('Samtycket är återkallat sedan dess.');
    expect(text(report, 'withheld')).toContain('7 uppgifter visas inte: OSL 26:1 socialtjänstsekretess.');
  });

  it('cites for every statement entries that stand in the list of sources', () => {
    const sources = blocks(report).find(({ kind }) => kind === 'sources');
    const numbers = sources?.kind === 'sources' ? sources.items.map((one) => one.number) : [];
    expect(numbers).toEqual(eveningVisit.map((_, index) => index + 1));
    const cited = [...JSON.stringify(blocks(report)).matchAll(/"refs":\[([\d,]*)\]/g)].flatMap(
      ([, list = '']) => (list === '' ? [] : list.split(',').map(Number)),
    );
    expect(new Set(cited)).toEqual(new Set(numbers));
  });
});

describe('the same in English', () => {
  it('has no Swedish in what the document itself says', () => {
    const report = visit('en');
    expect(report.title).toBe('Debrief: apartment visit');
    expect(text(report, 'figures')).toContain('from the first call to a yes');
    expect(text(report, 'withheld')).toContain(
      '7 details are not shown: OSL 26:1 secrecy of the social services.',
    );
    expect(text(report, 'course')).toContain('Recorded afterwards 21:40');
  });
});

describe('every rendering', () => {
  const report = visit('sv');
  const renderings = {
    html: htmlOf(report),
    markdown: markdownOf(report),
    pdf: JSON.stringify(pdfDefinitionOf(report)),
  };

  it.each(Object.entries(renderings))('%s says the same', (_name, rendering) => {
    for (const phrase of [
      '18 minuter',
      'För många inne samtidigt',
      'ntecknat i efterhand 21:40',
      'Växjö',
      'kontanter i en låda',
    ]) {
      expect(rendering).toContain(phrase);
    }
  });

  it('leads from each number to its entry', () => {
    const targets = new Set([...renderings.html.matchAll(/id="(u\d+)"/g)].map(([, target]) => target));
    const links = [...renderings.html.matchAll(/href="#(u\d+)"/g)].map(([, link]) => link);
    expect(links.filter((link) => !targets.has(link))).toEqual([]);
    expect(links.length).toBeGreaterThan(40);
  });

  it('is one page with its language, landmarks and headings in order, and nothing from elsewhere', () => {
    const { html } = renderings;
    expect(html).toContain('<html lang="sv">');
    expect(html.match(/<(main|header|nav|footer)\b/g)).toEqual(['<header', '<nav', '<main', '<footer']);
    expect(html.match(/<h1\b/g)).toHaveLength(1);
    const levels = [...html.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
    expect(levels.filter((level, index) => index > 0 && level - levels[index - 1]! > 1)).toEqual([]);
    expect(html).not.toMatch(/<script|src=|https?:|url\(|@import|javascript:/i);
    expect(html.match(/ style="/g)).toBeNull();
  });
});

describe('figures that cannot be worked out', () => {
  it('are written plainly, all in one sentence', () => {
    const report = reportFor([recorded('ConductStarted')], { relation: 'participant', viewer: BORDER });
    expect(text(report, 'figures')).toContain(
      'Går inte att räkna ut ur det som din verksamhet får se: varsel, tid från kallelse till svar',
    );
    expect(text(report, 'figures')).not.toMatch(/"figure"/);
  });

  it('never count calls that the branch may not know of', () => {
    const accepted = recorded('CoordinatorAccepted', { mode: 'on-site' }, { by: COORDINATOR });
    const report = reportFor([accepted], { relation: 'participant', viewer: BORDER });
    expect(text(report, 'calls')).toContain('Svarade ja: 1.');
    expect(text(report, 'calls')).not.toMatch(/kallelse/);
  });

  it('say what lies before instead of after in words', () => {
    const inside = recorded(
      'PersonEntered',
      { role: 'coordinator', count: 1 },
      { at: '2026-11-19T19:36:00+01:00', by: COORDINATOR },
    );
    const secured = recorded('SiteSecured', {}, { at: '2026-11-19T19:38:00+01:00' });
    const report = reportFor([proposedAs('apartment-visit'), inside, secured]);
    expect(text(report, 'figures')).toContain(
      '"figure":"2 minuter","text":"innan platsen var säkrad gick regionkoordinatorn in"',
    );
    expect(text(report, 'deviations')).toContain(
      'Regionkoordinatorn gick in 2 minuter innan platsen var säkrad.',
    );
  });

  it('say in words that the first call came after the planned start', () => {
    const window = ['2026-11-19T18:00:00.000Z', '2026-11-19T22:00:00.000Z'];
    const called = recorded('CoordinatorCalled', { window }, { at: '2026-11-19T20:00:00+01:00' });
    const figures = text(reportFor([called]), 'figures');
    expect(figures).toContain('"figure":"1 timme","text":"efter planerad start gick första kallelsen ut"');
    expect(figures).not.toContain('−');
  });

  it('praise nobody above a contact that came too late', () => {
    const late = recorded('SupportContactOverdue', { due: '2026-11-20T10:00:00.000Z' }, { by: COORDINATOR });
    expect(text(reportFor([proposedAs('apartment-visit')]), 'key')).toContain('ingen uppgift som väntar');
    expect(text(reportFor([proposedAs('apartment-visit'), late]), 'key')).not.toContain(
      'ingen uppgift som väntar',
    );
  });
});

describe('a branch that does not see the whole', () => {
  const referral = recorded(
    'ReferralRequested',
    { to: MUNICIPALITY.branch, service: 'shelter' },
    { by: COORDINATOR, personMet: 1 },
  );
  const report = reportFor([referral], { relation: 'named', viewer: MUNICIPALITY });

  it('reads only its entries and tasks, never that something else is absent', () => {
    expect(ids(report)).toEqual(['key', 'tasks', 'course', 'sources']);
    expect(text(report, 'key')).toContain(
      'En hänvisning är inte besvarad. Väntar på Socialtjänsten i Växjö.',
    );
    expect(JSON.stringify(report)).not.toMatch(/Inga avvikelser|räkna ut|Människohandelsgruppen|Polis/);
    expect(report.title).toBe('Uppföljning: insats');
    expect(report.facts).toEqual([]);
  });
});

describe('a branch that was called and does not take part', () => {
  it('does not read that nothing but the call is recorded, since more may have been recorded', () => {
    const concern = recorded('ChildConcernReported', { to: MUNICIPALITY.branch }, { personMet: 1 });
    const report = reportFor([concern], { relation: 'called', viewer: MUNICIPALITY });
    expect(text(report, 'course')).toContain('Orosanmälan för barn gjordes');
    expect(report.view).toContain('något att ta hand om');
  });
});

describe('perspectives', () => {
  const asked = recorded('PerspectiveRequested', { of: [LEADER.branch, BORDER.branch] });
  const released = recorded('PerspectiveReleased', { hard: 'för många inne' }, { by: FACILITATOR });

  it('name nobody who has or has not answered while only the facilitator may know', () => {
    const entries = [asked, released];
    const report = reportFor(entries, {
      perspectivesAreClosed: true,
      relation: 'participant',
      viewer: BORDER,
    });
    const sectionText = text(report, 'perspectives');
    expect(sectionText).toContain('ingen i din verksamhet har lämnat ett öppet');
    expect(sectionText).toContain('visas bara för samordnaren');
    expect(sectionText).toContain('vilken väg det kom');
    expect(sectionText).not.toContain('Människohandelsgruppen');
    expect(sectionText).not.toMatch(/"who"/);
  });

  it('list them where everyone may know', () => {
    const answered = recorded('PerspectiveSubmitted', { well: 'snabbt svar' });
    const sectionText = text(reportFor([asked, answered]), 'perspectives');
    expect(sectionText).toContain('Har svarat: Människohandelsgruppen.');
    expect(sectionText).toContain('Har inte svarat: Gränspolisen.');
  });

  it('say so where the words are not for this reader', () => {
    const withheld = recorded('PerspectiveReleased', {}, { withheld: [{ field: 'hard', rule: 'OSL 8:1' }] });
    expect(text(reportFor([withheld]), 'perspectives')).toContain('(texten visas inte för din verksamhet)');
  });
});

it('says why a branch disagreed in the sentence that says that it did', () => {
  const disagreed = [`${BORDER.branch} officer`, `${COORDINATOR.branch} coordinator`];
  const decided = recorded('DecisionTaken', { what: 'vänta', why: 'trångt', disagreed });
  const dissent = recorded('DissentRecorded', { decision: id(1), reason: 'inte vårt sätt' }, { by: BORDER });
  const sectionText = text(reportFor([decided, dissent]), 'decisions');
  expect(sectionText).toContain('Gränspolisen höll inte med: inte vårt sätt.');
  expect(sectionText).toMatch(/Höll inte med: regionkoordinator \([^)]+\)\./);
});

it('never states of a survey that the length of a conversation cannot be measured', () => {
  const survey = reportFor([proposedAs('field-survey', 4), recorded('ConductStarted')]);
  expect(ids(survey)).not.toContain('figures');
  const visited = reportFor([proposedAs('apartment-visit'), recorded('ConductStarted')]);
  expect(text(visited, 'figures')).toContain('samtalets längd');
});

describe('what comes next', () => {
  it('is listed by date, the nearest first, without what has passed', () => {
    const entries = [
      recorded('ActionAgreed', {
        what: 'öva tillsammans',
        owner: LEADER as unknown as Json,
        due: '2026-12-01',
      }),
      recorded(
        'FollowUpBooked',
        { followUp: 1, at: '2026-11-25T09:00:00.000Z' },
        { personMet: 1, by: COORDINATOR },
      ),
      recorded(
        'FollowUpBooked',
        { followUp: 1, at: '2026-11-20T09:00:00.000Z' },
        { personMet: 2, by: COORDINATOR },
      ),
    ];
    const key = section(reportFor(entries), 'key')?.blocks[0];
    const leads =
      key?.kind === 'highlights'
        ? key.items.filter(({ tone }) => tone === 'deadline').map(({ lead }) => lead)
        : [];
    expect(leads).toEqual(['25 nov 10:00:', '1 december 2026:']);
  });

  it('is marked where its day has passed', () => {
    const agreed = recorded('ActionAgreed', {
      what: 'öva tillsammans',
      owner: LEADER as unknown as Json,
      due: '2026-11-20',
    });
    expect(text(reportFor([agreed]), 'key')).toContain('"lead":"20 november 2026 (försenad):"');
  });

  it('says how it went for each of several persons met', () => {
    const met = (personMet: number, name: string) =>
      recorded(name, {}, { personMet, stream: `e${personMet}`, by: COORDINATOR });
    const entries = [
      met(1, 'VictimConversationStarted'),
      met(1, 'SupportOffered'),
      met(2, 'VictimConversationStarted'),
    ];
    const sectionText = text(reportFor(entries), 'key');
    expect(sectionText).toContain('"lead":"Person 1:","text":"Samtal hölls och stöd erbjöds."');
    expect(sectionText).toContain(
      '"lead":"Person 2:","text":"Samtal hölls och inget erbjudande om stöd är antecknat."',
    );
  });
});

describe('deviations that the leader decided', () => {
  it('have the reason that was given', () => {
    const override = { of: ['released-with-unbriefed-branch'], reason: 'gränspolisen stannar utanför' };
    const released = recorded('OperationReleased', {
      override,
      overridden: ['released-with-unbriefed-branch'],
    });
    expect(text(reportFor([proposedAs('apartment-visit'), released]), 'deviations')).toContain(
      'Angivet skäl: gränspolisen stannar utanför',
    );
  });
});

describe('where it stands', () => {
  const stateOf = (...names: string[]) =>
    reportFor(names.map((name) => recorded(name, { overridden: [] }))).facts.find(
      ({ label }) => label === 'Läge',
    )?.text;

  it.each([
    [['OperationProposed'], 'Planerad'],
    [['OperationProposed', 'OperationCancelled'], 'Inställd'],
    [['OperationProposed', 'OperationReleased', 'ConductStarted'], 'Pågår'],
    [['ConductStarted', 'ConductEnded', 'DebriefOpened', 'DebriefClosed'], 'Uppföljningen är avslutad'],
    [['ConductEnded', 'DebriefOpened', 'DebriefClosed', 'DebriefReopened'], 'Genomförd, uppföljningen pågår'],
  ])('%j: %s', (names, state) => {
    expect(stateOf(...names)).toBe(state);
  });
});

describe('numbers of entries', () => {
  it('are written as ranges from three in a row', () => {
    expect(refsText([1, 2, 4, 5, 6, 9])).toBe('[1, 2, 4–6, 9]');
  });

  it('are none for an entry that the course does not hold', () => {
    const corrected = recorded('EntryCorrected', {
      entry: id(77),
      field: 'occurredAt',
      is: '2026-11-19T18:39:00.000Z',
    });
    expect(text(reportFor([corrected]), 'course')).not.toMatch(/post \d/);
  });
});
