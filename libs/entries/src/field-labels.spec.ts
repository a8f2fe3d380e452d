import { field, labelsOf, leastLabelsOf, secret, Text, type FieldSpec } from '@samsyn/event-store';
import { CHOSEN_LABELS, FIXED_LABELS, type Label } from '@samsyn/kernel';
import fc from 'fast-check';
import { EntryCorrected } from './entries.events';
import { correctionLabels, labelsInForce } from './field-labels';

const RECORDER = 'social-services/coordinator-syd';
const OPEN: readonly Label[] = ['shared', 'entry'];
const chosen = fc.uniqueArray(fc.constantFrom(...CHOSEN_LABELS), { minLength: 1 });
const specs: fc.Arbitrary<FieldSpec> = fc.oneof(
  fc.constantFrom(...FIXED_LABELS, ...CHOSEN_LABELS).map((label) => field(Text, label)),
  fc.uniqueArray(fc.constantFrom(...CHOSEN_LABELS)).map((floor) => secret(Text, { floor })),
);

describe('the labels of a correction', () => {
  it('hold every label that the corrected field is sealed under and every one that its schema demands', () => {
    fc.assert(
      fc.property(
        specs,
        fc.option(chosen, { nil: undefined }),
        fc.boolean(),
        (spec, given, isOfPersonMet) => {
          const sealed = labelsOf(spec, given, RECORDER);
          const labels = correctionLabels(labelsInForce(spec, sealed, RECORDER), isOfPersonMet, RECORDER);
          const demanded = sealed.filter((label) => !OPEN.includes(label));
          for (const name of ['is', 'was', 'reason'] as const) {
            const stored = labelsOf(EntryCorrected.fields[name], labels[name], RECORDER);
            expect(stored).toEqual(expect.arrayContaining([...demanded]));
            expect(stored).not.toContain('shared');
            expect(stored.length).toBeGreaterThan(0);
          }
        },
      ),
    );
  });

  it('also hold what a stricter schema of today adds to what was sealed under fewer', () => {
    fc.assert(
      fc.property(specs, chosen, (spec, recorded) => {
        const labels = labelsInForce(spec, recorded, RECORDER);
        expect(labels).toEqual(expect.arrayContaining([...recorded, ...leastLabelsOf(spec)]));
      }),
    );
  });

  it.each(OPEN)(
    'of what stands as `%s` are for those who see the entry, the reason for who recorded it',
    (label) => {
      const open = { is: ['entry'], was: ['entry'] };
      expect(correctionLabels([label], false, 'tax-agency/audit')).toEqual({ ...open, reason: ['tax'] });
      expect(correctionLabels([label], false, 'ngo/shelter')).toEqual({ ...open, reason: ['agency-own'] });
      expect(correctionLabels([label], true, 'police/local-police')).toEqual({
        ...open,
        reason: ['social-services'],
      });
    },
  );

  it('of a field that was not told are those that it would have had', () => {
    const given = secret(Text, { floor: ['identity'] });
    expect(labelsInForce(given, undefined, RECORDER)).toEqual(['identity', 'social-services']);
  });
});
