import type { KeyPlace } from '@samsyn/event-store';

/** A key as its store gives it away. */
export interface FieldKey extends KeyPlace {
  readonly id: string;
  /** 32 bytes; undefined where it was destroyed. */
  readonly key: Buffer | undefined;
}

export interface DestroyedScopes {
  /** Asked with it again, what was destroyed after these. */
  readonly mark: number;
  readonly scopes: readonly string[];
}

/** The keys of sealed fields, in a store that may be in another process. A key is durable before it is answered. */
export interface FieldKeys {
  /** Every key of the scopes and of their matters (`matterScope`), the destroyed ones too. */
  load(scopes: readonly string[]): Promise<readonly FieldKey[]>;
  /** The key of the place, made where there is none. @throws Error where the scope was destroyed */
  make(place: KeyPlace): Promise<FieldKey>;
  /** Destroys the keys of the scope for good, once for all processes; each then drops its own copies. */
  destroy(scope: string, at: string): Promise<void>;
  /** Scopes that were destroyed after the mark, in order; 0 is before the first. */
  destroyedAfter(mark: number): Promise<DestroyedScopes>;
}
