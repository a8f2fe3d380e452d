import { createParamDecorator, Inject, Injectable, type ExecutionContext } from '@nestjs/common';
import { writtenFrom } from '@samsyn/event-store';
import { Directory, registerNames } from '@samsyn/identity';
import type { Clock, World } from '@samsyn/kernel';
import { CLOCK, WORLD } from '@samsyn/processing';
import {
  breath,
  Code,
  HttpProblem,
  languageOf,
  membersInSlices,
  objectOfMembers,
  preferredType,
  weakEtagOf,
} from '@samsyn/web';
import { LANGUAGES, type Language } from '@samsyn/presentation';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FORM_POLICY } from './paper-form/paper-style';
import { DocumentThreads } from './written/document-threads';
import type { DocumentName, Documents, WrittenType } from './written/written-document';
import { CONTENT_SECURITY_POLICY, type Names } from '@samsyn/rendering';

export const DOCUMENT_TYPES = ['application/json', 'text/html', 'text/markdown', 'application/pdf'] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];
/** Of a document for whoever is handed it. */
export const PAGE_TYPES = ['application/json', 'text/html', 'application/pdf'] as const;

export class PageQuery {
  @Code(LANGUAGES, { optional: true, description: 'Language of the page; before `Accept-Language`.' })
  lang?: Language;
}

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

export interface Chosen<Type extends DocumentType> {
  readonly type: Type;
  readonly language: Language;
  readonly names: Names;
  readonly world: World;
}

/** Chooses the form of a document by `Accept` and its language by `lang` or `Accept-Language`, and writes it. */
@Injectable()
export class DocumentAnswers {
  constructor(
    @Inject(Directory) private readonly directory: Directory,
    @Inject(DocumentThreads) private readonly threads: DocumentThreads,
    @Inject(WORLD) private readonly world: World,
    @Inject(CLOCK) private readonly clock: Clock,
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

  /** The data as it is, or the document written from it. @throws as `choose` and `written` */
  async page<Name extends DocumentName>(
    name: Name,
    data: Documents[Name],
    asked: AskedDocument,
    lang: Language | undefined,
    fileName: string,
  ): Promise<Documents[Name] | string | Buffer> {
    const { type, language } = this.choose(asked, PAGE_TYPES, lang);
    if (type === 'application/json') return data;
    return this.written(name, data, { type, language, from: data }, asked, fileName);
  }

  /**
   * The JSON of data that is the same, but for when it was computed, until the reader sees something else: its tag says
   * so. It is written in slices.
   */
  async data<Document extends { readonly computedAt: string }>(
    document: Document,
    { reply, gone }: Pick<AskedDocument, 'reply' | 'gone'>,
  ): Promise<string> {
    const members = await membersInSlices(document, () => step(gone));
    const lasting = members.filter(([name]) => name !== 'computedAt');
    reply.header('etag', weakEtagOf(objectOfMembers(lasting)));
    reply.header('content-type', 'application/json; charset=utf-8');
    writtenFrom(document);
    // Written here, it passes no hook that would mark which world it is from.
    return objectOfMembers(
      this.world === 'training' ? [...members, ['world', JSON.stringify(this.world)]] : members,
    );
  }

  /**
   * The document in the chosen form, empty where the caller has it already. Its tag is of what it says in
   * that language, without when that was computed. `from`: the data that shows who reads what. `fileName`
   * without its ending: the name under which a reader saves a PDF.
   * @throws DomainError `DEBRIEF.PDF_UNAVAILABLE`, for a page `REQUEST.SERVER_BUSY` (unavailable)
   */
  async written<Name extends DocumentName>(
    name: Name,
    data: Documents[Name],
    { type, language, from }: WrittenAs,
    { reply, ifNoneMatch, gone }: AskedDocument,
    fileName: string,
  ): Promise<string | Buffer> {
    const { directory, world } = this;
    const register = { branches: directory.branches(), regions: directory.regions() };
    const { etag, bytes } = await this.threads.write(
      {
        ...{ name, data, type, language, world, now: this.clock.now(), register },
        ...(ifNoneMatch === undefined ? {} : { known: ifNoneMatch }),
      },
      gone,
    );
    reply.header('etag', etag);
    // The server's hook turns it into a 304: no headers are set for a body that would be thrown away.
    if (!bytes) return '';
    writtenFrom(from);
    if (type === 'text/html')
      reply.header('content-security-policy', POLICIES[name] ?? CONTENT_SECURITY_POLICY);
    if (type === 'application/pdf')
      reply.header('content-disposition', `inline; filename="${fileName}.${language}.pdf"`);
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
}

/** Where the style of a document is one of its own. */
const POLICIES: Readonly<Partial<Record<DocumentName, string>>> = {
  paperForm: `${FORM_POLICY}; frame-ancestors 'none'`,
};

export interface WrittenAs {
  readonly type: WrittenType;
  readonly language: Language;
  readonly from: unknown;
}

/**
 * Between two steps of an answer everything else that waits goes first, and the answer is abandoned when its
 * client has gone.
 * @throws HttpProblem that nobody reads
 */
export async function step(gone: AbortSignal): Promise<void> {
  await breath();
  if (gone.aborted) throw new HttpProblem(503, 'DEBRIEF.PDF_UNAVAILABLE');
}
