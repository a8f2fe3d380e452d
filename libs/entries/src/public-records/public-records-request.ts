import {
  DomainError,
  type Decider,
  type Instant,
  type CommandMetadata,
  type RecordedOf,
} from '@samsyn/kernel';
import type { EntriesEvent } from '../entries.events';
import type { MaskedCopy } from '../public-records.port';
import { partKey, type PartDecision } from './masked-copy';
import type { COURTS_OF_APPEAL, PublicRecordsEvent } from './public-records.events';
import { isPublicSecrecy } from './rules/mask-rules';

export interface RequestState {
  readonly status: 'none' | 'open' | 'answered' | 'withdrawn';
  /** The latest decision of each part. */
  readonly decisions: ReadonlyMap<string, PartDecision>;
  /** What the copy holds: everything until it is answered, then what had been recorded by this moment. */
  readonly asOf?: Instant;
}

export interface RegisterRequest {
  readonly kind: 'RegisterRequest';
  readonly asked: string;
  readonly address?: string;
}
/** A part that is to be decided, and what the rules say of it. */
export interface PartToDecide extends PartDecision {
  /** The branch has the entry, and the field in it. */
  readonly isKept: boolean;
  readonly isAbsolute: boolean;
}
export interface DecideParts {
  readonly kind: 'DecideParts';
  readonly parts: readonly PartToDecide[];
}
export interface AnswerRequest {
  readonly kind: 'AnswerRequest';
  readonly court?: (typeof COURTS_OF_APPEAL)[number];
  readonly reasons?: string;
  /** The copy as it is now, and its checksum. */
  readonly copy: Pick<MaskedCopy, 'masked' | 'given' | 'undecided'> & { readonly digest: string };
}
export interface WithdrawRequest {
  readonly kind: 'WithdrawRequest';
}
export type RequestChange = DecideParts | AnswerRequest | WithdrawRequest;
export type RequestCommand = RegisterRequest | RequestChange;

/** Who decides for an authority what it gives to the public (OSL 6:3). */
const MAY_DECIDE = ['registrar', 'supervisor', 'operation-leader'];

function evolve(state: RequestState, event: RecordedOf<PublicRecordsEvent | EntriesEvent>): RequestState {
  switch (event.name) {
    case 'PublicRecordsRequested':
      return { ...state, status: 'open' };
    case 'PublicRecordsPartsDecided': {
      const decided = event.erased.length > 0 ? [] : event.data.parts;
      const parts = decided.map((part) => [partKey(part.entry, part.field), part] as const);
      return { ...state, decisions: new Map([...state.decisions, ...parts]) };
    }
    case 'PublicRecordsAnswered':
      return { ...state, status: 'answered', asOf: event.data.asOf };
    case 'PublicRecordsRequestWithdrawn':
      return { ...state, status: 'withdrawn' };
    default:
      return state;
  }
}

function decide(
  command: RequestCommand,
  state: RequestState,
  metadata: CommandMetadata,
): readonly PublicRecordsEvent[] {
  if (!MAY_DECIDE.includes(metadata.actor.role)) {
    throw new DomainError('ACCESS.NOT_YOURS', { requires: 'registrar' }, 'forbidden');
  }
  if (command.kind === 'RegisterRequest') return register(command);
  if (command.kind === 'WithdrawRequest' && state.status === 'withdrawn') return [];
  if (state.status !== 'open') throw new DomainError('RECORDS.CLOSED', {}, 'conflict');
  switch (command.kind) {
    case 'DecideParts':
      return decideParts(command);
    case 'AnswerRequest':
      return answer(command, metadata);
    case 'WithdrawRequest':
      return [{ name: 'PublicRecordsRequestWithdrawn', data: {} }];
  }
}

function register({ asked, address }: RegisterRequest): readonly PublicRecordsEvent[] {
  return [{ name: 'PublicRecordsRequested', data: { asked, ...(address === undefined ? {} : { address }) } }];
}

/** A mask names the paragraph it rests on; what is given although a label protects it says why no harm is done. */
function decideParts({ parts }: DecideParts): readonly PublicRecordsEvent[] {
  for (const { isKept, isAbsolute, decision, rule, why } of parts) {
    if (!isKept) throw new DomainError('ENTRY.UNKNOWN', {}, 'unknown');
    if (decision === 'masked' && (rule === undefined || !isPublicSecrecy(rule))) {
      throw new DomainError('RECORDS.UNKNOWN_RULE', {}, 'invalid');
    }
    if (decision === 'given' && isAbsolute) throw new DomainError('RECORDS.ABSOLUTE_SECRECY', {}, 'conflict');
    if (decision === 'given' && why === undefined)
      throw new DomainError('RECORDS.WHY_REQUIRED', {}, 'invalid');
  }
  const decided = parts.map(({ isKept: _kept, isAbsolute: _absolute, ...part }) => part);
  return decided.length === 0 ? [] : [{ name: 'PublicRecordsPartsDecided', data: { parts: decided } }];
}

/** Everything masked is a refusal, something masked a decision that may be appealed (OSL 6:7; FL 32 §). */
function answer(
  { court, reasons, copy }: AnswerRequest,
  { now }: CommandMetadata,
): readonly PublicRecordsEvent[] {
  const { masked, given, undecided, digest } = copy;
  if (undecided > 0) throw new DomainError('RECORDS.UNDECIDED', { parts: undecided }, 'conflict');
  const outcome = masked === 0 ? 'given-in-full' : given === 0 ? 'refused' : 'given-in-part';
  if (masked === 0) {
    return [{ name: 'PublicRecordsAnswered', data: { outcome, asOf: now, masked, given, copy: digest } }];
  }
  if (court === undefined) throw new DomainError('RECORDS.COURT_REQUIRED', {}, 'invalid');
  if (reasons === undefined) throw new DomainError('RECORDS.REASONS_REQUIRED', {}, 'invalid');
  const data = { outcome, asOf: now, masked, given, copy: digest, court, reasons } as const;
  return [{ name: 'PublicRecordsAnswered', data }];
}

/** One request for public records to one branch. */
export const publicRecordsRequest: Decider<RequestState, RequestCommand, PublicRecordsEvent> = {
  initial: { status: 'none', decisions: new Map() },
  evolve,
  decide,
};
