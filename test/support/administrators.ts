import { ADMINISTRATOR, type Directory } from '@samsyn/identity';

/** Two who keep the accounts: what the first proposes, the second approves. */
export const ADMINISTRATORS = ['admin', 'admin2'] as const;
const [FIRST, SECOND] = ADMINISTRATORS;

const ENTRY = { branch: 'samsyn/administration', role: ADMINISTRATOR, regions: [] };

/** As a new installation has them. */
export function registerAdministrators(directory: Directory): void {
  directory.registerBranch(ENTRY.branch, {}, null);
  for (const handle of ADMINISTRATORS) directory.registerPerson(handle, ENTRY, null);
}

interface Answered {
  readonly status: number;
  readonly body: unknown;
  readonly text: string;
}
/** A app, as far as accounts are changed in it. */
interface Asking {
  put(by: never, url: string, body?: object): Promise<Answered>;
  delete(by: never, url: string): Promise<Answered>;
  post(by: never, url: string, body?: object): Promise<Answered>;
}

/** What an account is to be, or that it ends. */
export type AccountChange = {
  readonly branch: string;
  readonly role: string;
  readonly [more: string]: unknown;
};

/** Asks for it as the first administrator. @returns the proposal, where it waits for a second person */
export async function propose(
  app: Asking,
  handle: string,
  change: AccountChange | 'deactivate',
): Promise<string | undefined> {
  const url = `/admin/persons/${handle}`;
  const { status, body } =
    change === 'deactivate'
      ? await app.delete(FIRST as never, url)
      : await app.put(FIRST as never, url, { newRole: true, ...change });
  if (status !== 200 && status !== 202) throw new Error(`${url}: ${status} ${JSON.stringify(body)}`);
  return status === 202 ? (body as { id: string }).id : undefined;
}

/** The first administrator proposes it and the second approves it, where two are needed. */
export async function changeAccount(
  app: Asking,
  handle: string,
  change: AccountChange | 'deactivate',
): Promise<void> {
  const proposal = await propose(app, handle, change);
  if (proposal === undefined) return;
  const { status, body } = await app.post(SECOND as never, `/approvals/${proposal}/approve`);
  if (status !== 201) throw new Error(`approving ${handle}: ${status} ${JSON.stringify(body)}`);
}

interface Erased {
  readonly id?: string;
  readonly code?: string;
  readonly entries: readonly { readonly id: string; readonly type: string }[];
  readonly warnings?: readonly { readonly code: string; readonly details: object }[];
  readonly made?: Erased['entries'];
}

/**
 * A supervisor asks for an erasure and another administrator approves it: what the approval answers, with what was
 * recorded by it as `entries`; or the refusal.
 */
export async function eraseByTwo(
  app: Asking & { readonly parts: { readonly directory: Directory } },
  by: string,
  url: string,
  ground = 'retention-ended',
): Promise<{ readonly status: number; readonly body: Erased; readonly text: string }> {
  const asked = await app.post(by as never, url, { ground });
  if (asked.status !== 202) return { ...asked, body: asked.body as Erased };
  if (!app.parts.directory.byHandle(SECOND)) registerAdministrators(app.parts.directory);
  const { id } = asked.body as Erased;
  const approved = await app.post(SECOND as never, `/approvals/${id}/approve`);
  const body = approved.body as Erased;
  return { ...approved, body: { ...body, entries: body.made ?? [] } };
}
