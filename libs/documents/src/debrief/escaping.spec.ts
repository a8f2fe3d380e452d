import {
  debriefOf,
  LEADER,
  viewedOperation,
  type GivenEntry,
} from '../../../debriefing/src/report/viewed.fixture';
import type { Json } from '@samsyn/kernel';
import fc from 'fast-check';
import { escapeHtml, escapeMarkdown, htmlOf, markdownOf } from '@samsyn/rendering';
import { exampleNames } from '../../../identity/src/register/register-names.fixture';
import { reportOf } from './report';

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</style></span></main><script>',
  '<!--',
  ']]>',
  '&lt;b&gt;',
  '[a](javascript:alert(1))',
  '![x](https://example.org/x.png)',
  '`code` **bold** _em_ ~~gone~~',
  '| a | b |',
  '# heading',
  '- item\n- item\n\n<b>x</b>',
  '1. item',
  '> quote',
  '---',
  '{lead} {text} {n}',
  '$& $1 $`',
  'www.example.org http://example.org a@example.org',
  '\\`still code\\`',
  '\u2028<i>',
];
const hostile = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.string({ minLength: 1 }),
);

const at = '2026-11-19T19:30:00+01:00';
/** A text in every place where a person can put one. */
const everywhere = (text: string): GivenEntry[] => [
  {
    name: 'OperationProposed',
    at,
    by: LEADER,
    data: { kind: text, region: text, municipality: text, reference: text, purpose: text, location: text },
  },
  { name: 'NoteAdded', at, by: LEADER, data: { text } },
  { name: 'DecisionTaken', at, by: LEADER, data: { what: text, why: text, agreed: [text] } },
  {
    name: 'OperationReleased',
    at,
    by: LEADER,
    data: { override: { of: ['x'], reason: text }, overridden: ['agenda-not-covered'] },
  },
  { name: 'RoleAssigned', at, by: LEADER, data: { roles: [{ who: text, task: text }] } },
  { name: 'PlanAmended', at, by: LEADER, data: { changes: [{ field: text, value: text }] } },
  { name: 'PerspectiveSubmitted', at, by: LEADER, data: { well: text, hard: text, develop: text } },
  { name: 'PerspectiveReleased', at, by: LEADER, data: { hard: text } },
  { name: 'LessonAgreed', at, by: LEADER, data: { what: text } },
  {
    name: 'ActionAgreed',
    at,
    by: LEADER,
    data: { what: text, owner: LEADER as unknown as Json, due: '2026-12-15' },
  },
  {
    name: 'EntryCorrected',
    at,
    by: LEADER,
    data: { entry: text, field: text, is: text, was: text, reason: text },
  },
  {
    name: text,
    at,
    by: { ...LEADER, branch: text },
    data: { [text]: text },
    withheld: [{ field: text, rule: text }],
  },
];
const reportWith = (text: string) =>
  reportOf(
    debriefOf(viewedOperation({ entries: everywhere(text) }), '2026-11-24T12:00:00.000Z'),
    'sv',
    exampleNames,
  );

const tagsOf = (html: string) => html.match(/<[^>]*>/g)?.map((tag) => tag.replace(/"[^"]*"/g, '""')) ?? [];

describe('a text that somebody wrote, in HTML', () => {
  it('comes out as the same characters', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const decoded = escapeHtml(text).replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => {
          return { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }[name]!;
        });
        expect(decoded).toBe(text);
        expect(escapeHtml(text)).not.toMatch(/[<>"']/);
      }),
    );
  });

  it('adds no tag and no attribute to the page, wherever it stands', () => {
    const known = new Set(tagsOf(htmlOf(reportWith('a'))).map((tag) => tag));
    fc.assert(
      fc.property(hostile, (text) => {
        const strange = tagsOf(htmlOf(reportWith(text))).filter((tag) => !known.has(tag));
        expect(strange).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a text that somebody wrote, in Markdown', () => {
  /** What is left when literal characters are taken away can only be markup. */
  const markup = (markdown: string) => markdown.replace(/\\[!-/:-@[-`{-~]/g, '');

  it('is one line without a character that means something', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const escaped = escapeMarkdown(text);
        expect(escaped).not.toMatch(/[\r\n\u2028\u2029]/);
        expect(markup(escaped)).not.toMatch(/[\\`*_{}[\]<>&#|~!$^=@]|:\/\/|\bwww\./i);
      }),
    );
  });

  it('comes out as the same characters', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        expect(escapeMarkdown(text).replace(/\\([!-/:-@[-`{-~])/g, '$1')).toBe(text.trim());
      }),
    );
  });

  it('adds no markup and no block to the document, wherever it stands', () => {
    const shape = (text: string) =>
      markdownOf(reportWith(text))
        .split('\n')
        .map((line) => /^(\s*(?:- |> ?|#+ |\d+\. |\| )?)/.exec(line)?.[1]);
    const known = shape('a');
    fc.assert(
      fc.property(fc.constantFrom(...HOSTILE), (text) => {
        const markdown = markup(markdownOf(reportWith(text)));
        expect(markdown).not.toMatch(/[`<[\]]|:\/\//);
        expect(shape(text).filter((start) => !known.includes(start))).toEqual([]);
      }),
    );
  });
});

describe('a text with placeholders in it', () => {
  it('is never filled in', () => {
    expect(htmlOf(reportWith('{n} {reason}'))).toContain('{n} {reason}');
  });
});
