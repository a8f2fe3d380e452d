/** Records one entry as somebody, where it must succeed. */
export type Tell = (
  as: string,
  path: string,
  body: object,
) => Promise<{ readonly id?: string; readonly entries: readonly { readonly id: string }[] }>;

/** One evening of the example persons, in which a person was met; what was written down about her begins with KANARIE. */
export interface Evening {
  readonly operation: string;
  readonly encounter: string;
  /** The entry of what she told. */
  readonly conversation: string;
  /** A note that all participants read. */
  readonly note: string;
}

export const LEADER = 'trafficking-leader';
export const OFFICER = 'trafficking-officer';
/** Holds the encounter. */
export const HOLDER = 'coordinator-syd';
export const SUPERVISOR = 'coordinators-supervisor';
export const PARTICIPANT = 'border-officer';
/** Takes part in nothing of it. */
export const STRANGER = 'local-leader';

const HOUR_MS = 3_600_000;
const inHours = (hours: number): string => new Date(Date.now() + hours * HOUR_MS).toISOString();

export const aPlan = (reference = 'r'): object => ({
  ...{ kind: 'apartment-visit', region: 'syd', municipality: 'Växjö', purpose: 'KANARIE-purpose', reference },
  window: [inHours(1), inHours(4)],
  location: { value: 'KANARIE-location', label: 'police-investigation' },
});

export async function tellEvening(tell: Tell, reference?: string): Promise<Evening> {
  const operation = (await tell(LEADER, '/operations', aPlan(reference))).id!;
  const at = (path: string) => `/operations/${operation}/${path}`;
  await tell(LEADER, at('invitations'), { agencies: ['police/border-police'], answerBy: inHours(1) });
  await tell(PARTICIPANT, at('confirmations'), { staff: 1, focus: 'KANARIE-focus' });
  const called = await tell(LEADER, at('calls'), { to: HOLDER, answerBy: inHours(0.5) });
  await tell(HOLDER, `/call-outs/${called.id!}/acceptance`, { mode: 'on-site' });
  await tell(LEADER, at('conduct/start'), {});
  const text = { value: 'KANARIE-note', label: 'participants-only' };
  const note = (await tell(OFFICER, at('conduct/notes'), { text })).entries[0]!.id;
  const met = { identity: 'known', name: { value: 'KANARIE-name', label: 'identity' } };
  const encounter = (await tell(HOLDER, at('encounters'), met)).id!;
  const written = await tell(HOLDER, `/encounters/${encounter}/conversation-ended`, {
    account: { value: 'KANARIE-account', label: 'social-services' },
    needs: { value: 'KANARIE-needs', label: 'social-services' },
  });
  return { operation, encounter, conversation: written.entries[0]!.id, note };
}
