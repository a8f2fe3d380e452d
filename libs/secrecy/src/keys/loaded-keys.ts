import { KeyNotInMemory, KeyNotLoaded, type FieldSealer, type KeyPlace } from '@samsyn/event-store';
import { createSecretKey, type KeyObject } from 'node:crypto';
import type { FieldKey, FieldKeys } from './field-keys';
import { decrypt, encrypt } from './encryption';

interface Loaded {
  readonly scope: string;
  /** undefined: destroyed. */
  readonly key: KeyObject | undefined;
}

/** The latest that were asked for: more than the events need that are held unopened. */
const MAX_KEYS_IN_MEMORY = 200_000;
const placeOf = ({ scope, owner, labels }: KeyPlace): string => `${scope}|${owner}|${labels.join('+')}`;

/** Seals single fields with keys of a store in another process, which are loaded before they are needed. */
export class LoadedKeys implements FieldSealer {
  private readonly byId = new Map<string, Loaded>();
  private readonly ids = new Map<string, string>();
  private evictedTo = 0;

  constructor(private readonly keys: FieldKeys) {}

  /** Asked each time: another process may have made keys since. */
  async load(scopes: Iterable<string>): Promise<void> {
    for (const key of await this.keys.load([...scopes])) this.add(key);
  }

  async make(place: KeyPlace): Promise<void> {
    this.add(await this.keys.make(place));
  }

  keyFor(scope: string, owner: string, labels: readonly string[]): string {
    const place = { scope, owner, labels };
    const id = this.ids.get(placeOf(place));
    if (id === undefined) throw new KeyNotInMemory(place);
    return id;
  }

  seal(binding: string, keyId: string, plaintext: string): string {
    const key = this.keyOf(keyId);
    if (!key) throw new Error('the key of a field that is being sealed has been destroyed');
    return encrypt(key, Buffer.from(plaintext, 'utf8'), binding).toString('base64url');
  }

  open(binding: string, keyId: string, ciphertext: string): string | undefined {
    const key = this.keyOf(keyId);
    return key && decrypt(key, Buffer.from(ciphertext, 'base64url'), binding).toString('utf8');
  }

  /**
   * Drops what was destroyed in any process since this was last asked.
   * @returns the scopes
   */
  async evict(): Promise<readonly string[]> {
    const { mark, scopes } = await this.keys.destroyedAfter(this.evictedTo);
    this.evictedTo = mark;
    const destroyed = new Set(scopes);
    for (const [id, { scope }] of this.byId)
      if (destroyed.has(scope)) this.byId.set(id, { scope, key: undefined });
    for (const [place] of this.ids) if (destroyed.has(place.split('|', 1)[0]!)) this.ids.delete(place);
    return scopes;
  }

  private add({ id, key, ...place }: FieldKey): void {
    const { scope } = place;
    this.byId.delete(id);
    this.byId.set(id, { scope, key: key && createSecretKey(key) });
    if (key) this.ids.set(placeOf(place), id);
    const [oldest] = this.byId.keys();
    if (this.byId.size > MAX_KEYS_IN_MEMORY) this.byId.delete(oldest!);
  }

  private keyOf(id: string): KeyObject | undefined {
    const loaded = this.byId.get(id);
    if (!loaded) throw new KeyNotLoaded(id);
    return loaded.key;
  }
}
