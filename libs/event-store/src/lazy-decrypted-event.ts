import type { Branch, Instant, PersonRef, Recorded } from '@samsyn/kernel';
import type { StoredEvent } from './port';

/** Opens every field of a stored event. */
export interface Opener {
  decode(stored: StoredEvent): Recorded;
}

/** An event whose fields are opened lazily, and which until then holds what the log gave. */
export class LazyDecryptedEvent implements Recorded {
  readonly position: number;
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly operationId: string | null;
  private isOpen = false;

  constructor(
    private event: StoredEvent | Recorded,
    readonly name: string,
    readonly version: number,
    private readonly opener: Opener,
  ) {
    const { position, id, stream, revision, operationId } = event;
    this.position = position;
    this.id = id;
    this.stream = stream;
    this.revision = revision;
    this.operationId = operationId;
  }

  get commandId(): string {
    return this.event.commandId;
  }

  get causationId(): string | null {
    return this.event.causationId;
  }

  get occurredAt(): Instant {
    return this.event.occurredAt;
  }

  get recordedAt(): Instant {
    return this.event.recordedAt;
  }

  get actor(): PersonRef {
    return this.event.actor;
  }

  get recordedAs(): Branch | undefined {
    return this.event.recordedAs;
  }

  get matter(): string | undefined {
    return this.opened.matter;
  }

  get data(): unknown {
    return this.opened.data;
  }

  get labels(): Recorded['labels'] {
    return this.opened.labels;
  }

  get erased(): readonly string[] {
    return this.opened.erased;
  }

  /** Whether its fields have been opened: what has not, nobody has seen. */
  get hasBeenOpened(): boolean {
    return this.isOpen;
  }

  get damaged(): readonly string[] | undefined {
    return this.opened.damaged;
  }

  private get opened(): Recorded {
    if (!this.isOpen) {
      this.event = this.opener.decode(this.event as StoredEvent);
      this.isOpen = true;
    }
    return this.event as Recorded;
  }
}
