import type { FieldSealer, SealedPlace } from '@samsyn/event-store';
import { decrypt, encrypt, type KeyStore } from './key-store';

/** What the ciphertext is bound to: event, type, field, labels and key. */
const boundTo = ({ eventId, type, field, labels }: SealedPlace, key: string): string =>
  [eventId, type, field, labels.join('+'), key].join('|');

/** Seals single fields with the keys of the key store. */
export class KeyStoreSealer implements FieldSealer {
  constructor(private readonly keys: KeyStore) {}

  seal(
    place: SealedPlace,
    scope: string,
    owner: string,
    plaintext: string,
  ): { key: string; ciphertext: string } {
    const { id, key } = this.keys.keyFor(scope, owner, place.labels);
    const sealed = encrypt(key, Buffer.from(plaintext, 'utf8'), boundTo(place, id));
    return { key: id, ciphertext: sealed.toString('base64url') };
  }

  open(place: SealedPlace, keyId: string, ciphertext: string): string | undefined {
    const key = this.keys.byId(keyId);
    if (!key) return undefined;
    return decrypt(key, Buffer.from(ciphertext, 'base64url'), boundTo(place, keyId)).toString('utf8');
  }
}
