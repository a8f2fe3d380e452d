import { DeliveryFailure, type FailureKind } from './channel.port';

const TIMEOUT_MS = 15_000;

/** What a status means where the table of the channel says nothing of it. A redirect is never followed. */
function meaningOf(status: number): FailureKind {
  return status === 408 || status === 425 || status === 429 || status >= 500 ? 'try-again' : 'rejected';
}

/**
 * Posts once; 2xx is success. The answer's body is not read: nothing here needs it.
 * @throws DeliveryFailure
 */
export async function post(
  url: string,
  { headers, body }: { readonly headers: Record<string, string>; readonly body: string | Buffer },
  meanings: Readonly<Record<number, FailureKind>>,
): Promise<void> {
  const { status } = await answer(url, headers, body);
  if (status >= 200 && status < 300) return;
  throw new DeliveryFailure(meanings[status] ?? meaningOf(status), `HTTP_${status}`);
}

async function answer(
  url: string,
  headers: Record<string, string>,
  body: string | Buffer,
): Promise<{ readonly status: number }> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const sent = typeof body === 'string' ? body : new Uint8Array(body);
    const response = await fetch(url, { method: 'POST', headers, body: sent, redirect: 'manual', signal });
    await response.body?.cancel();
    return response;
  } catch (error) {
    const { cause, name } = error as { cause?: { code?: unknown }; name?: unknown };
    const code = typeof cause?.code === 'string' ? cause.code : String(name);
    throw new DeliveryFailure('try-again', code);
  }
}
