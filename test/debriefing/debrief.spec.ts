import { conductStream } from '@samsyn/conducting/contract';
import { streamFingerprint } from '@samsyn/event-store';
import {
  BORDER,
  COORDINATORS,
  TestSamsyn,
  MORNING_AFTER,
  POLICE,
  SHELTER,
  type Handle,
} from '../support/test-samsyn';

describe('the debrief', () => {
  let app: TestSamsyn;
  let operationId: string;
  const at = (path: string) => `/debriefs/${operationId}/${path}`;
  const codeOf = async (handle: Handle, url: string, body: object = {}) => {
    const answer = await app.post(handle, url, body);
    return [answer.status, answer.body.code ?? answer.body.entries.map(({ type }) => type).join()];
  };

  beforeAll(async () => {
    app = await TestSamsyn.open();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    operationId = await app.plan();
    await app.tell('leader', `/operations/${operationId}/conduct/start`);
    await app.tell('leader', `/operations/${operationId}/conduct/end`);
  });

  it('opens on the conduct as it stood', async () => {
    const { entry } = await app.tell('leader', `/operations/${operationId}/debrief`);
    const stream = await app.parts.eventStore.readStream(conductStream(operationId));
    const { revision, hash } = streamFingerprint(stream);
    expect((await app.entry(operationId, entry)).data).toEqual({
      conductRevision: revision,
      conductHash: hash,
    });
    expect((await app.seen('coordB', operationId, entry))?.facts).toEqual({});
  });

  it('is there for nobody who may not know the operation, whatever the id', async () => {
    const paths = ['facilitators', 'perspective-requests', 'perspectives', 'releases', 'meetings', 'lessons'];
    const bodies: Readonly<Record<string, object>> = {
      facilitators: { who: 'facilitator' },
      'perspective-requests': { of: [BORDER] },
      perspectives: { well: 'x' },
      meetings: { present: ['leader'] },
      lessons: { what: 'x' },
    };
    for (const path of paths) {
      const known = await app.post('stranger', at(path), bodies[path]);
      const unknown = await app.post('stranger', `/debriefs/no-such-operation/${path}`, bodies[path]);
      expect([path, known.status, known.body.code]).toEqual([path, 404, 'OPERATION.UNKNOWN']);
      expect(known.text).toBe(unknown.text);
    }
  });

  it('passes through its steps', async () => {
    expect(await codeOf('leader', at('lessons'), { what: 'x' })).toEqual([409, 'DEBRIEF.NOT_OPEN']);
    await app.tell('leader', `/operations/${operationId}/debrief`);
    expect(await codeOf('leader', at('facilitators'), { who: 'officer' })).toEqual([
      409,
      'DEBRIEF.FACILITATOR_TAKES_PART',
    ]);
    expect(await codeOf('leader', at('facilitators'), { who: 'leader' })).toEqual([
      409,
      'DEBRIEF.FACILITATOR_TAKES_PART',
    ]);
    expect(await codeOf('leader', at('facilitators'), { who: 'nobody' })).toEqual([400, 'PERSON.UNKNOWN']);
    expect(await codeOf('coordB', at('perspectives'), { through: 'facilitator', well: 'x' })).toEqual([
      409,
      'DEBRIEF.NO_FACILITATOR',
    ]);
    expect(await codeOf('leader', at('facilitators'), { who: 'facilitator' })).toEqual([
      201,
      'FacilitatorNamed',
    ]);
    expect(await codeOf('leader', at('perspective-requests'), { of: ['ngo/nobody'] })).toEqual([
      400,
      'IDENTITY.BRANCH_UNKNOWN',
    ]);
    expect(await codeOf('leader', at('perspective-requests'), { of: [SHELTER] })).toEqual([
      400,
      'DEBRIEF.TAKES_NO_PART',
    ]);
    expect(await codeOf('coordB', at('perspectives'), {})).toEqual([400, 'DEBRIEF.PERSPECTIVE_EMPTY']);
    expect(await codeOf('coordB', at('lessons'), { what: 'x' })).toEqual([403, 'ACCESS.NOT_YOURS']);
    expect(await codeOf('leader', at('actions'), { what: 'x', owner: 'coordB', due: '2026-02-30' })).toEqual([
      400,
      'REQUEST.INVALID',
    ]);
    expect(await codeOf('leader', at('closing'))).toEqual([201, 'DebriefClosed']);
    expect(await codeOf('leader', at('lessons'), { what: 'x' })).toEqual([409, 'DEBRIEF.CLOSED']);
    expect(await codeOf('leader', at('reopenings'), { why: 'a late statement' })).toEqual([
      201,
      'DebriefReopened',
    ]);
    expect(await codeOf('leader', at('lessons'), { what: 'x' })).toEqual([201, 'LessonAgreed']);
  });

  it('is known to a facilitator with the shared entries of plan and conduct, and no encounter', async () => {
    const encounter = await app.encounter(operationId);
    await app.tell('coordB', `/encounters/${encounter}/support-offers`, { kinds: ['shelter'] });
    expect((await app.get('facilitator', `/operations/${operationId}`)).status).toBe(404);
    await app.tell('leader', `/operations/${operationId}/debrief`);
    await app.tell('leader', at('facilitators'), { who: 'facilitator' });
    const types = new Set((await app.history('facilitator', operationId)).map(({ type }) => type));
    for (const type of ['OperationProposed', 'ConductStarted', 'DebriefOpened'])
      expect(types).toContain(type);
    for (const type of ['EncounterOpened', 'SupportOffered']) expect(types).not.toContain(type);
  });

  it('is signed off by each branch in its own version, which changes with what it sees', async () => {
    await app.tell('leader', `/operations/${operationId}/debrief`);
    const signed = async (handle: Handle) => {
      const { body } = await app.post(handle, at('sign-offs'));
      const [made] = body.entries;
      return made && ((await app.entry(operationId, made.id)).data as { branch: string; version: string });
    };
    const [police, social] = [await signed('leader'), await signed('coordB')];
    expect([police?.branch, social?.branch]).toEqual([POLICE, COORDINATORS]);
    expect(police?.version).not.toBe(social?.version);
    expect(await signed('leader')).toBeUndefined();
    app.clock.moveTo(MORNING_AFTER);
    expect(await signed('leader')).toBeUndefined();
    await app.tell('leader', at('lessons'), { what: 'call earlier' });
    expect((await signed('leader'))?.version).not.toBe(police?.version);
    expect(await codeOf('officer', at('sign-offs'))).toEqual([403, 'ACCESS.NOT_YOURS']);
  });

  it('repeats nothing for a repeated key', async () => {
    await app.tell('leader', `/operations/${operationId}/debrief`);
    const key = { 'idempotency-key': 'one' };
    const first = await app.post('coordB', at('perspectives'), { well: 'quick' }, key);
    const second = await app.post('coordB', at('perspectives'), { well: 'quick' }, key);
    expect(second.body.entries).toEqual(first.body.entries);
    const other = await app.post('coordB', at('perspectives'), { well: 'slow' }, key);
    expect([other.status, other.body.code]).toEqual([409, 'REQUEST.IDEMPOTENCY_KEY_REUSED']);
  });
});
