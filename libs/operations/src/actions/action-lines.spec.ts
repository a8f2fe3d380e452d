import type { Json, PersonRef } from '@samsyn/kernel';
import type { ViewedEntry } from '../viewed-operation.port';
import { actionsAfter } from './action-lines';

const OWNER: PersonRef = { person: 'owner', branch: 'ngo/shelter', role: 'support-worker' };
const OTHER: PersonRef = { ...OWNER, person: 'other' };
type Data = Readonly<Record<string, Json>>;

/** An entry recorded at `position`, whose id is `e` with that number; `at` is when it is said to have happened. */
const entry = (position: number, name: string, data: Data, at = `2026-11-${position + 10}`): ViewedEntry => {
  const shown = 'owner' in data ? { ...data, owner: (data.owner as unknown as PersonRef).person } : data;
  const id = `e${position}`;
  const shownEntry = { id, facts: shown } as unknown as ViewedEntry['entry'];
  const recorded = { id, name, stream: '', position, actor: OWNER, recordedAt: at };
  return { ...recorded, entry: shownEntry, at, data };
};
const owner = (who: PersonRef) => ({ owner: who as unknown as Json });
const agreed = entry(1, 'ActionAgreed', { what: 'a list', ...owner(OWNER), due: '2026-12-15' });

describe('an agreed action', () => {
  const standing = (...later: readonly ViewedEntry[]) => actionsAfter([agreed, ...later]).get('e1');

  it('has the owner and the last day that it was given last', () => {
    const moved = entry(2, 'ActionMoved', { action: 'e1', due: '2026-12-22' });
    const reassigned = entry(3, 'ActionReassigned', { action: 'e1', ...owner(OTHER) });
    expect(standing(moved, reassigned)).toEqual({
      ...{ what: 'a list', owner: OTHER, ownerName: 'other', due: '2026-12-22' },
      ...{ state: 'open', entries: ['e1', 'e2', 'e3'] },
    });
  });

  it('no longer has its former owner where the new one is not shown', () => {
    const reassigned = entry(2, 'ActionReassigned', { action: 'e1' });
    expect(standing(reassigned)).toMatchObject({ owner: undefined, ownerName: '', due: '2026-12-15' });
  });

  it('keeps its last day where the new one is not shown', () => {
    expect(standing(entry(2, 'ActionMoved', { action: 'e1' }))?.due).toBe('2026-12-15');
  });

  it('stands as it was decided last, whenever that is said to have happened', () => {
    const completed = entry(2, 'ActionCompleted', { action: 'e1' }, '2026-11-01');
    expect(actionsAfter([completed, agreed]).get('e1')).toMatchObject({
      state: 'completed',
      entries: ['e1', 'e2'],
    });
  });

  it('of a campaign is read as that of an operation', () => {
    const ofCampaign = [agreed, entry(2, 'ActionDropped', { action: 'e1' })];
    const named = ofCampaign.map((one) => ({ ...one, name: `Campaign${one.name}` }));
    expect(actionsAfter(named)).toEqual(actionsAfter(ofCampaign));
  });
});
