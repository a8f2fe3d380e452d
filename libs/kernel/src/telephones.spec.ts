import { warningsOfTelephones } from './telephones';

describe('a telephone without a number', () => {
  it.each(['ring inte', '__proto__', 'växeln', '–', '12'])(
    'is warned of, whatever event says it: %s',
    (telephone) => {
      for (const name of ['ContactPersonNamed', 'AdviceRequested'])
        expect(warningsOfTelephones([{ name, data: { telephone } }])).toEqual([
          { code: 'TELEPHONE.NO_NUMBER', field: 'telephone' },
        ]);
    },
  );

  it.each(['112', '+46 70-123 45 67', 'växeln 010-111 22 33, fråga efter vakthavande'])(
    'is none: %s',
    (telephone) => {
      expect(warningsOfTelephones([{ name: 'ContactPersonNamed', data: { telephone } }])).toEqual([]);
    },
  );

  it('is not looked for where no telephone is given', () => {
    expect(warningsOfTelephones([{ name: 'ContactPersonNamed', data: {} }])).toEqual([]);
  });
});
