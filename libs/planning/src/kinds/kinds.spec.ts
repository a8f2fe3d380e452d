import { Compile } from 'typebox/compile';
import { OperationKinds, OperationKindSchema } from './kind';
import { KINDS } from './kinds';

const schema = Compile(OperationKindSchema);

describe('kinds of operation', () => {
  it.each(KINDS.current())('$code keeps the schema of a template', (kind) => {
    expect([...schema.Errors(kind)]).toEqual([]);
  });

  it.each(KINDS.current())('$code names each agenda point once', ({ agenda, agendaWithBorderPolice }) => {
    const codes = [...agenda, ...agendaWithBorderPolice].map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('has the mandatory agenda of both kinds', () => {
    const agenda = (code: string) => KINDS.newest(code).agenda.map((point) => point.code);
    expect(agenda('apartment-visit')).toEqual([
      'approach',
      'responsibilities',
      'victim-perspective',
      'entry-order',
      'max-persons-inside',
      'dress',
      'secrecy',
      'money',
    ]);
    expect(agenda('akc-inspection')).toEqual([
      'approach',
      'responsibilities',
      'victim-perspective',
      'entry-order',
      'secrecy',
    ]);
    for (const { agendaWithBorderPolice } of KINDS.current()) {
      expect(agendaWithBorderPolice.map((point) => point.code)).toEqual(['border-police-conduct']);
    }
  });

  it('keeps an operation on the version it was proposed under, and proposes under the newest', () => {
    const first = KINDS.newest('apartment-visit');
    const second = { ...first, version: 2, agenda: [] };
    const kinds = new OperationKinds([first, second]);
    expect(kinds.newest('apartment-visit')).toBe(second);
    expect(kinds.of('apartment-visit', 1)).toBe(first);
    expect(() => kinds.of('apartment-visit', 3)).toThrow('is missing');
  });

  it('refuses a kind that nobody has described', () => {
    expect(() => KINDS.newest('raid')).toThrow(
      expect.objectContaining({ code: 'PLAN.UNKNOWN_KIND', kind: 'invalid' }),
    );
  });
});
