import { createLogger } from '@samsyn/web';
import { loopbackIdentity, Samsyn } from './samsyn';

const LEADER = 'trafficking-leader';

describe('waiting for a position', () => {
  let samsyn: Samsyn;
  let url: string;
  let authorization: string;

  beforeAll(async () => {
    const logger = createLogger({ level: 'silent' });
    samsyn = await Samsyn.create({ place: 'memory', identity: loopbackIdentity(), logger, examples: true });
    url = await samsyn.listen(0);
    authorization = `Bearer ${await samsyn.issuer!.tokenFor(LEADER)}`;
  });
  afterAll(() => samsyn.close());

  const propose = () => {
    const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
    const plan = { kind: 'apartment-visit', region: 'syd', municipality: 'Växjö', window: [at(1), at(2)] };
    return fetch(`${url}/operations`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ ...plan, purpose: 'visit', reference: 'w-1' }),
    });
  };

  it('shows a command to whoever sends its position back', async () => {
    const proposed = await propose();
    const { id, position } = (await proposed.json()) as { id: string; position: string };
    expect(proposed.status).toBe(201);
    expect(proposed.headers.get('samsyn-position')).toBe(position);
    const listed = await fetch(`${url}/operations`, {
      headers: { authorization, 'samsyn-wait-for': position },
    });
    expect(JSON.stringify(await listed.json())).toContain(id);
  });

  it('begins when it is known who asks: a stranger is sent away at once', async () => {
    const ahead = samsyn.parts.tokens.seal(1_000_000, 'position');
    const waitFor = jest.spyOn(samsyn.parts.processing, 'waitFor');
    const answer = await fetch(`${url}/operations`, { headers: { 'samsyn-wait-for': ahead } });
    expect(answer.status).toBe(401);
    expect(waitFor).not.toHaveBeenCalled();
    const position = samsyn.parts.tokens.seal(0, 'position');
    await fetch(`${url}/operations`, { headers: { authorization, 'samsyn-wait-for': position } });
    expect(waitFor).toHaveBeenCalledWith(0);
    waitFor.mockRestore();
  });

  it('refuses a position that was not given here', async () => {
    const answer = await fetch(`${url}/operations`, {
      headers: { authorization, 'samsyn-wait-for': 'made-up' },
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'REQUEST.CURSOR_INVALID' });
  });

  it('gives an unchanged answer no second time', async () => {
    const first = await fetch(`${url}/operations`, { headers: { authorization } });
    const etag = first.headers.get('etag')!;
    const second = await fetch(`${url}/operations`, { headers: { authorization, 'if-none-match': etag } });
    expect(second.status).toBe(304);
    expect(second.headers.get('etag')).toBe(etag);
    expect(await second.text()).toBe('');
  });
});
