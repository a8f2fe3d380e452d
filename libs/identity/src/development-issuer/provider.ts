import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Adapter, AdapterPayload, Configuration } from 'oidc-provider';
import type { Directory } from '../directory/directory';
import type { IssuerSecrets } from './issuer-secrets';

/** Long enough for a working day at the keyboard. */
const TOKEN_LIFETIME_SECONDS = 8 * 60 * 60;
const RESOURCE = 'urn:samsyn:api';

/**
 * The provider: the client credentials grant and nothing else, access tokens as JWT (RFC 9068). The module is loaded
 * here, not with the application.
 */
export async function makeProvider(
  issuer: string,
  secrets: IssuerSecrets,
  directory: Directory,
  audience: string,
): Promise<(request: IncomingMessage, response: ServerResponse) => void> {
  const { Provider } = await import('oidc-provider');
  const configuration: Configuration = {
    adapter: (model) => new PersonsAsClients(model, directory, secrets.clientSecret),
    jwks: { keys: [secrets.signingKey] },
    clientAuthMethods: ['client_secret_basic'],
    responseTypes: [],
    scopes: [],
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => RESOURCE,
        getResourceServerInfo: () => ({
          scope: '',
          audience,
          accessTokenFormat: 'jwt',
          accessTokenTTL: TOKEN_LIFETIME_SECONDS,
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
    ttl: { ClientCredentials: TOKEN_LIFETIME_SECONDS },
    clientDefaults: {
      grant_types: ['client_credentials'],
      response_types: [],
      redirect_uris: [],
      token_endpoint_auth_method: 'client_secret_basic',
      id_token_signed_response_alg: 'ES256',
    },
  };
  const provider = new Provider(issuer, configuration);
  const handle = provider.callback();
  return (request, response) => void handle(request, response);
}

/**
 * Active persons are the clients; of everything else that a provider may store nothing is kept. The `sub` of a token is
 * the handle, so a person who is known by another subject gets none here: it could be someone else's.
 */
class PersonsAsClients implements Adapter {
  constructor(
    private readonly model: string,
    private readonly directory: Directory,
    private readonly clientSecret: string,
  ) {}

  find(id: string): Promise<AdapterPayload | undefined> {
    const person = this.model === 'Client' ? this.directory.byHandle(id) : undefined;
    const isClient = person?.active === true && person.subject === id;
    return Promise.resolve(isClient ? { client_id: id, client_secret: this.clientSecret } : undefined);
  }
  findByUid = (): Promise<undefined> => Promise.resolve(undefined);
  findByUserCode = (): Promise<undefined> => Promise.resolve(undefined);
  upsert = (): Promise<undefined> => Promise.resolve(undefined);
  consume = (): Promise<undefined> => Promise.resolve(undefined);
  destroy = (): Promise<undefined> => Promise.resolve(undefined);
  revokeByGrantId = (): Promise<undefined> => Promise.resolve(undefined);
}
