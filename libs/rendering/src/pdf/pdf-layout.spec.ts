import type { Report } from '../report-model';
import { pdfDefinitionOf } from './pdf-definition';
import { laidOutInThread } from './pdf-layout.fixture';

const report: Report = {
  language: 'sv',
  title: 'Insats',
  subtitle: '',
  version: 'Version',
  facts: [],
  view: 'Vy',
  computed: 'Beräknad',
  secrecyMark: 'Sekretess',
  contents: 'Innehåll',
  page: '{page} ({pages})',
  sections: [],
};
const definition = pdfDefinitionOf(report);

describe('the layout of a PDF', () => {
  it('makes no document with a font that there is not', async () => {
    await expect(laidOutInThread({ ...definition, defaultStyle: { font: 'NoSuchFont' } })).rejects.toThrow(
      'NoSuchFont',
    );
  });

  it('reads no file and asks no address for a document', async () => {
    for (const image of ['/etc/hostname', 'https://example.org/x.png'])
      await expect(laidOutInThread({ ...definition, content: [{ image }] })).rejects.toThrow();
    expect((await laidOutInThread(definition)).subarray(0, 5).toString()).toBe('%PDF-');
  });
});
