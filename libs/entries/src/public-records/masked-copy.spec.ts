import { AUDIENCES, CHOSEN_LABELS, FIXED_LABELS, type Label, given } from '@samsyn/kernel';
import fc from 'fast-check';
import { maskedCopy, type KeptEntry, type PartDecision } from './masked-copy';
import { publicRecordsRequest, type PartToDecide } from './public-records-request';
import { isPublicSecrecy, MASK_OF_AUDIENCE, MASK_OF_LABEL, maskOf } from './rules/mask-rules';

const ENTRY = '3f1c2f0e-5c0b-5b7e-9d0e-0d7c2f3a1b42';
const LABELS: readonly Label[] = [...CHOSEN_LABELS, ...FIXED_LABELS];
const registrar = { person: ENTRY, branch: 'police/trafficking-unit', role: 'registrar', regions: [] };
const now = '2026-11-20T09:00:00.000Z';

const entry = fc.record({
  id: fc.uuid(),
  type: fc.constant('NoteAdded'),
  at: fc.constant(now),
  branch: fc.constant(registrar.branch),
  audience: fc.constantFrom(...AUDIENCES),
  fields: fc.uniqueArray(
    fc.record({
      field: fc.constantFrom('text', 'reason', 'detail', 'at'),
      value: fc.string().map((text) => `SECRET ${text}`),
      labels: fc.uniqueArray(fc.constantFrom(...LABELS), { minLength: 1, maxLength: 3 }),
    }),
    { selector: ({ field }) => field },
  ),
}) as fc.Arbitrary<KeptEntry>;

describe('the copy that the public may have', () => {
  it('gives by itself what stands in clear for all who see the entry, and nothing else', () => {
    fc.assert(
      fc.property(fc.array(entry), (kept) => {
        const copy = maskedCopy(kept, new Map());
        for (const [index, { fields, told: known }] of copy.entries.entries()) {
          const { audience, fields: before } = kept[index]!;
          if (!known) expect(maskOf(audience, ['shared']).stands).not.toBe('given');
          for (const [place, field] of fields.entries()) {
            const isShared = before[place]!.labels.every((label) => label === 'shared');
            expect('value' in field).toBe(isShared);
          }
        }
      }),
    );
  });

  it('gives nothing that is under absolute secrecy, whatever is decided (OSL 27:1)', () => {
    fc.assert(
      fc.property(entry, (one) => {
        const given: PartDecision = { entry: one.id, decision: 'given', why: 'no harm' };
        const decisions = new Map([
          [one.id, given],
          ...one.fields.map(({ field }) => [`${one.id}#${field}`, { ...given, field }] as const),
        ]);
        const [copied] = maskedCopy([one], decisions).entries;
        for (const [index, { labels }] of one.fields.entries()) {
          expect('value' in copied!.fields[index]!).toBe(!labels.includes('tax'));
        }
      }),
    );
  });

  it('counts every part once: given, masked or undecided', () => {
    fc.assert(
      fc.property(fc.array(entry), (kept) => {
        const { entries, given, masked, undecided } = maskedCopy(kept, new Map());
        const parts = entries.reduce(
          (sum, { told: known, fields }) => sum + fields.length + (known ? 0 : 1),
          0,
        );
        expect(given + masked + undecided).toBe(parts);
      }),
    );
  });

  it('masks under paragraphs that are listed for it', () => {
    const rules = [...Object.values(MASK_OF_LABEL), ...Object.values(MASK_OF_AUDIENCE)];
    for (const { rule, stands } of rules) {
      expect(stands === 'masked').toBe(rule !== undefined);
      if (rule !== undefined) expect(isPublicSecrecy(rule)).toBe(true);
    }
  });
});

describe('the mask of each label and audience', () => {
  const MASKS = [
    ['shared', 'given'],
    ['entry', 'undecided'],
    ['participants-only', 'undecided'],
    ['leading', 'undecided'],
    ['call', 'undecided'],
    ['region-coordinators', 'OSL 26:1'],
    ['audience', 'undecided'],
    ['agency-own', 'undecided'],
    ['facilitation', 'undecided'],
    ['police-investigation', 'OSL 18:1'],
    ['social-services', 'OSL 26:1'],
    ['health-care', 'OSL 25:1'],
    ['identity', 'OSL 26:1'],
    ['address', 'OSL 21:3'],
    ['migration', 'OSL 37:1'],
    ['tax', 'OSL 27:1'],
  ] as const;
  const WHOLE = [
    ['encounter', 'OSL 26:1'],
    ['encounter-owner', 'OSL 26:1'],
    ['owner', 'OSL 26:1'],
    ['glass', 'OSL 26:1'],
    ['asked', 'undecided'],
    ['perspective', 'undecided'],
  ] as const;
  const entryOf = (audience: KeptEntry['audience'], label: Label): KeptEntry => ({
    ...{ id: ENTRY, type: 'NoteAdded', at: now, branch: registrar.branch, audience },
    fields: [{ field: 'text', value: 'SECRET', labels: [label] }],
  });

  it.each(MASKS)('of a field under %s: %s', (label, stands) => {
    const [copied] = maskedCopy([entryOf('participants', label)], new Map()).entries;
    const field = copied!.fields[0]!;
    expect('value' in field ? 'given' : (field.rule ?? 'undecided')).toBe(stands);
  });

  it.each(WHOLE)('of an entry for the audience %s as a whole: %s', (audience, stands) => {
    const copy = maskedCopy([entryOf(audience, 'shared')], new Map());
    expect(copy.entries[0]!.told).toBeUndefined();
    expect({ masked: copy.masked, undecided: copy.undecided }).toEqual(
      stands === 'undecided' ? { masked: 0, undecided: 1 } : { masked: 1, undecided: 0 },
    );
    expect(maskOf(audience, ['shared']).rule ?? 'undecided').toBe(stands);
  });

  it('leaves out none', () => {
    expect(MASKS.map(([label]) => label).sort()).toEqual([...LABELS].sort());
    expect(WHOLE.map(([audience]) => audience)).toEqual(Object.keys(MASK_OF_AUDIENCE));
  });
});

describe('the paragraphs of a mask', () => {
  it.each([
    'OSL 17:1',
    'OSL 18:1',
    'OSL 18:2',
    'OSL 21:3',
    'OSL 21:5',
    'OSL 21:7',
    'OSL 25:1',
    'OSL 26:1',
    'OSL 27:1',
    'OSL 28:1',
    'OSL 30:23',
    'OSL 35:1',
    'OSL 37:1',
    'OSL 39:3',
  ])('allow %s', (rule) => {
    const requested = { name: 'PublicRecordsRequested', data: { asked: 'everything' } } as const;
    const parts = [{ entry: ENTRY, decision: 'masked', rule } as const];
    given(publicRecordsRequest, requested)
      .when(
        { kind: 'DecideParts', parts: [{ ...parts[0]!, isKept: true, isAbsolute: false }] },
        { actor: registrar, now },
      )
      .then({ name: 'PublicRecordsPartsDecided', data: { parts } });
  });
});

describe('a request for public records', () => {
  const requested = {
    name: 'PublicRecordsRequested',
    data: { asked: 'everything' },
  } as const;
  const open = given(publicRecordsRequest, requested);
  const by = (role = 'registrar') => ({ actor: { ...registrar, role }, now });
  const part: PartToDecide = {
    entry: ENTRY,
    field: 'reason',
    decision: 'masked',
    rule: 'OSL 35:1',
    isKept: true,
    isAbsolute: false,
  };
  const copy = { masked: 1, given: 2, undecided: 0, digest: 'd'.repeat(43) };

  it('is registered and decided of by those who decide for the branch', () => {
    given(publicRecordsRequest).when({ kind: 'RegisterRequest', asked: 'everything' }, by()).then(requested);
    given(publicRecordsRequest)
      .when({ kind: 'RegisterRequest', asked: 'everything' }, by('officer'))
      .refused('ACCESS.NOT_YOURS');
  });

  it('masks with a paragraph, and gives with a reason', () => {
    const { isKept: _kept, isAbsolute: _absolute, ...known } = part;
    open
      .when({ kind: 'DecideParts', parts: [part] }, by())
      .then({ name: 'PublicRecordsPartsDecided', data: { parts: [known] } });
  });

  it.each([
    ['RECORDS.UNKNOWN_RULE', { rule: 'OSL 99:1' }],
    ['RECORDS.WHY_REQUIRED', { decision: 'given' }],
    ['RECORDS.ABSOLUTE_SECRECY', { decision: 'given', why: 'no harm', isAbsolute: true }],
    ['ENTRY.UNKNOWN', { isKept: false }],
  ] as const)('refuses with %s', (code, odd) => {
    open.when({ kind: 'DecideParts', parts: [{ ...part, ...odd }] }, by()).refused(code);
  });

  it('is answered when every part is decided, and says where it may be appealed when something is masked', () => {
    const answer = { kind: 'AnswerRequest', copy } as const;
    open.when({ ...answer, copy: { ...copy, undecided: 1 } }, by()).refused('RECORDS.UNDECIDED');
    open.when(answer, by()).refused('RECORDS.COURT_REQUIRED');
    open.when({ ...answer, court: 'jonkoping' }, by()).refused('RECORDS.REASONS_REQUIRED');
    open.when({ ...answer, court: 'jonkoping', reasons: 'harm cannot be excluded' }, by()).then({
      name: 'PublicRecordsAnswered',
      data: {
        outcome: 'given-in-part',
        asOf: now,
        masked: 1,
        given: 2,
        copy: copy.digest,
        court: 'jonkoping',
        reasons: 'harm cannot be excluded',
      },
    });
    open.when({ ...answer, copy: { ...copy, masked: 0 } }, by()).then({
      name: 'PublicRecordsAnswered',
      data: { outcome: 'given-in-full', asOf: now, masked: 0, given: 2, copy: copy.digest },
    });
  });

  it('is closed once it is answered or withdrawn', () => {
    const withdrawn = { name: 'PublicRecordsRequestWithdrawn', data: {} } as const;
    open.when({ kind: 'WithdrawRequest' }, by()).then(withdrawn);
    const closed = given(publicRecordsRequest, requested, withdrawn);
    closed.when({ kind: 'WithdrawRequest' }, by()).then();
    closed.when({ kind: 'DecideParts', parts: [part] }, by()).refused('RECORDS.CLOSED');
  });
});
