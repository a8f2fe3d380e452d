import { createHash } from 'node:crypto';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly text: string;
}

/** The public interface as each person of the cast uses it: with their own token, over HTTP. */
export class ExerciseClient {
  private readonly tokens = new Map<string, Promise<string>>();

  constructor(
    private readonly baseUrl: string,
    private readonly tokenFor: (handle: string) => Promise<string>,
  ) {}

  get(as: string, path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('GET', as, path, undefined, headers);
  }

  put(as: string, path: string, body: unknown): Promise<Answer> {
    return this.send('PUT', as, path, body, {});
  }

  /** `key` makes a repeated command the same command. */
  post(as: string, path: string, body: unknown, key: string): Promise<Answer> {
    const idempotencyKey = createHash('sha256').update(key).digest('base64url');
    return this.send('POST', as, path, body, { 'idempotency-key': idempotencyKey });
  }

  /** `lastEventId`: where the stream was heard before, up to there. */
  async stream(as: string, path: string, signal: AbortSignal, lastEventId?: string): Promise<Response> {
    const headers = {
      authorization: `Bearer ${await this.token(as)}`,
      accept: 'text/event-stream',
      ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
    };
    return fetch(this.baseUrl + path, { headers, signal });
  }

  private token(handle: string): Promise<string> {
    const known = this.tokens.get(handle) ?? this.tokenFor(handle);
    this.tokens.set(handle, known);
    return known;
  }

  private async send(
    method: string,
    as: string,
    path: string,
    body: unknown,
    headers: Record<string, string>,
  ): Promise<Answer> {
    const response = await fetch(this.baseUrl + path, {
      method,
      headers: {
        authorization: `Bearer ${await this.token(as)}`,
        // A refusal is shown to whoever plays the exercise, in the language of the player.
        ...(body === undefined ? {} : { 'content-type': 'application/json', 'accept-language': 'en' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return {
      status: response.status,
      body: isJson && text !== '' ? (JSON.parse(text) as unknown) : text,
      text,
    };
  }
}
