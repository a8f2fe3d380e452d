import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { BODY_LIMIT, isPublicRoute, LIMITS, Shares, whenAnswered, type BodyLimited } from '@samsyn/web';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Directory } from '../directory/directory';
import type { Person } from '../directory/person';
import { TokenVerifier, unauthorized, type VerifiedToken } from './token-verifier';

/** RFC 6750 section 2.1; the scheme's name is case-insensitive (RFC 9110 section 11.1). */
const BEARER = /^Bearer +([A-Za-z0-9\-._~+/]+=*)$/i;
const TOO_MANY = 'REQUEST.TOO_MANY_AT_ONCE';

/** What of a request is known before its body is read. */
export interface VerifiedRequest {
  verifiedToken?: VerifiedToken;
  /** The person whose token it is. */
  person?: string;
}

/**
 * Says who asks, before anything of the body is read: junk costs no more than its header. A person let in
 * takes a share of what one person may have at hand.
 */
@Injectable()
export class Authentication implements OnModuleInit {
  private readonly requests = new Shares(
    { ofPerson: LIMITS.requestsOfPerson.value, inAll: LIMITS.requestsInAll.value },
    TOO_MANY,
  );
  private readonly bodyBytes = new Shares(
    { ofPerson: LIMITS.bodyBytesOfPerson.value, inAll: LIMITS.bodyBytesInAll.value },
    TOO_MANY,
  );

  constructor(
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
    @Inject(TokenVerifier) private readonly tokens: TokenVerifier,
    @Inject(Directory) private readonly directory: Directory,
  ) {}

  onModuleInit(): void {
    const instance = this.host.httpAdapter.getInstance<FastifyInstance>();
    instance.addHook('onRequest', (request, _reply, done) => {
      if (request.is404 || isPublicRoute(request)) return done();
      let verified: VerifiedToken | Promise<VerifiedToken>;
      try {
        verified = this.tokens.verify(tokenIn(request.headers.authorization), request.ip);
        // Straight on where the token is known: a promise would cost each command a turn.
        if (!(verified instanceof Promise)) this.admit(request, verified);
      } catch (error) {
        return done(error as Error);
      }
      if (!(verified instanceof Promise)) return done();
      verified.then((token) => this.admit(request, token)).then(() => done(), done);
    });
  }

  private admit(request: FastifyRequest, token: VerifiedToken): void {
    const { person } = activePerson(this.directory, token);
    whenAnswered(request, this.requests.take(person));
    const bytes = bodyBytesOf(request);
    if (bytes > 0) whenAnswered(request, this.bodyBytes.take(person, bytes));
    Object.assign(request, { verifiedToken: token, person } satisfies VerifiedRequest);
  }
}

/** @throws HttpProblem 401 `AUTH.PERSON_UNKNOWN` */
export function activePerson(directory: Directory, { subject }: VerifiedToken): Person {
  const person = directory.bySubject(subject);
  if (!person?.active) throw unauthorized('AUTH.PERSON_UNKNOWN', 'invalid_token');
  return person;
}

/** As many as are announced, or as the route takes at most; more than that is never read. */
function bodyBytesOf({ headers, routeOptions }: FastifyRequest): number {
  const most = (routeOptions.config as Partial<BodyLimited>)[BODY_LIMIT] ?? routeOptions.bodyLimit ?? 0;
  const announced = headers['content-length'];
  if (announced !== undefined) return Math.min(Number(announced), most);
  return headers['transfer-encoding'] === undefined ? 0 : most;
}

function tokenIn(header: string | undefined): string {
  if (header === undefined || header === '') throw unauthorized('AUTH.TOKEN_MISSING');
  const token = BEARER.exec(header)?.[1];
  if (token === undefined) throw unauthorized('AUTH.TOKEN_INVALID', 'invalid_request');
  return token;
}
