/**
 * One sealed field of one event. A command that is decided anew has the same event ids and other ciphertexts: by the
 * leaf (`leafOf`), to which each is bound, it is known which of them belong to the event that was written.
 */
export interface PlacedCiphertext {
  /** Id of the event. */
  readonly event: string;
  readonly leaf: string;
  readonly field: string;
  /** Id of the key. */
  readonly key: string;
  readonly recordedAt: string;
  readonly text: string;
}

export type CiphertextPlace = Pick<PlacedCiphertext, 'event' | 'leaf'>;

/**
 * The ciphertexts of a log whose events can never be changed, kept apart from it so that they can be destroyed.
 * @throws StoreUnavailable from each method where the store cannot answer. Over a network nobody may know then whether
 *   something was changed: each may be repeated
 */
export interface CiphertextStore {
  /** All of them or none, durable before the answer. One that stands there already stays as it is. */
  put(texts: readonly PlacedCiphertext[]): Promise<void>;
  /** All that were put for these events, in no order. */
  read(events: readonly string[]): Promise<readonly PlacedCiphertext[]>;
  /** Destroys for good whatever was sealed with these keys. */
  destroy(keys: readonly string[]): Promise<void>;
  /** Of what events with a `recordedAt` from `from` on and before `before` have ciphertexts here. */
  places(recorded: { readonly from: string; readonly before: string }): Promise<readonly CiphertextPlace[]>;
  /** Destroys for good what was put for these. */
  remove(places: readonly CiphertextPlace[]): Promise<void>;
  close(): Promise<void>;
}
