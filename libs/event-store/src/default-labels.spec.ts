import { CHOSEN_LABELS, defaultLabelOf } from '@samsyn/kernel';
import fc from 'fast-check';
import { labelsOf, labelsToday, participantsOnly, secret, Text, type FieldSpecs } from './definition';

const RECORDERS = [
  ['police/trafficking-unit', 'police-investigation'],
  ['police/border-police', 'police-investigation'],
  ['prosecutor/south', 'police-investigation'],
  ['social-services/coordinator-syd', 'social-services'],
  ['social-services/emergency-vaxjo', 'social-services'],
  ['tax-agency/audit', 'tax'],
  ['migration-agency/investigation', 'migration'],
  ['health-care/clinic', 'health-care'],
  ['work-environment-authority/inspection', 'agency-own'],
  ['ngo/shelter', 'agency-own'],
] as const;
const labels = fc.uniqueArray(fc.constantFrom(...CHOSEN_LABELS));
const recorders = fc.constantFrom(...RECORDERS.map(([branch]) => branch));

describe('the default label', () => {
  it.each(RECORDERS)('follows who records: %s', (branch, label) => {
    expect(defaultLabelOf(branch)).toBe(label);
    expect(labelsOf(secret(Text), undefined, branch)).toEqual([label]);
  });

  it('gives way to what the recorder says, and never to less than the floor', () => {
    fc.assert(
      fc.property(labels, labels, recorders, (chosen, floor, recorder) => {
        const expected = [
          ...new Set([...(chosen.length > 0 ? chosen : [defaultLabelOf(recorder)]), ...floor]),
        ];
        expect(labelsOf(secret(Text, { floor }), chosen, recorder)).toEqual(expected.sort());
      }),
    );
  });

  it('is read into what an earlier version gave unasked, and into nothing that was chosen', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CHOSEN_LABELS),
        labels.filter((some) => some.length > 0),
        recorders,
        (formerDefault, sealed, recorder) => {
          const fields: FieldSpecs = { text: secret(Text, { formerDefault }) };
          const sorted = [...sealed].sort();
          const today = labelsToday(
            { text: sorted },
            { then: fields, today: fields, data: { text: 'x' } },
            recorder,
          );
          const unasked = sorted.join() === formerDefault;
          expect(today.text).toEqual(unasked ? [defaultLabelOf(recorder)] : sorted);
        },
      ),
    );
  });

  it('gives way to all participants where the value is a code, and nowhere else', () => {
    const spec = secret(Text, { codes: ['serious'] });
    fc.assert(
      fc.property(
        fc.oneof(fc.constant('serious'), fc.string()),
        labels,
        recorders,
        (value, chosen, recorder) => {
          const unasked = value === 'serious' ? 'participants-only' : defaultLabelOf(recorder);
          const expected = chosen.length > 0 ? [...new Set(chosen)].sort() : [unasked];
          expect(labelsOf(spec, chosen, recorder, value)).toEqual(expected);
          // An earlier version gave every word to all.
          const was = {
            then: { text: participantsOnly(Text) },
            today: { text: spec },
            data: { text: value },
          };
          expect(labelsToday({ text: ['participants-only'] }, was, recorder).text).toEqual([unasked]);
        },
      ),
    );
  });
});
