import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { problemBody } from '@samsyn/web';
import { ConfigurationError, type IdentityConfig } from '../config';
import type { Directory } from '../directory/directory';
import { localKeys, type KeyResolver } from '../tokens/keys';
import { issuerSecrets, type IssuerSecrets } from './issuer-secrets';
import { makeProvider } from './provider';
import { TokenTries } from './token-tries';

export interface DevelopmentIssuerOptions {
  readonly config: IdentityConfig;
  /** Every active person in it is a client of the issuer, by handle. */
  readonly directory: Directory;
  /** Keys and client secret are kept in `issuer/` below it. */
  readonly dataDir: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const LOOPBACK = '127.0.0.1';
const TOKEN_TIMEOUT_MS = 10_000;
const UNAUTHORIZED = 401;

/**
 * Gives tokens as any active person to anybody with this data folder's client secret: for development and
 * exercises on one machine only. A certified OpenID provider on a loopback port of its own; it is loaded when
 * the first request comes or `start` is called, so that the application may answer before.
 */
export class DevelopmentIssuer {
  private readonly options: DevelopmentIssuerOptions;
  private readonly secrets: IssuerSecrets;
  private server: Server | undefined;
  private address: string | undefined;
  private loading: Promise<Handler> | undefined;
  private readonly tries = new TokenTries();

  /** @throws ConfigurationError in production, and beside the configuration of an issuer outside */
  constructor(options: DevelopmentIssuerOptions) {
    refuseInProduction(options.config, options.env ?? process.env);
    this.options = options;
    this.secrets = issuerSecrets(join(options.dataDir, 'issuer'));
  }

  /** Keys for the verifier, there before the issuer listens. */
  keys(): KeyResolver {
    return localKeys({ keys: [this.secrets.publicKey] });
  }

  /** `iss` of the tokens. @throws Error before `listen` */
  issuer(): string {
    if (this.address === undefined) throw new Error('the development issuer does not listen yet');
    return this.address;
  }

  /** Takes the port; the provider itself is loaded later. @throws Error where the port is taken */
  async listen(): Promise<{ issuer: string }> {
    if (this.address !== undefined) return { issuer: this.address };
    const server = createServer((request, response) => void this.answer(request, response));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.options.config.developmentIssuerPort, LOOPBACK, resolve);
    });
    const { port } = server.address() as AddressInfo;
    this.server = server;
    this.address = `http://${LOOPBACK}:${port}`;
    return { issuer: this.address };
  }

  /** Listens, and loads the provider now. */
  async start(): Promise<{ issuer: string }> {
    const listening = await this.listen();
    await this.provider();
    return listening;
  }

  /**
   * An access token of this person, asked for at the issuer's own token endpoint.
   * @throws Error where no active person has the handle
   */
  async tokenFor(handle: string): Promise<string> {
    const { issuer } = await this.listen();
    const credentials = Buffer.from(`${handle}:${this.secrets.clientSecret}`).toString('base64');
    const answer = await fetch(`${issuer}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${credentials}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
      signal: AbortSignal.timeout(TOKEN_TIMEOUT_MS),
    });
    const content: unknown = await answer.json();
    if (answer.ok && isTokenAnswer(content)) return content.access_token;
    throw new Error(`the development issuer gives no token for ${handle} (${answer.status})`);
  }

  /** A shell command by which a person at the same machine gets a token as a given person. */
  howToGetAToken(handle: string): string {
    return tokenCommand(this.issuer(), this.secrets.clientSecretFile, handle);
  }

  async stop(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    this.address = undefined;
    this.loading = undefined;
    if (!server) return;
    server.closeAllConnections();
    await new Promise<void>((resolve) => void server.close(() => resolve()));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const client = clientOf(request.headers.authorization);
    const waitSeconds = client === undefined ? undefined : this.tries.waitOf(client);
    if (waitSeconds !== undefined) return refuse(response, waitSeconds);
    response.once('finish', () => {
      if (client !== undefined && response.statusCode === UNAUTHORIZED) this.tries.add(client);
    });
    try {
      (await this.provider())(request, response);
    } catch {
      response.writeHead(503).end();
    }
  }

  private provider(): Promise<Handler> {
    const { config, directory } = this.options;
    this.loading ??= makeProvider(this.issuer(), this.secrets, directory, config.audience);
    return this.loading;
  }
}

/** The command prints the token alone; the secret is read from its file, so that it stands in no history. */
export const tokenCommand = (issuer: string, clientSecretFile: string, handle: string): string =>
  [
    `curl -s ${issuer}/token -d grant_type=client_credentials`,
    `-u "${handle}:$(cat '${clientSecretFile}')"`,
    `| sed -E 's/.*"access_token":"([^"]+)".*/\\1/'`,
  ].join(' ');

function refuseInProduction(
  { profile, issuer }: IdentityConfig,
  env: Readonly<Record<string, string | undefined>>,
): void {
  const hasProduction = profile !== 'embedded' || issuer !== undefined;
  if (hasProduction || env['NODE_ENV'] === 'production' || env['SAMSYN_OIDC_ISSUER']) {
    throw new ConfigurationError(
      'the development issuer gives a token to anyone on this machine and does not start beside production configuration',
    );
  }
}

/** The person as whom a token is asked for (RFC 7617): undefined if none is named. */
function clientOf(authorization: string | undefined): string | undefined {
  const credentials = /^Basic +([A-Za-z0-9+/=]{1,2000})$/i.exec(authorization ?? '')?.[1];
  return credentials === undefined ? undefined : Buffer.from(credentials, 'base64').toString().split(':')[0];
}

function refuse(response: ServerResponse, waitSeconds: number): void {
  const { status, ...problem } = problemBody(
    { status: 429, code: 'AUTH.TOO_MANY_FAILED', fault: false },
    'en',
  );
  response
    .writeHead(status, { 'content-type': 'application/problem+json', 'retry-after': String(waitSeconds) })
    .end(JSON.stringify({ ...problem, status }));
}

const isTokenAnswer = (value: unknown): value is { access_token: string } =>
  typeof value === 'object' &&
  value !== null &&
  'access_token' in value &&
  typeof value.access_token === 'string';
