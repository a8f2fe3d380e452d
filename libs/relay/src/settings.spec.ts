import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationError } from '@samsyn/identity';
import { readRelaySettings } from './settings';

const SECRET = 'KANARIE-password';
const HERE = { SAMSYN_KAFKA_BROKERS: '127.0.0.1:9092', SAMSYN_KAFKA_FEEDS: 'police/local-police' };
const AWAY = { ...HERE, SAMSYN_KAFKA_BROKERS: 'a.example:9092,b.example:9092' };
const SASL = {
  SAMSYN_KAFKA_SASL: 'scram-sha-512',
  SAMSYN_KAFKA_USER: 'samsyn',
  SAMSYN_KAFKA_PASSWORD: SECRET,
};

const folder = mkdtempSync(join(tmpdir(), 'samsyn-kafka-settings-'));
const pem = join(folder, 'ca.pem');
writeFileSync(pem, '-----BEGIN CERTIFICATE-----\n');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the settings of feeds', () => {
  it('are off where nothing is set', () => {
    expect(readRelaySettings({ SAMSYN_HOST: 'x' }, 'real')).toBeUndefined();
  });

  it('encrypt by default, but for brokers on this machine', () => {
    expect(readRelaySettings(HERE, 'real')).toEqual({
      kafka: { brokers: ['127.0.0.1:9092'], retentionHours: 168 },
      branches: ['police/local-police'],
      prefix: 'samsyn.feed',
    });
    expect(readRelaySettings({ ...AWAY, ...SASL }, 'real')?.kafka).toEqual({
      ...{ brokers: ['a.example:9092', 'b.example:9092'], retentionHours: 168, tls: {} },
      sasl: { mechanism: 'scram-sha-512', username: 'samsyn', password: SECRET },
    });
    expect(readRelaySettings({ ...AWAY, SAMSYN_KAFKA_CA: pem }, 'real')?.kafka.tls?.ca).toContain('BEGIN');
  });

  it('name topics of the training world otherwise', () => {
    expect(readRelaySettings(HERE, 'training')?.prefix).toBe('samsyn-training.feed');
  });

  it.each<[string, string, Readonly<Record<string, string>>]>([
    ['feeds without brokers', 'SAMSYN_KAFKA_BROKERS is not', { SAMSYN_KAFKA_FEEDS: 'police/local-police' }],
    ['brokers without feeds', 'SAMSYN_KAFKA_FEEDS is', { SAMSYN_KAFKA_BROKERS: '127.0.0.1:9092' }],
    ['a broker without port', 'SAMSYN_KAFKA_BROKERS is', { ...HERE, SAMSYN_KAFKA_BROKERS: 'localhost' }],
    [
      'a broker with an address',
      'SAMSYN_KAFKA_BROKERS is',
      { ...HERE, SAMSYN_KAFKA_BROKERS: `kafka://u:${SECRET}@h:1` },
    ],
    ['an agency for a branch', 'SAMSYN_KAFKA_FEEDS is', { ...HERE, SAMSYN_KAFKA_FEEDS: 'police' }],
    ['a branch twice', 'SAMSYN_KAFKA_FEEDS names', { ...HERE, SAMSYN_KAFKA_FEEDS: 'a/b,a/b' }],
    ['a prefix that is none', 'SAMSYN_KAFKA_PREFIX is', { ...HERE, SAMSYN_KAFKA_PREFIX: 'Å b' }],
    ['no encryption beyond this machine', 'SAMSYN_KAFKA_TLS may', { ...AWAY, SAMSYN_KAFKA_TLS: 'off' }],
    ['a word for encryption', 'SAMSYN_KAFKA_TLS is', { ...AWAY, SAMSYN_KAFKA_TLS: 'true' }],
    ['a CA without encryption', 'SAMSYN_KAFKA_CA is set', { ...HERE, SAMSYN_KAFKA_CA: pem }],
    ['a CA that is no file', 'SAMSYN_KAFKA_CA is the path', { ...AWAY, SAMSYN_KAFKA_CA: `/${SECRET}` }],
    ['a certificate without key', 'SAMSYN_KAFKA_KEY is not', { ...AWAY, SAMSYN_KAFKA_CERTIFICATE: pem }],
    ['a key without certificate', 'SAMSYN_KAFKA_CERTIFICATE is not', { ...AWAY, SAMSYN_KAFKA_KEY: pem }],
    [
      'a way to log in that is none',
      'SAMSYN_KAFKA_SASL is one of',
      { ...AWAY, ...SASL, SAMSYN_KAFKA_SASL: SECRET },
    ],
    ['a user without a way to log in', 'SAMSYN_KAFKA_SASL is not', { ...AWAY, SAMSYN_KAFKA_USER: SECRET }],
    ['a password alone', 'SAMSYN_KAFKA_SASL is not', { ...AWAY, SAMSYN_KAFKA_PASSWORD: SECRET }],
    ['no user', 'SAMSYN_KAFKA_USER is not', { ...AWAY, ...SASL, SAMSYN_KAFKA_USER: '' }],
    ['no password', 'SAMSYN_KAFKA_PASSWORD is not', { ...AWAY, ...SASL, SAMSYN_KAFKA_PASSWORD: '' }],
    [
      'a time that is none',
      'SAMSYN_KAFKA_RETENTION_HOURS is',
      { ...HERE, SAMSYN_KAFKA_RETENTION_HOURS: '-1' },
    ],
    [
      'a time that is too long',
      'SAMSYN_KAFKA_RETENTION_HOURS is',
      { ...HERE, SAMSYN_KAFKA_RETENTION_HOURS: '999' },
    ],
  ])('refuse %s in one line that names the setting, and no value', (_what, words, env) => {
    let caught: unknown;
    try {
      readRelaySettings(env, 'real');
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(ConfigurationError);
    const { message } = caught as Error;
    expect(message).toContain(words);
    expect(message).not.toMatch(/KANARIE|\n/);
  });
});
