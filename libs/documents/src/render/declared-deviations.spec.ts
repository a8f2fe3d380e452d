import {
  debriefOf,
  BORDER,
  COORDINATOR,
  id,
  LEADER,
  proposedAs,
  viewedOperation,
  type ToldEntry,
  type ToldOperation,
} from '../../../debriefing/src/report/viewed.fixture';
import type { Json } from '@samsyn/kernel';
import { exampleNames } from './names.fixture';
import { reportOf } from './report';

const NOW = '2026-11-20T12:00:00.000Z';
const told = (name: string, data: Record<string, Json> = {}, more: Partial<ToldEntry> = {}): ToldEntry => ({
  name,
  at: '2026-11-19T19:30:00+01:00',
  by: LEADER,
  data,
  ...more,
});

const TOO_EARLY = 'entered-before-released';
const entered = told('SiteEntered', { persons: 1 });
const released = told('OperationReleased', { overridden: [] }, { at: '2026-11-19T19:00:00+01:00' });
const declared = (code: string, what: string, ...entries: number[]): ToldEntry =>
  told('DeviationDeclared', { code, what, entries: entries.map(id) }, { by: BORDER });

const document = (entries: readonly ToldEntry[], more: Partial<ToldOperation> = {}) =>
  debriefOf(viewedOperation({ entries: [...entries, proposedAs('apartment-visit')], ...more }), NOW);
const said = (entries: readonly ToldEntry[], language: 'sv' | 'en') => {
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

  it('is told with who declared it and in her words, and the rule is not said to be broken', () => {
    const entries = [released, declared('persons-not-separated', 'de stod i samma rum')];
    expect(said(entries, 'sv')).toContain('Anmält av Gränspolisen: de stod i samma rum');
    expect(said(entries, 'sv')).not.toContain('inom 5 minuter');
    const both = [entered, declared(TOO_EARLY, 'in the stairs')];
    expect(said(both, 'en')).toContain('"Someone entered the site before clearance had been given."');
    expect(said(both, 'en')).toContain('"Reported by Border police: in the stairs."');
    expect(said([released, declared('other', 'x')], 'en')).toContain('Different from the plan.');
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
  const course = (entries: readonly ToldEntry[], language: 'sv' | 'en') =>
    reportOf(document(entries), language, exampleNames);

  it('is the state while the operation is halted', () => {
    const halted = [told('ConductStarted'), told('OperationSuspended', { reason: 'fire alarm' })];
    const state = (entries: readonly ToldEntry[]) =>
      course(entries, 'en').facts.find(({ label }) => label === 'State')?.text;
    expect(state(halted)).toBe('Halted');
    expect(state([...halted, told('OperationResumed')])).toBe('Under way');
    expect(state([...halted, told('ConductEnded')])).toBe('Carried out');
  });

  it('changes no measure', () => {
    const at = (time: string) => ({ at: `2026-11-19T${time}:00+01:00` });
    const secured = (...between: ToldEntry[]) =>
      document([
        told('SiteEntered', { persons: 1 }, at('19:30')),
        ...between,
        told('SiteSecured', {}, at('19:40')),
      ]).measures.entryToSecuredMinutes;
    const halted = [
      told('OperationSuspended', { reason: 'x' }, at('19:32')),
      told('OperationResumed', {}, at('19:38')),
    ];
    expect(secured(...halted)).toBe(10);
  });
});
