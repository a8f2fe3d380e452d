import { debriefOf, viewedOperation } from '../../../debriefing/src/report/viewed.fixture';
import { exampleNames } from './names.fixture';
import { pdfDefinitionOf } from './pdf-definition';
import { laidOutInThread } from './pdf-layout.fixture';
import { reportOf } from './report';

const definition = pdfDefinitionOf(
  reportOf(debriefOf(viewedOperation({ entries: [] }), '2026-11-24T12:00:00.000Z'), 'sv', exampleNames),
);

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
