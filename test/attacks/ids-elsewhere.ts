import type { Handle, TestSamsyn } from '../support/test-samsyn';

export const OUTSIDER = 'outsider' as Handle;
export const FAR_COORDINATOR = 'farCoordinator' as Handle;
export const FAR_HEAD = 'farHead' as Handle;
const NORTH = 'social-services/north';

/** Ids by the path parameter that takes them. */
export type Own = Readonly<Record<string, readonly string[]>>;

/** What persons have who know nothing of the story: an operation that goes on, one that is over, and what stands beside. */
export async function tellElsewhere(app: TestSamsyn): Promise<Own> {
  const far = { branch: NORTH, role: 'supervisor', regions: [] };
  if (!app.parts.directory.byHandle(FAR_HEAD)) app.parts.directory.registerPerson(FAR_HEAD, far, null);
  const proposed = () => app.propose('apartment-visit', 'nord', OUTSIDER);
  const planned = await proposed();
  const ended = await begun(app, await proposed());
  const over = await encounterIn(app, ended);
  await app.tell(OUTSIDER, `/operations/${ended}/conduct/end`);
  await app.tell(OUTSIDER, `/operations/${ended}/debrief`);
  const going = await begun(app, await proposed());
  const encounter = await encounterIn(app, going);
  await app.tell(OUTSIDER, `/operations/${planned}/invitations`, invitation);
  const requested = await app.tell(OUTSIDER, `/operations/${going}/public-records-requests`, {
    asked: 'everything',
    address: 'a desk',
  });
  const advice = await app.tell(OUTSIDER, '/advice-calls', {
    ...{ topic: 'approach', region: 'nord', to: FAR_COORDINATOR, question: 'how' },
    ...{ telephone: '070', answerBy: '2026-11-20T20:50:00+01:00' },
  });
  const week = { firstDay: '2026-11-16', lastDay: '2026-11-30', regions: ['nord'] };
  const campaign = await app.tell(OUTSIDER, '/campaigns', {
    ...{ name: 'a week', purpose: 'a purpose', theme: 'prostitution', kinds: ['apartment-visit'], ...week },
  });
  return {
    operationId: [going, ended, planned],
    encounterId: [encounter, over],
    requestId: [requested.id],
    adviceCallId: [advice.id],
    campaignId: [campaign.id],
  };
}

const invitation = { agencies: [NORTH], answerBy: '2026-11-20T20:00:00+01:00' };

async function begun(app: TestSamsyn, operation: string): Promise<string> {
  await app.tell(OUTSIDER, `/operations/${operation}/invitations`, invitation);
  await app.tell(FAR_COORDINATOR, `/operations/${operation}/confirmations`, { staff: 1, focus: 'own' });
  await app.tell(OUTSIDER, `/operations/${operation}/conduct/start`);
  return operation;
}

async function encounterIn(app: TestSamsyn, operation: string): Promise<string> {
  const { id } = await app.tell(FAR_COORDINATOR, `/operations/${operation}/encounters`, {
    identity: 'unknown',
  });
  return id;
}
