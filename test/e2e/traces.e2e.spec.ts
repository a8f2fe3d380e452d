import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SamsynProcess } from '../support/samsyn-process';

jest.setTimeout(120_000);

describe('traces of the built program', () => {
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-traces-'));
  const bodies: string[] = [];
  const collector = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      bodies.push(`${request.url} ${Buffer.concat(parts).toString()}`);
      response.end();
    });
  });
  beforeAll(() => new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve)));
  afterAll(async () => {
    await new Promise((resolve) => collector.close(resolve));
    rmSync(folder, { recursive: true });
  });

  it('go to the collector that the environment names, without the name of the machine', async () => {
    const { port } = collector.address() as AddressInfo;
    const settings = {
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
      OTEL_BSP_SCHEDULE_DELAY: '100',
    };
    const samsyn = new SamsynProcess(folder, settings);
    await samsyn.start();
    await fetch(`${samsyn.baseUrl}/health/live`);
    while (!bodies.join().includes('/health/live')) await new Promise((resolve) => setTimeout(resolve, 20));
    await samsyn.kill();
    const given = bodies.join();
    expect(given).toMatch(/^\/v1\/traces .*"service.name".*"samsyn"/);
    expect(given).not.toContain('host.name');
    expect(given).not.toContain('process.');
  });
});
