import { asRecorded, given, type NewEvent } from '@samsyn/kernel';
import { entryStream } from '../../entry-stream';
import { answeredBy, openRequests } from '../disclosed-item';
import type { RequestDisclosure } from './request-disclosure';

const ENTRY = '3f1c2f0e-5c0b-5b7e-9d0e-0d7c2f3a1b42';
const item = { entry: ENTRY, field: 'detail' };
const asked = { item, ground: 'OSL 10:2', purpose: 'visit' };
const open = { ...asked, id: ENTRY, branch: 'police/border-police' };
const when = (fields: Partial<RequestDisclosure> = {}) =>
  given(entryStream).when({
    kind: 'RequestDisclosure',
    ...asked,
    visibility: 'withheld',
    isDisclosable: true,
    isOfOwnBranch: false,
    open: undefined,
    ...fields,
  });

describe('a request for disclosure', () => {
  it('is recorded where the field is withheld, once for each ground and purpose', () => {
    when().then({ name: 'DisclosureRequested', data: asked });
    when({ open }).silent();
    when({ open, purpose: 'interview' }).then({
      name: 'DisclosureRequested',
      data: { ...asked, purpose: 'interview' },
    });
  });

  it.each([
    ['DISCLOSURE.NOT_DISCLOSABLE', { isDisclosable: false, visibility: 'visible' }],
    ['DISCLOSURE.ALREADY_VISIBLE', { visibility: 'visible', isOfOwnBranch: true }],
    ['DISCLOSURE.ERASED', { visibility: 'erased' }],
    ['ACCESS.NOT_YOURS', { isOfOwnBranch: true }],
  ] as const)('is refused with %s', (code, fields) => {
    when(fields).refused(code);
  });
});

describe('requests that wait', () => {
  const by = (branch: string) => ({ actor: { person: ENTRY, branch, role: 'officer' } });
  const log = (...events: (NewEvent & { readonly actor?: ReturnType<typeof by>['actor'] })[]) =>
    events.map((event, index) => asRecorded(event, index, '2026-11-19T20:00:00.000Z'));
  const request = (branch: string, of = item) => ({
    name: 'DisclosureRequested',
    data: { ...asked, item: of },
    ...by(branch),
  });
  const answer = (requester: string) => ({
    name: 'DisclosureDecided',
    data: { item, outcome: 'refused', why: 'no', requester },
  });
  const branches = (events: ReturnType<typeof log>) => openRequests(events).map(({ branch }) => branch);

  it('are those that no decision has answered; asking again counts once, and latest', () => {
    expect(branches(log(request('a/a'), request('b/b'), request('a/a')))).toEqual(['b/b', 'a/a']);
    expect(branches(log(request('a/a'), request('b/b'), answer('a/a')))).toEqual(['b/b']);
    expect(branches(log(request('a/a'), answer('a/a'), request('a/a')))).toEqual(['a/a']);
  });

  it('are answered latest first, or for the recipient that is named, and for that very item', () => {
    const other = { ...item, field: 'area' };
    const waiting = openRequests(log(request('a/a'), request('b/b'), request('c/c', other)));
    expect(answeredBy(waiting, item, undefined)?.branch).toBe('b/b');
    expect(answeredBy(waiting, item, 'a/a')?.branch).toBe('a/a');
    expect(answeredBy(waiting, item, 'c/c')).toBeUndefined();
  });

  it('survive the erasure of what they say', () => {
    const [asking] = log(request('a/a'));
    const erased = { ...asking!, data: { item }, erased: ['ground', 'purpose'] };
    expect(openRequests([erased])).toMatchObject([{ item, branch: 'a/a' }]);
  });
});
