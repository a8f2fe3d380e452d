import { citationsIn } from './citations';
import { proofsIn } from './proofs';
import { thrownIn } from './refusals';
import { sourceFile } from './source-files';
import { rulesIn } from './tagged-rules';

describe('what a test says', () => {
  const [one] = proofsIn(
    sourceFile(
      'libs/planning/src/x.spec.ts',
      `
      const CODE = 'PLAN.NAMED';
      const other = () => refused('PLAN.REFERRED');
      describe('planning', () => {
        const code = 'PLAN.NEAR';
        it.each([['yes', 'PLAN.FIRST'], ['no', 'PLAN.SECOND']])('%s: %s', (_is, wanted: 'PLAN.TYPE') => {
          expect(refused(code)).toBe('409 PLAN.WITHIN');
          expect(refused(CODE)).not.toBe('PLAN.DENIED');
          other();
        });
      });
      describe('elsewhere', () => {
        const code = 'PLAN.FAR';
      });
      const unused = 'PLAN.UNUSED';`,
    ),
  );

  it('is what stands in it and in its table, within other words too, and what it names', () => {
    const codes = [...one!.says].filter((word) => /^PLAN/.test(word)).sort();
    expect(codes).toEqual(['PLAN.FIRST', 'PLAN.NAMED', 'PLAN.NEAR', 'PLAN.SECOND', 'PLAN.WITHIN']);
    expect([...one!.refersTo]).toContain('PLAN.REFERRED');
    expect([...one!.refersTo]).not.toContain('PLAN.UNUSED');
  });

  it('stands under titles that are filled from its rows', () => {
    expect(one!.titles).toEqual(['planning', '%s: %s']);
    expect(one!.rows.map(({ title }) => title)).toEqual(['yes: PLAN.FIRST', 'no: PLAN.SECOND']);
  });
});

describe('what a file refuses with', () => {
  it('is what it makes, not what its routes document', () => {
    const made = `throw new DomainError('CALL.MADE'); throw unknownTo('CALL'); const t = { addressed: 'CALL_OUT' };`;
    const documented = `const ROUTE = { refusals: ['CALL.DOCUMENTED'] };`;
    const decider = sourceFile(
      'libs/planning/src/x.ts',
      `${made} ${documented} const code = 'CALL.PASSED_ON';`,
    );
    expect(thrownIn(decider)).toEqual(['CALL.MADE', 'CALL.UNKNOWN', 'CALL_OUT.UNKNOWN', 'CALL.PASSED_ON']);
    const route = sourceFile(
      'libs/planning/src/x.http.ts',
      `${made} ${documented} const NONE = ['CALL.NONE'];`,
    );
    expect(thrownIn(route)).toEqual(['CALL.MADE', 'CALL.UNKNOWN', 'CALL_OUT.UNKNOWN']);
  });
});

describe('a rule in a docstring', () => {
  it('has its number from the line below, and its source and proof from their tags', () => {
    const text = `
      /**
       * How long.
       * @rule stays-open: It stays open for {value} minutes,
       *   and no longer.
       * @source domain: Secrecy; OSL 8:1
       * @proof the glass › closes …
       */
      export const OPEN_MINUTES = 1_060;`;
    expect(rulesIn({ path: 'libs/entries/src/x.ts', text })).toEqual([
      {
        area: 'Disclosure and secrecy',
        table: 'Deadlines, limits and the like',
        code: 'stays-open',
        path: 'libs/entries/src/x.ts',
        en: 'It stays open for 1060 minutes, and no longer.',
        source: 'domain: Secrecy; OSL 8:1',
        provedBy: { title: 'the glass › closes …' },
      },
    ]);
  });
});

describe('a citation', () => {
  it('leads to a section of the domain, a decision or a section of an RFC', () => {
    expect(citationsIn('domain: Pre-briefing; ADR 0001; RFC 9110 section 15.5.1; OSL 26:1')).toEqual([
      { text: 'Pre-briefing', target: 'domain.md#pre-briefing' },
      { text: 'ADR 0001', target: 'adr/0001-deciders-not-aggregate-classes.md' },
      { text: 'RFC 9110 section 15.5.1', target: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.1' },
      { text: 'OSL 26:1' },
    ]);
  });

  it.each(['', 'domain: Nowhere', 'ADR 9999', 'common sense'])('is not “%s”', (source) => {
    expect(() => citationsIn(source)).toThrow();
  });
});
