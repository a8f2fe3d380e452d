import { jsonEvent } from '@eventstore/db-client';
import type { World } from '@samsyn/kernel';
import { NO_STREAM, StoreUnavailable } from '../port';
import { uuidV5 } from '../ids';
import { ForeignLog } from './foreign-log';
import type { KurrentConnection } from './kurrent-connection';
import type { LogMirror } from './log-mirror';
import type { PhysicalNames } from './wire-event';

/** Which Samsyn a log is of. */
export interface Deployment {
  /** UUID: the same for all processes of one deployment, and for no other. */
  readonly id: string;
  readonly world: World;
}

/** What a log is bound to, from the keys of its deployment. */
export interface LogBinding {
  readonly deployment: Deployment;
  /** 32 bytes that are not kept with the log, the same for all processes. */
  readonly chainKey: Buffer;
}

/**
 * Takes the log for the deployment where nobody has, and finds out whether it is its own.
 * @param bind asked once it is known whether the log has been taken before
 * @throws ForeignLog for the log of another deployment or of the other world
 * @throws StoreUnavailable where the engine does not answer
 */
export async function boundLog(
  connection: KurrentConnection,
  names: PhysicalNames,
  bind: (isNew: boolean) => LogBinding,
): Promise<LogBinding> {
  const registeredIn = () => connection.untilAnswered(() => connection.eventAt(names.deployment, 0));
  let found = await registeredIn();
  const binding = bind(found === undefined);
  const { id, world } = binding.deployment;
  if (!found) {
    const event = jsonEvent({
      id: uuidV5(id, 'deployment'),
      type: 'samsyn.LogTakenForDeployment.v1',
      data: { deployment: id, world },
    });
    // Of two that come first at once, one finds the other's.
    await connection.append(names.deployment, [event], NO_STREAM);
    found = await registeredIn();
  }
  if (!found) throw new StoreUnavailable('KURRENTDB cannot be written to');
  const registered = found.data as Partial<{ deployment: string; world: string }> | undefined;
  if (registered?.world !== world) throw new ForeignLog(`it is of the ${registered?.world} world`);
  if (registered.deployment !== id)
    throw new ForeignLog(`it is of another deployment, ${registered.deployment}, and not of ${id}`);
  return binding;
}

/**
 * That the engine still holds what this process has read of it.
 * @throws ForeignLog where its last event is missing: the log is older than it was, cut, or another
 */
export async function mustHold(connection: KurrentConnection, mirror: LogMirror): Promise<void> {
  const last = mirror.last();
  if (!last) return;
  const { physicalStream, physicalRevision } = last;
  const found = await connection.untilAnswered(() => connection.eventAt(physicalStream, physicalRevision));
  if (found?.id === last.id) return;
  throw new ForeignLog(
    `it lacks the event that this process read last, ${last.id} (position ${mirror.head}): it is older, cut, or ` +
      'another log (docs/operating.md, "When the log is lost or older")',
  );
}
