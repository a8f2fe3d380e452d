import { pdfDefinitionOf } from './pdf-definition';
import { PdfPress } from './pdf-press';
import { reportOf } from './report';
import { exampleNames } from './names.fixture';
import { debriefOf } from '../debrief-of';
import { viewedOperation } from '../viewed.fixture';

const definition = pdfDefinitionOf(
  reportOf(debriefOf(viewedOperation({ entries: [] }), '2026-11-24T12:00:00.000Z'), 'sv', exampleNames),
);
/** Takes many seconds. */
const long = {
  ...definition,
  content: Array.from({ length: 60_000 }, () => 'a line of text'),
} as typeof definition;
const broken = { ...definition, defaultStyle: { font: 'NoSuchFont' } };

class SmallPress extends PdfPress {
  protected override readonly atOnce = 1;
  protected override readonly mostWaiting = 1;
}

/** Whose documents are never made, and that waits for nobody long. */
class StuckPress extends SmallPress {
  protected override readonly timeoutMs = 30;
  readonly given: number[] = [];
  protected override make(_: unknown, withinMs: number): Promise<Buffer> {
    this.given.push(withinMs);
    return new Promise(() => undefined);
  }
}
class HastyPress extends PdfPress {
  protected override readonly timeoutMs = 1;
}

describe('the press', () => {
  it('prints more at a time than it has places for, each its own document', async () => {
    const press = new PdfPress();
    const pdfs = await Promise.all([1, 2, 3].map(() => press.print(definition)));
    expect(pdfs.map((pdf) => pdf.subarray(0, 5).toString())).toEqual(['%PDF-', '%PDF-', '%PDF-']);
  });

  it('says that it cannot where a document cannot be made, and prints the next', async () => {
    const press = new PdfPress();
    const refusals = await Promise.allSettled([
      press.print(broken),
      press.print(broken),
      press.print(broken),
    ]);
    expect(refusals.map((one) => one.status === 'rejected' && (one.reason as { code: string }).code)).toEqual(
      Array(3).fill('DEBRIEF.PDF_UNAVAILABLE'),
    );
    expect((await press.print(definition)).length).toBeGreaterThan(1_000);
  });

  it('makes nothing for whoever has gone, whether it waits or is being made', async () => {
    const press = new SmallPress();
    const [first, second] = [new AbortController(), new AbortController()];
    const made = press.print(long, first.signal);
    const waits = press.print(long, second.signal);
    const next = press.print(definition).catch(() => undefined);
    second.abort();
    const begun = performance.now();
    first.abort();
    const outcomes = await Promise.allSettled([made, waits]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(performance.now() - begun).toBeLessThan(2_000);
    await next;
    expect((await press.print(definition)).length).toBeGreaterThan(1_000);
    await expect(press.print(definition, first.signal)).rejects.toMatchObject({
      code: 'DEBRIEF.PDF_UNAVAILABLE',
    });
  });

  it('refuses at once where too many wait, and only then', async () => {
    const press = new SmallPress();
    const outcomes = await Promise.allSettled([
      press.print(definition),
      press.print(definition),
      press.print(definition),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
  });

  it('lets nobody wait longer than a document may take, and ends what takes longer', async () => {
    const stuck = new StuckPress();
    void stuck.print(definition);
    const unavailable = { code: 'DEBRIEF.PDF_UNAVAILABLE' };
    await expect(stuck.print(definition)).rejects.toMatchObject(unavailable);
    expect(stuck.given.map((ms) => ms <= 30)).toEqual([true]);
    await expect(new HastyPress().print(definition)).rejects.toMatchObject(unavailable);
  });

  it('reads no file and asks no address for a document', async () => {
    const reaching = [
      { ...definition, content: [{ image: '/etc/hostname' }] },
      { ...definition, content: [{ image: 'https://example.org/x.png' }] },
    ];
    for (const document of reaching) {
      await expect(new PdfPress().print(document)).rejects.toMatchObject({ code: 'DEBRIEF.PDF_UNAVAILABLE' });
    }
  });
});
