import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { ACCESS_LOG_SECTION, AccessFile, NotTaken } from '@samsyn/access-log';
import { EphemeralRootKey, FileRootKey, KeysLost } from '@samsyn/secrecy';
import Database from 'better-sqlite3';

const AT = Date.parse('2026-11-19T19:00:00.000Z');
const row = (content: string, places = ['one'], at = AT) => ({ at, content, places });

describe('the file of who reads', () => {
  const folders: string[] = [];
  const opened: AccessFile[] = [];
  const made = () => {
    const folder = mkdtempSync(join(tmpdir(), 'samsyn-access-'));
    folders.push(folder);
    return { folder, file: join(folder, 'access.sqlite'), root: new FileRootKey(join(folder, 'root.key')) };
  };
  const open = async (options: Parameters<typeof AccessFile.open>[0]) => {
    const file = await AccessFile.open(options);
    opened.push(file);
    return file;
  };
  const changed = (file: string, sql: string) => {
    const db = new Database(file);
    for (const { name } of db
      .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
      .all())
      db.exec(`DROP TRIGGER ${name}`);
    db.exec(sql);
    db.close();
  };
  afterEach(async () => {
    for (const file of opened.splice(0)) await file.close();
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });

  it('gives back what was written under each of its places, the latest first, page by page', async () => {
    const { file, root } = made();
    const log = await open({ file, root });
    await Promise.all(['a', 'b', 'c'].map((content) => log.append([row(content, ['one', content])])));
    expect(log.find('one', 2).rows.map(({ content }) => content)).toEqual(['c', 'b']);
    expect(log.find('one', 2, 2).rows.map(({ content }) => content)).toEqual(['a']);
    expect(log.find('b', 10)).toMatchObject({ rows: [{ seq: 2, content: 'b' }], intact: true });
    expect(log.find('elsewhere', 10)).toEqual({ rows: [], intact: true });
    expect(await log.firstBroken()).toBeUndefined();
  });

  it('is there when it is opened again, and opens with no other key', async () => {
    const { file, root } = made();
    const first = await open({ file, root });
    await first.append([row('kept')]);
    await first.close();
    const again = await open({ file, root });
    expect(again.find('one', 1).rows).toEqual([{ seq: 1, content: 'kept' }]);
    await again.append([row('next')]);
    expect(await again.firstBroken()).toBeUndefined();
    await again.close();
    await expect(AccessFile.open({ file, root: new EphemeralRootKey() })).rejects.toThrow(KeysLost);
  });

  it.each([
    ['missing', (key: string) => rmSync(key)],
    ['cut off', (key: string) => writeFileSync(key, 'short')],
    ['another', (key: string) => writeFileSync(key, Buffer.alloc(32, 1))],
  ])('says where to read what to do where its root key is %s', async (_, lose) => {
    const { folder, file } = made();
    const open = () =>
      AccessFile.open({ file, root: new FileRootKey(join(folder, 'root.key'), ACCESS_LOG_SECTION) });
    const log = await open();
    await log.append([row('kept')]);
    await log.close();
    lose(join(folder, 'root.key'));
    await expect(open()).rejects.toThrow(`(docs/operating.md, "${ACCESS_LOG_SECTION}")`);
    expect(readFileSync('docs/operating.md', 'utf8')).toContain(`\n## ${ACCESS_LOG_SECTION}\n`);
  });

  it('holds nothing in clear, and belongs to its owner alone', async () => {
    const { folder, file, root } = made();
    const log = await open({ file, root });
    await log.append([row('KANARIE-content', ['KANARIE-place'])]);
    await log.close();
    for (const name of ['access.sqlite', 'root.key'])
      expect(readFileSync(join(folder, name)).includes('KANARIE')).toBe(false);
    expect(statSync(join(folder, 'root.key')).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['a row is changed', 'UPDATE row SET sealed = zeroblob(60) WHERE seq = 2', 2],
    ['a time is changed', 'UPDATE row SET at = at + 1 WHERE seq = 3', 3],
    ['a row is taken away', 'DELETE FROM row WHERE seq = 2', 2],
    [
      'two rows change places',
      'UPDATE row SET seq = -seq WHERE seq > 2; UPDATE row SET seq = 7 + seq WHERE seq < 0',
      3,
    ],
    ['the last rows are cut off', 'DELETE FROM row WHERE seq > 3', 4],
    ['the first rows are cut off', 'DELETE FROM row WHERE seq < 3', 1],
  ])('tells where %s', async (_, sql, broken) => {
    const { file, root } = made();
    const log = await open({ file, root });
    for (const content of ['a', 'b', 'c', 'd']) await log.append([row(content)]);
    await log.close();
    changed(file, sql);
    const again = await open({ file, root });
    expect(await again.firstBroken()).toBe(broken);
    await again.append([row('after')]);
    expect(await again.firstBroken()).toBe(broken);
    expect(again.find('one', 10).intact).toBe(false);
  });

  it('keeps what retention keeps, and the rest of the chain stands on its own', async () => {
    const { file, root } = made();
    const log = await open({ file, root });
    for (const [content, at] of [
      ['old', AT],
      ['older', AT + 1],
      ['young', AT + 2],
    ] as const)
      await log.append([row(content, ['one', content], at)]);
    expect(await log.prune(AT + 2)).toBe(2);
    expect(await log.prune(AT + 2)).toBe(0);
    expect(log.find('one', 10)).toEqual({ rows: [{ seq: 3, content: 'young' }], intact: true });
    expect(log.find('old', 10).rows).toEqual([]);
    expect(await log.prune(AT + 10)).toBe(1);
    await log.append([row('next')]);
    expect(await log.firstBroken()).toBeUndefined();
    expect(log.find('one', 10)).toEqual({ rows: [{ seq: 4, content: 'next' }], intact: true });
  });

  it('says so where it takes no more, keeps what it has, and takes again when it can', async () => {
    const { file, root } = made();
    const log = await open({ file, root, maxPages: 60 });
    const large = 'x'.repeat(20_000);
    let written = 0;
    const fill = async () => {
      for (;;) {
        await log.append([row(large)]);
        written += 1;
      }
    };
    await expect(fill()).rejects.toThrow(NotTaken);
    expect([log.fault, written > 3]).toEqual(['SQLITE_FULL', true]);
    expect(log.find('one', 100)).toMatchObject({ intact: true });
    expect(log.find('one', 100).rows).toHaveLength(written);
    await log.append([row('small')]);
    expect([log.fault, await log.firstBroken()]).toEqual([undefined, undefined]);
  });

  it('goes on where its writer has ended unasked', async () => {
    const { file, root } = made();
    const log = await open({ file, root });
    await log.append([row('before')]);
    const { writer } = log as unknown as { writer: { starting: Promise<Worker> } };
    await (await writer.starting).terminate();
    await log.append([row('after')]);
    expect(log.find('one', 10)).toEqual({
      rows: [
        { seq: 2, content: 'after' },
        { seq: 1, content: 'before' },
      ],
      intact: true,
    });
  });

  it('refuses what is no access log', async () => {
    const { file, root } = made();
    writeFileSync(
      file,
      'no database, but something that somebody copied over it, long enough to be read as one'.repeat(20),
    );
    await expect(AccessFile.open({ file, root })).rejects.toThrow(NotTaken);
  });

  it('after a power cut holds every row that was acknowledged', async () => {
    const { folder, file, root } = made();
    const log = await open({ file, root });
    await log.append([row('a')]);
    await log.append([row('b')]);
    const copy = join(folder, 'copy.sqlite');
    copyFileSync(file, copy);
    copyFileSync(`${file}-wal`, `${copy}-wal`);
    const restored = await open({ file: copy, root });
    expect(restored.find('one', 10).rows.map(({ content }) => content)).toEqual(['b', 'a']);
  });
});
