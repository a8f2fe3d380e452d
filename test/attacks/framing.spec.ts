import { TestSamsyn } from '../support/test-samsyn';
import { documentOfInterface } from '../support/document-of-interface';
import { idsOfLog } from './ids-of-log';
import { PERSONS, Story } from './story';

jest.setTimeout(300_000);

describe('every page that Samsyn answers', () => {
  let app: TestSamsyn;
  beforeAll(async () => {
    app = await TestSamsyn.open();
    await new Story(app).tell();
    await app.parts.processing.settled();
  });
  afterAll(() => app.close());

  it('is shown in no frame, runs no script and asks for nothing', async () => {
    const ids = await idsOfLog(app);
    const { paths } = await documentOfInterface();
    const pages = Object.entries(paths).filter(
      ([, { get }]) => get?.responses['200']?.content?.['text/html'],
    );
    expect(pages.length).toBeGreaterThan(5);
    for (const [path] of pages) {
      const param = /\{(\w+)\}/.exec(path)?.[1] ?? '';
      const urls = (ids.get(param) ?? ['']).map((id) => path.replace(`{${param}}`, id));
      let shown = 0;
      for (const url of urls) {
        for (const by of PERSONS) {
          const { status, headers } = await app.fetch(by, url, { accept: 'text/html' });
          if (status !== 200) continue;
          shown += 1;
          expect(headers['content-type']).toBe('text/html; charset=utf-8');
          const policy = String(headers['content-security-policy']);
          for (const rule of [
            "frame-ancestors 'none'",
            "default-src 'none'",
            "form-action 'none'",
            "base-uri 'none'",
          ])
            expect([path, policy.includes(rule)]).toEqual([path, true]);
          expect(policy).not.toMatch(/unsafe|script-src|connect-src/);
        }
      }
      expect([path, shown > 0]).toEqual([path, true]);
    }
  });
});
