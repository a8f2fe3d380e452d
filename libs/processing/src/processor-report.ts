/**
 * `catching-up`: behind the head; `live`: at the head; `retrying`: something does not answer, tried again by itself;
 * `stopped`: an event cannot be handled, a person must look; `standby`: another process does it; `idle`: not started, or
 * shut down.
 */
export type ProcessorState = 'idle' | 'catching-up' | 'live' | 'retrying' | 'stopped' | 'standby';

export interface ProcessorReport {
  readonly kind: 'projection' | 'workflow';
  readonly name: string;
  readonly state: ProcessorState;
  /** Everything up to this position of the log is done. */
  readonly position: number;
  readonly head: number;
  /** Events still to be done; where those are more than the tail of the log has in memory, how many it has. */
  readonly lag: number;
  readonly deadLetters: number;
  /** Why it is `stopped` or `retrying`: class and code of the failure, never its message. */
  readonly failure?: string;
  /** Position of the event that stopped a workflow. */
  readonly stoppedAt?: number;
}
