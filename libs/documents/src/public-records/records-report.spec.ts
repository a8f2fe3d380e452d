import type { PublicRecordsCopy } from '@samsyn/entries/contract';
import { exampleNames } from '../../../identity/src/register/register-names.fixture';
import { recordsReport } from './records-report';

const [PROPOSED, CALLED, ASKED, SIGNED, CORRECTED, RELEASED] = ['1', '2', '3', '4', '5', '6'].map(
  (n) => `00000000-0000-5000-8000-00000000000${n}`,
) as [string, string, string, string, string, string];
const POLICE = 'police/trafficking-unit';
const at = '2026-11-19T17:00:00.000Z';
const shown = (type: string, branch = POLICE) => ({ told: { type, at, branch } });

const copy: PublicRecordsCopy = {
  request: 'r',
  operation: 'o',
  branch: POLICE,
  requestedAt: at,
  status: 'open',
  masked: 1,
  given: 9,
  undecided: 1,
  rules: [],
  entries: [
    {
      entry: PROPOSED,
      ...shown('OperationProposed'),
      fields: [
        { field: 'kind', value: 'apartment-visit' },
        { field: 'kindVersion', value: 1 },
        { field: 'region', value: 'syd' },
        { field: 'window', value: ['2026-11-19T18:00:00.000Z', '2026-11-19T22:00:00.000Z'] },
        { field: 'purpose', undecided: true },
        { field: 'location', rule: 'OSL 18:1' },
      ],
    },
    {
      entry: CALLED,
      ...shown('CoordinatorAccepted', 'social-services/regional-coordinator'),
      fields: [{ field: 'mode', value: 'on-site' }],
    },
    {
      entry: ASKED,
      ...shown('DisclosureRequested'),
      fields: [{ field: 'item', value: { entry: PROPOSED, field: 'location' } }],
    },
    {
      entry: SIGNED,
      ...shown('DebriefSignedOff'),
      fields: [{ field: 'branch', value: POLICE }],
    },
    {
      entry: CORRECTED,
      ...shown('EntryCorrected'),
      fields: [
        { field: 'entry', value: PROPOSED },
        { field: 'field', value: 'purpose' },
        { field: 'is', undecided: true },
      ],
    },
    {
      entry: RELEASED,
      ...shown('OperationReleased'),
      fields: [{ field: 'overridden', value: ['agenda-not-covered'] }],
    },
  ],
};

const partsOf = (language: 'sv' | 'en') =>
  recordsReport(copy, { language, names: exampleNames, now: at, world: 'real' })
    .sections.flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'voices' ? block.items : []))
    .flatMap(({ parts }) => parts.map(({ label, text }) => `${label}: ${text}`));

describe('the copy of a public record', () => {
  it('writes each part in words, those too that only machines need, and masks the others', () => {
    expect(partsOf('sv')).toEqual([
      'Insats: lägenhetsbesök',
      'Version av insatsens typ: 1',
      'Region: Syd',
      'Tid: 19 november 2026 19:00–23:00',
      'Syfte: █████ (inte prövat än)',
      'Adress: █████ (maskat enligt OSL 18:1)',
      'Hur: på plats',
      'Gäller: adress i post 1',
      'Verksamhet: Människohandelsgruppen',
      'Gäller: post 1',
      'Uppgift: syfte',
      'Nytt värde: █████ (inte prövat än)',
      'Trots: Punkter saknades på förmötet',
    ]);
  });

  it('says the same in English', () => {
    expect(partsOf('en')).toEqual([
      'Operation: apartment visit',
      'Version of the kind of operation: 1',
      'Region: South',
      'Time: 19 November 2026 19:00–23:00',
      expect.stringMatching(/^Purpose: █████ /),
      expect.stringMatching(/^Address: █████ .*OSL 18:1/),
      'How: on site',
      'Concerns: address in entry 1',
      'Branch: Trafficking unit',
      'Concerns: entry 1',
      'Detail: purpose',
      expect.stringMatching(/^New value: █████ /),
      'Despite: Points missing at the pre-briefing',
    ]);
  });
});
