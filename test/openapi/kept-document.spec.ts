import { gunzipSync } from 'node:zlib';
import { TestSamsyn } from '../support/test-samsyn';

jest.setTimeout(120_000);

/** The document of the interface is made once, and sent as it stands to whoever asks. */
describe('GET /openapi.json', () => {
  let app: TestSamsyn;
  beforeAll(async () => {
    app = await TestSamsyn.open();
  });
  afterAll(() => app.close());

  const ask = (headers: Record<string, string> = {}) => app.bytes('/openapi.json', headers);

  it('is the same bytes for everybody, packed for whoever takes that', async () => {
    const plain = await ask();
    expect([plain.statusCode, plain.headers['content-encoding']]).toEqual([200, undefined]);
    expect(plain.headers['content-type']).toBe('application/json; charset=utf-8');
    for (const accepted of ['gzip', 'br, gzip;q=0.5', '*'] as const) {
      const packed = await ask({ 'accept-encoding': accepted });
      expect([accepted, packed.headers['content-encoding']]).toEqual([accepted, 'gzip']);
      expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 5);
      expect(gunzipSync(packed.rawPayload).equals(plain.rawPayload)).toBe(true);
    }
    for (const refused of ['br', 'gzip;q=0', 'identity', 'x-gzip-like']) {
      const answer = await ask({ 'accept-encoding': refused });
      expect([refused, answer.headers['content-encoding']]).toEqual([refused, undefined]);
    }
  });

  it('is not sent again to whoever has it', async () => {
    const { headers } = await ask();
    const etag = String(headers['etag']);
    const again = await ask({ 'if-none-match': etag, 'accept-encoding': 'gzip' });
    expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0]);
    expect((await ask({ 'if-none-match': '"other"' })).statusCode).toBe(200);
  });
});
