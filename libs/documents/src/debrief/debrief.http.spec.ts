import { debriefOf, LEADER, viewedOperation } from '../../../debriefing/src/report/viewed.fixture';
import { eveningVisit, SIGNED_OFF_AT } from '../../../debriefing/src/report/evening-visit.fixture';
import { Injectable, Module, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Directory, seedDirectory, type AuthenticatedRequest } from '@samsyn/identity';
import { CLOCK, WORLD } from '@samsyn/processing';
import type { Viewer } from '@samsyn/secrecy';
import { createHttpApp, createLogger } from '@samsyn/web';
import request from 'supertest';
import { DebriefReports, type DebriefDocument } from '@samsyn/debriefing/contract';
import { DebriefReportController } from './debrief.http';
import { DocumentAnswers } from '../document-answers';
import { DocumentThreads } from '../written/document-threads';

const operation = viewedOperation({ entries: eveningVisit, perspectivesAreClosed: true });
const PATH = `/operations/${operation.operationId}/debrief`;

/** Knows one operation; `asked` is what the route asked of it. */
class OneReport {
  readonly asked: { viewer: Viewer; asOf: string | undefined }[] = [];

  async forViewer(operationId: string, viewer: Viewer, asOf?: string): Promise<DebriefDocument | undefined> {
    this.asked.push({ viewer, asOf });
    return operationId === operation.operationId ? debriefOf(operation, SIGNED_OFF_AT) : undefined;
  }
}
const reports = new OneReport();

@Injectable()
class AsLeader implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    context.switchToHttp().getRequest<AuthenticatedRequest>().actor = { ...LEADER, regions: [] };
    return true;
  }
}

const directory = new Directory(':memory:');

@Module({
  controllers: [DebriefReportController],
  providers: [
    DocumentThreads,
    DocumentAnswers,
    { provide: DebriefReports, useValue: reports },
    { provide: Directory, useValue: directory },
    { provide: WORLD, useValue: 'real' },
    { provide: CLOCK, useValue: { now: () => SIGNED_OFF_AT } },
    { provide: APP_GUARD, useClass: AsLeader },
  ],
})
class ReportModule {}

describe('GET /operations/{id}/debrief', () => {
  let app: NestFastifyApplication;
  const get = (path = PATH) => request(app.getHttpServer()).get(path).buffer(true);

  beforeAll(async () => {
    seedDirectory(directory, { examples: false });
    app = await createHttpApp(ReportModule, {
      logger: createLogger({ destination: { write: () => undefined } }),
    });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(async () => {
    await app.close();
    directory.close();
  });

  it('answers data where nothing else is asked for', async () => {
    const { status, headers, body } = await get();
    expect(status).toBe(200);
    expect(headers['content-type']).toMatch(/^application\/json/);
    expect(headers['vary']).toBe('Accept, Accept-Language');
    expect(body.measures.callToAnswerMinutes).toBe(18);
  });

  it('answers a page that may load and run nothing, never stored', async () => {
    const { status, headers, text } = await get().set('accept', 'text/html');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['content-language']).toBe('sv');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]+';/);
    expect(headers['content-security-policy']).not.toContain('unsafe-inline');
    expect(text).toContain('Version för Människohandelsgruppen, Polismyndigheten');
  });

  it('speaks English where that is preferred, and `lang` goes before the header', async () => {
    const byHeader = await get().set('accept', 'text/html').set('accept-language', 'en-GB,en;q=0.9');
    expect(byHeader.headers['content-language']).toBe('en');
    expect(byHeader.text).toContain('<html lang="en">');
    const byQuery = await get(`${PATH}?lang=sv`).set('accept', 'text/markdown').set('accept-language', 'en');
    expect(byQuery.headers['content-language']).toBe('sv');
    expect(byQuery.headers['content-type']).toBe('text/markdown; charset=utf-8');
    expect(byQuery.text).toContain('## Det viktigaste');
  });

  it('answers a PDF with title, language and text', async () => {
    const { status, headers, body } = await get().set('accept', 'application/pdf').responseType('blob');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/pdf');
    expect(headers['content-disposition']).toBe(`inline; filename="debrief-${operation.operationId}.sv.pdf"`);
    const pdf = (body as Buffer).toString('latin1');
    expect(pdf.slice(0, 5)).toBe('%PDF-');
    expect(pdf).toContain('/Lang (sv-SE)');
    expect(pdf).toContain('/DisplayDocTitle true');
    expect(pdf.trimEnd().endsWith('%%EOF')).toBe(true);
  });

  it('asks as the caller and as of the moment asked for', async () => {
    await get(`${PATH}?asOf=2026-11-19T22:00:00%2B01:00`).expect(200);
    expect(reports.asked.at(-1)).toEqual({ viewer: LEADER, asOf: '2026-11-19T21:00:00.000Z' });
  });

  it('is a problem for other formats, other languages and what is no moment', async () => {
    const refused = await get().set('accept', 'image/png');
    expect([refused.status, refused.body.code]).toEqual([406, 'REQUEST.NOT_ACCEPTABLE']);
    expect(refused.text).toContain('"formats":["application/json","text/html"');
    expect((await get(`${PATH}?lang=de`)).status).toBe(400);
    expect((await get(`${PATH}?asOf=yesterday`)).status).toBe(400);
    expect((await get(`${PATH}?other=1`)).status).toBe(400);
  });

  it.each(['application/json', 'text/html', 'application/pdf', 'image/png'])(
    'an operation that the caller may not know does not exist, asked for as %s',
    async (accept) => {
      const { status, body, headers } = await get(
        '/operations/44444444-4444-4444-8444-444444444444/debrief',
      ).set('accept', accept);
      expect([status, body.code]).toEqual([404, 'OPERATION.UNKNOWN']);
      expect(headers['content-type']).toMatch(/^application\/problem\+json/);
    },
  );
});
