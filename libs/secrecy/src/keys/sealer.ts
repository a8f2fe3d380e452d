import type { FieldSealer } from '@samsyn/event-store';
import { decrypt, encrypt } from './encryption';
import type { KeyStore } from './key-store';

/** Seals single fields with the keys of the key store. */
export class KeyStoreSealer implements FieldSealer {
  constructor(private readonly keys: KeyStore) {}

  keyFor(scope: string, owner: string, labels: readonly string[]): string {
    return this.keys.keyFor(scope, owner, labels).id;
  }

  seal(binding: string, keyId: string, plaintext: string): string {
    const key = this.keys.byId(keyId);
    if (!key) throw new Error('the key of a field that is being sealed has been destroyed');
    return encrypt(key, Buffer.from(plaintext, 'utf8'), binding).toString('base64url');
  }

  open(binding: string, keyId: string, ciphertext: string): string | undefined {
    const key = this.keys.byId(keyId);
    if (!key) return undefined;
    return decrypt(key, Buffer.from(ciphertext, 'base64url'), binding).toString('utf8');
  }
}
