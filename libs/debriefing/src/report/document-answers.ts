import { createParamDecorator, Inject, Injectable, type ExecutionContext } from '@nestjs/common';
import { writtenFrom } from '@samsyn/event-store';
import { Directory } from '@samsyn/identity';
import type { World } from '@samsyn/kernel';
import { WORLD } from '@samsyn/processing';
import { breath, HttpProblem, isUnchanged, languageOf, weakEtagOf, type Language } from '@samsyn/web';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { preferredType } from './accept';
import { htmlOf } from './render/html';
import { CONTENT_SECURITY_POLICY } from './render/html-style';
import { markdownOf } from './render/markdown';
import { pdfDefinitionOf } from './render/pdf-definition';
import { PdfPress } from './render/pdf-press';
import { registerNames } from './render/register-names';
import type { Report } from './render/report-model';
import type { Names } from './render/wording';

export const DOCUMENT_TYPES = ['application/json', 'text/html', 'text/markdown', 'application/pdf'] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

/** What the request says of the form in which it wants the document, and where the answer goes. */
export interface AskedDocument {
  readonly accept: string | undefined;
  readonly acceptLanguage: string | undefined;
  readonly ifNoneMatch: string | undefined;
  readonly reply: FastifyReply;
  /** Aborted when the connection has ended: nobody is there to read what is being made. */
  readonly gone: AbortSignal;
}

/** Parameter of a route that answers a document. */
export const AskedAs = createParamDecorator((_: unknown, execution: ExecutionContext): AskedDocument => {
  const http = execution.switchToHttp();
  const { headers } = http.getRequest<FastifyRequest>();
  const { accept, 'accept-language': acceptLanguage, 'if-none-match': ifNoneMatch } = headers;
  const reply = http.getResponse<FastifyReply>();
  const ended = new AbortController();
  reply.raw.once('close', () => ended.abort());
  return { accept, acceptLanguage, ifNoneMatch, reply, gone: ended.signal };
});

/** What every document is written with. */
export interface Surroundings {
  readonly language: Language;
  readonly names: Names;
  readonly world: World;
}

export interface Chosen<Type extends DocumentType> extends Surroundings {
  readonly type: Type;
}

/** Chooses the form of a document by `Accept` and its language by `lang` or `Accept-Language`, and writes it. */
@Injectable()
export class DocumentAnswers {
  constructor(
    @Inject(Directory) private readonly directory: Directory,
    @Inject(PdfPress) private readonly press: PdfPress,
    @Inject(WORLD) private readonly world: World,
  ) {}

  /** @throws HttpProblem `REQUEST.NOT_ACCEPTABLE` (406) */
  choose<Type extends DocumentType>(
    { accept, acceptLanguage, reply }: AskedDocument,
    types: readonly Type[],
    lang?: Language,
  ): Chosen<Type> {
    const type = preferredType(accept, types);
    reply.header('vary', 'Accept, Accept-Language');
    if (type === undefined)
      throw new HttpProblem(406, 'REQUEST.NOT_ACCEPTABLE', { details: { formats: [...types] } });
    const language = lang ?? languageOf(acceptLanguage);
    if (type !== 'application/json') {
      reply.header('content-language', language);
      reply.header('content-type', type === 'application/pdf' ? type : `${type}; charset=utf-8`);
    }
    return { type, language, names: registerNames(this.directory), world: this.world };
  }

  /** Data that is the same, but for when it was computed, until the reader sees something else: its tag says so. */
  data<Document extends { readonly computedAt: string }>(
    document: Document,
    { reply }: AskedDocument,
  ): Document {
    const { computedAt: _computedAt, ...lasting } = document;
    reply.header('etag', weakEtagOf(lasting));
    return document;
  }

  /**
   * The report in the chosen form, empty where the caller has it already. Its tag is of what it says in that language,
   * without when that was computed. `from`: the data that it is
   * written from, by which is known who reads what. `fileName` without its ending: what a reader who saves a PDF finds it under.
   * @throws DomainError `DEBRIEF.PDF_UNAVAILABLE` (unavailable)
   */
  async written(
    report: Report,
    { type, language, from }: Chosen<Exclude<DocumentType, 'application/json'>> & { readonly from: unknown },
    { reply, ifNoneMatch, gone }: AskedDocument,
    fileName: string,
  ): Promise<string | Buffer> {
    await step(gone);
    const { computed: _computed, ...lasting } = report;
    const etag = weakEtagOf([type, lasting]);
    reply.header('etag', etag);
    // The hook of the server makes a 304 of it: nothing is set for what would be thrown away.
    if (isUnchanged(ifNoneMatch, etag)) return '';
    writtenFrom(from);
    await step(gone);
    if (type === 'text/markdown') return this.inAStep(markdownOf(report), gone);
    if (type === 'text/html') {
      reply.header('content-security-policy', CONTENT_SECURITY_POLICY);
      return this.inAStep(htmlOf(report), gone);
    }
    reply.header('content-disposition', `inline; filename="${fileName}.${language}.pdf"`);
    return this.press.print(pdfDefinitionOf(report), gone);
  }

  /** What is sent is a slice of its own. */
  private async inAStep(text: string, gone: AbortSignal): Promise<string> {
    await step(gone);
    return text;
  }
}

/**
 * Between two steps of a document everything else that waits goes first, and none is made further for whoever has gone.
 * @throws HttpProblem that nobody reads
 */
export async function step(gone: AbortSignal): Promise<void> {
  await breath();
  if (gone.aborted) throw new HttpProblem(503, 'DEBRIEF.PDF_UNAVAILABLE');
}
