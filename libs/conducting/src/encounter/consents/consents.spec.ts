import { DomainError, type CommandMetadata } from '@samsyn/kernel';
import { mustNotBeOver } from './consents';

const at = (occurredAt: string) => ({ occurredAt, now: '2026-11-19T20:00:00.000Z' }) as CommandMetadata;

describe('a consent', () => {
  it('that was over when it was given is refused, and one that has ended since is not', () => {
    const now = '2026-11-19T20:00:00.000Z';
    expect(() => mustNotBeOver('2026-11-19T20:00:00.001Z', at(now))).not.toThrow();
    expect(() => mustNotBeOver(undefined, at(now))).not.toThrow();
    expect(() => mustNotBeOver('2026-11-19T19:30:00.000Z', at('2026-11-19T19:00:00.000Z'))).not.toThrow();
    expect(() => mustNotBeOver('2025-11-19T20:00:00.000Z', at(now))).toThrow(
      new DomainError('ENCOUNTER.CONSENT_IS_OVER', { clock: now, after: now }, 'invalid'),
    );
  });
});
