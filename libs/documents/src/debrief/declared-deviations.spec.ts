import {
  debriefOf,
  BORDER,
  COORDINATOR,
  id,
  LEADER,
  proposedAs,
  viewedOperation,
  type GivenEntry,
  type GivenOperation,
} from '../../../debriefing/src/report/viewed.fixture';
import type { Json } from '@samsyn/kernel';
import { exampleNames } from '../../../identity/src/register/register-names.fixture';
import { reportOf } from './report';

const NOW = '2026-11-20T12:00:00.000Z';
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

const TOO_EARLY = 'entered-before-released';
const entered = recorded('SiteEntered', { persons: 1 });
const released = recorded('OperationReleased', { overridden: [] }, { at: '2026-11-19T19:00:00+01:00' });
const declared = (code: string, what: string, ...entries: number[]): GivenEntry =>
  recorded('DeviationDeclared', { code, what, entries: entries.map(id) }, { by: BORDER });

const document = (entries: readonly GivenEntry[], more: Partial<GivenOperation> = {}) =>
  debriefOf(viewedOperation({ entries: [...entries, proposedAs('apartment-visit')], ...more }), NOW);
const sectionText = (entries: readonly GivenEntry[], language: 'sv' | 'en') => {
  const { sections } = reportOf(document(entries), language, exampleNames);
  return JSON.stringify(sections.find((section) => section.id === 'deviations')?.blocks);
};

describe('a declared deviation', () => {
  it('stands among the deviations, with what it cites, as declared', () => {
    expect(document([released, declared('other', 'the door stood open', 1)]).deviations).toEqual([
      { code: 'other', entries: [id(2), id(1)], declared: [id(2)], onlyDeclared: true },
    ]);
  });

  it('is one with the computed one of the same code', () => {
    const { deviations } = document([entered, declared(TOO_EARLY, 'somebody was in the stairs')]);
    expect(deviations).toEqual([{ code: TOO_EARLY, entries: [id(1), id(2)], declared: [id(2)] }]);
  });

  it('is one for each code, whoever declared it', () => {
    const coordinator = { ...declared('other', 'no chairs'), by: COORDINATOR };
    const { deviations } = document([released, declared('other', 'door'), coordinator]);
    expect(deviations.map(({ code, declared: by }) => [code, by])).toEqual([['other', [id(2), id(3)]]]);
  });

  it('with a code that the kind does not have is otherwise than planned', () => {
    const { deviations } = document([released, declared('of-another-kind', 'x')]);
    expect(deviations.map(({ code }) => code)).toEqual(['other']);
  });

  it('cites nothing that the reader does not see', () => {
    const { deviations } = document([released, declared('other', 'x', 1, 77)]);
    expect(deviations[0]?.entries).toEqual([id(2), id(1)]);
  });

  it('names who declared it and quotes their words, and does not state that the rule is broken', () => {
    const entries = [released, declared('persons-not-separated', 'de stod i samma rum')];
    expect(sectionText(entries, 'sv')).toContain('Anmält av Gränspolisen: de stod i samma rum');
    expect(sectionText(entries, 'sv')).not.toContain('inom 5 minuter');
    const both = [entered, declared(TOO_EARLY, 'in the stairs')];
    expect(sectionText(both, 'en')).toContain('"Someone entered the site before clearance had been given."');
    expect(sectionText(both, 'en')).toContain('"Reported by Border police: in the stairs."');
    expect(sectionText([released, declared('other', 'x')], 'en')).toContain('Different from the plan.');
  });

  it('stands by itself, however many there are, each as a sentence with its own sources', () => {
    const entries = [released, declared('other', 'the door stood open', 1), declared('other', 'No chairs!')];
    const [block] = reportOf(document(entries), 'sv', exampleNames).sections.find(
      ({ id }) => id === 'deviations',
    )!.blocks;
    expect(block).toMatchObject({
      kind: 'list',
      items: [
        { lead: 'Annorlunda än planerat.', text: 'Anmält av Gränspolisen: the door stood open.' },
        { lead: 'Annorlunda än planerat.', text: 'Anmält av Gränspolisen: No chairs!' },
      ],
    });
  });

  it('stands once among what matters most', () => {
    const entries = [released, declared('other', 'the door stood open'), declared('other', 'no chairs')];
    const key = reportOf(document(entries), 'sv', exampleNames).sections.find(({ id }) => id === 'key');
    const tags = JSON.stringify(key?.blocks).match(/Annorlunda än planerat/g);
    expect(tags).toHaveLength(1);
  });
});

describe('a suspension in the debrief', () => {
  const course = (entries: readonly GivenEntry[], language: 'sv' | 'en') =>
    reportOf(document(entries), language, exampleNames);

  it('is the state while the operation is halted', () => {
    const halted = [recorded('ConductStarted'), recorded('OperationSuspended', { reason: 'fire alarm' })];
    const state = (entries: readonly GivenEntry[]) =>
      course(entries, 'en').facts.find(({ label }) => label === 'State')?.text;
    expect(state(halted)).toBe('Halted');
    expect(state([...halted, recorded('OperationResumed')])).toBe('Under way');
    expect(state([...halted, recorded('ConductEnded')])).toBe('Carried out');
  });

  it('changes no measure', () => {
    const at = (time: string) => ({ at: `2026-11-19T${time}:00+01:00` });
    const secured = (...between: GivenEntry[]) =>
      document([
        recorded('SiteEntered', { persons: 1 }, at('19:30')),
        ...between,
        recorded('SiteSecured', {}, at('19:40')),
      ]).measures.entryToSecuredMinutes;
    const halted = [
      recorded('OperationSuspended', { reason: 'x' }, at('19:32')),
      recorded('OperationResumed', {}, at('19:38')),
    ];
    expect(secured(...halted)).toBe(10);
  });
});
