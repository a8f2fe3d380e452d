import type { CommandMetadata } from '@samsyn/kernel';
import { unlikelyArrival } from './unlikely-arrival';

const metadata = { now: '2026-11-18T18:00:00.000Z' } as CommandMetadata;

describe('the time of arrival', () => {
  it('is unlikely in the past or after the end', () => {
    const accepted = (eta?: string) =>
      unlikelyArrival(
        {
          events: [{ name: 'CoordinatorAccepted', data: { mode: 'on-site', ...(eta && { eta }) } }],
          metadata,
        },
        ['2026-11-19T18:00:00.000Z', '2026-11-19T22:00:00.000Z'],
      ).map(({ code }) => code);
    expect(accepted()).toEqual([]);
    expect(accepted('2026-11-19T18:30:00.000Z')).toEqual([]);
    expect(accepted('2026-11-18T17:00:00.000Z')).toEqual(['CALL.ETA_IS_OVER']);
    expect(accepted('2026-11-20T18:30:00.000Z')).toEqual(['CALL.ETA_AFTER_THE_END']);
  });
});
