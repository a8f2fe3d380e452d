/** How a person is reached. */
export const CHANNEL_KINDS = ['e-mail', 'sms', 'push'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** What is sent: a word for what waits, a time, a link. Nothing in it is secret (ADR 0026). */
export interface Message {
  /** The same at each attempt: who receives it twice recognises it by this. */
  readonly id: string;
  /** E-mail address, telephone number in E.164, or a push subscription as JSON. */
  readonly address: string;
  readonly subject: string;
  readonly text: string;
  readonly link?: string;
  readonly urgent: boolean;
  /** Until when it is of use, in seconds. */
  readonly ttlSeconds: number;
}

/**
 * `try-again`: it may succeed later. `rejected`: this message never will. `address-gone`: nothing will ever reach this
 * address.
 */
export type FailureKind = 'try-again' | 'rejected' | 'address-gone';

/** Why a message was not taken: a code, never words of the other side, which could hold an address. */
export class DeliveryFailure extends Error {
  constructor(
    readonly kind: FailureKind,
    readonly code: string,
  ) {
    super(code);
    this.name = 'DeliveryFailure';
  }
}

/** A way out. Answers when the next station has taken the message. */
export interface Channel {
  readonly kind: ChannelKind;
  /** @throws DeliveryFailure */
  send(message: Message): Promise<void>;
}
