import {
  debriefOf,
  COORDINATOR,
  LEADER,
  proposedAs,
  viewedOperation,
} from '../../../debriefing/src/report/viewed.fixture';
import { conductEvents, encounterEvents } from '@samsyn/conducting/contract';
import type { EventDefinition } from '@samsyn/event-store';
import { KINDS } from '@samsyn/kinds';
import { callOutEvents } from '@samsyn/call-outs/contract';
import { operationPlanEvents } from '@samsyn/planning/contract';
import type { PersonRef } from '@samsyn/kernel';
import { debriefEvents } from '@samsyn/debriefing/contract';
import { exampleNames } from '../../../identity/src/register/register-names.fixture';
import { PAPER_CODES, paperCodeOf, SHEETS } from './paper-codes';
import { paperFormOf, type PaperFormOptions } from './paper-form';
import { paperHtmlOf } from './paper-form.html';
import { paperPdfOf } from './paper-form.pdf';

const definitions: readonly EventDefinition[] = [
  ...operationPlanEvents,
  ...callOutEvents,
  ...conductEvents,
  ...encounterEvents,
  ...debriefEvents,
];
const codes = SHEETS.flatMap((sheet) => PAPER_CODES[sheet]);
const NOW = '2026-11-19T12:00:00.000Z';

const proposal = (kind: string) => ({
  ...proposedAs(kind),
  data: {
    kind,
    kindVersion: 1,
    region: 'syd',
    municipality: 'Växjö <b>',
    window: ['2026-11-19T18:00:00.000Z', '2026-11-19T22:00:00.000Z'],
    reference: 'KANARIE-REFERENCE',
    location: 'KANARIE-ADDRESS',
    purpose: 'KANARIE-PURPOSE',
  },
});
const formFor = (
  viewer: PersonRef,
  { kind = 'apartment-visit', ...options }: Partial<PaperFormOptions> & { readonly kind?: string } = {},
) => {
  const relation = viewer === LEADER ? 'leading' : 'participant';
  const document = debriefOf(viewedOperation({ entries: [proposal(kind)], viewer, relation }), NOW);
  return paperFormOf(document, {
    language: 'sv',
    names: exampleNames,
    world: 'real',
    blank: false,
    ...options,
  });
};

describe('the codes of the paper form', () => {
  it('are short, each once, and each for an event of its own', () => {
    expect(codes.every(({ code }) => /^[A-Z]{2}$/.test(code))).toBe(true);
    expect(new Set(codes.map(({ code }) => code)).size).toBe(codes.length);
    expect(new Set(codes.map(({ event }) => event)).size).toBe(codes.length);
  });
  it('fill in fields that the event has', () => {
    const odd = codes.filter(({ event, columns = {} }) => {
      const fields = Object.keys(definitions.find(({ name }) => name === event)?.fields ?? {});
      return fields.length === 0
        ? !definitions.some(({ name }) => name === event)
        : Object.values(columns)
            .flat()
            .some((field) => !fields.includes(field));
    });
    expect(odd).toEqual([]);
  });
  it('exist for every event of a mandatory step of every kind', () => {
    const events = KINDS.all().flatMap(({ steps }) => steps.flatMap((step) => step.events));
    expect(events.filter((event) => paperCodeOf(event) === undefined)).toEqual([]);
  });
});

describe('the paper form', () => {
  it.each(KINDS.all().map(({ code }) => code))("of %s has the kind's mandatory steps and rules", (kind) => {
    const form = formFor(LEADER, { kind });
    const { steps, entry } = KINDS.newest(kind)!;
    expect(form.steps.map((step) => step.codes)).toEqual(
      steps.map(({ events }) => events.map((event) => paperCodeOf(event))),
    );
    expect(form.door).toHaveLength(entry.rules.length);
    expect(JSON.stringify([form.steps, form.door])).not.toMatch(/\{\w+\}/);
  });

  it('says which operation it belongs to, and neither address nor purpose', () => {
    const form = formFor(LEADER);
    for (const text of [paperHtmlOf(form), JSON.stringify(paperPdfOf(form))]) {
      expect(text).toContain('KANARIE-REFERENCE');
      expect(text).not.toMatch(/KANARIE-(ADDRESS|PURPOSE)/);
    }
  });

  it('has nothing of the operation but its kind where it is blank', () => {
    for (const language of ['sv', 'en'] as const) {
      const form = formFor(LEADER, { blank: true, language });
      expect(form.steps.length).toBeGreaterThan(0);
      expect(form.facts.every(({ text }) => text === '')).toBe(true);
      expect(JSON.stringify(form)).not.toMatch(/KANARIE|Växjö|2026|Människohandel/);
    }
  });

  it('has the sheet for a conversation for the social services alone', () => {
    expect(formFor(LEADER).encounter).toBeUndefined();
    const { encounter } = formFor(COORDINATOR);
    expect(encounter?.keys.map(({ event }) => event)).toContain('SupportOffered');
    expect(encounter?.warning).toContain('Skriv inte vad den utsatta berättar');
    expect(formFor(LEADER).log.keys.map(({ event }) => event)).not.toContain('EncounterOpened');
  });

  it('prints the few words that there are to choose from', () => {
    const suspect = formFor(LEADER, { language: 'en' }).log.keys.find(({ code }) => code === 'SU');
    expect(suspect?.write).toEqual([
      {
        label: 'What',
        text: 'suspected buyer / suspected of controlling the exposed person',
      },
    ]);
  });

  it.each(['sv', 'en'] as const)('says nothing twice in %s: no column by its own name', (language) => {
    const sheets = [...KINDS.all()].flatMap(({ code }) => {
      const { log, encounter, planKeys } = formFor(COORDINATOR, { kind: code, language });
      return [...log.keys, ...(encounter?.keys ?? []), ...planKeys];
    });
    const twice = sheets.filter(({ write }) =>
      write.some(({ label, text }) => text.toLowerCase() === label.toLowerCase()),
    );
    expect(twice.map(({ code }) => code)).toEqual([]);
  });

  it('has a line for counts in areas where the kind takes counts, with everything that can be counted', () => {
    const keyOfCounts = (kind: string) =>
      formFor(LEADER, { kind }).log.keys.find(({ event }) => event === 'AreaCounted');
    expect(keyOfCounts('apartment-visit')).toBeUndefined();
    expect(keyOfCounts('field-survey')).toMatchObject({
      code: 'AC',
      write: [
        { label: 'Antal', text: '' },
        { label: 'Vad', text: expect.stringMatching(/^område, annonser \/ .* \/ fordon$/) as string },
      ],
    });
  });

  it('escapes what somebody wrote, and says that it is training where it is', () => {
    const html = paperHtmlOf(formFor(LEADER));
    expect(html).toContain('Växjö &lt;b&gt;');
    expect(html).not.toMatch(/<script|<b>,|http:|https:/);
    expect(html).not.toContain('class="training"');
    const training = formFor(LEADER, { world: 'training' });
    expect(paperHtmlOf(training)).toContain('class="training"');
    expect(paperPdfOf(training).watermark).toBeDefined();
  });

  it('is text in the language that was asked for', () => {
    const [sv, en] = [formFor(LEADER), formFor(LEADER, { language: 'en' })];
    expect([sv.title, en.title]).toEqual(['Fältblankett: lägenhetsbesök', 'Field form: apartment visit']);
    expect(paperHtmlOf(en)).toContain('<html lang="en">');
    expect(en.log.keys.map(({ code }) => code)).toEqual(sv.log.keys.map(({ code }) => code));
  });
});
