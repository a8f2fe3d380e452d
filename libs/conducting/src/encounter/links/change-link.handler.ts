import type { ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '@samsyn/kernel';
import type { Outcome } from '@samsyn/processing';
import { OperationCommands, OperationLog } from '@samsyn/operations';
import { mustNotReadUnderGlass, type EncounterAccess } from '@samsyn/secrecy';
import { Handles, ChangeCommand } from '@samsyn/web';
import { unknownEncounter } from '../encounter-facts';
import { encounterStream } from '../encounter.events';
import { entranceOf } from '../record-encounter-fact/record-encounter-fact.handler';
import { encounterLink, type ChangeLink as Decision, type LinkReason } from './encounter-link';
import { encounterLinkStream, pairOf, type EncounterPair } from './encounter-link.events';

/** The other encounter by its id, and what is to be done with the link. */
type RequestedLink = { readonly encounter: string } & (
  | ({ readonly kind: 'LinkEncounters' } & LinkReason)
  | Omit<Extract<Decision, { readonly kind: 'WithdrawLink' }>, 'encounters'>
);

type WithoutOther<C> = C extends unknown ? Omit<C, 'encounter'> : never;

/** Asks for two encounters to be linked, or for the link to be withdrawn. */
export class ChangeLink extends ChangeCommand<RequestedLink> {}

@Handles(ChangeLink)
export class ChangeLinkHandler implements ICommandHandler<ChangeLink> {
  constructor(
    private readonly commands: OperationCommands,
    private readonly log: OperationLog,
  ) {}

  /** The actor must hold both; one that they do not hold answers as one that does not exist. */
  async execute({ id: encounterId, change, context }: ChangeLink): Promise<Outcome> {
    const { encounter: other, ...fields } = change;
    const encounters = pairOf(encounterId, other);
    const held = [];
    // The one of the path first, however their ids are ordered: what is read then does not depend on the other.
    for (const encounter of [encounterId, other]) held.push(await this.held(encounter, context.actor));
    // Only for encounters that the actor holds: one that they may not know of is answered first, and alike.
    for (const encounter of held) mustNotReadUnderGlass(context.actor, encounter);
    const target = { decider: encounterLink, stream: encounterLinkStream(encounters), operationId: null };
    return this.commands.begin(target, decisionOn(encounters, fields), context);
  }

  private async held(encounterId: string, actor: Actor): Promise<EncounterAccess | undefined> {
    const stream = encounterStream(encounterId);
    const operationId = await this.log.operationOf(stream);
    if (operationId === undefined) throw unknownEncounter();
    const { access } = await this.log.snapshot(operationId);
    if (entranceOf(access, stream, actor) !== 'holder') throw unknownEncounter();
    return access.encounters.get(stream);
  }
}

function decisionOn(encounters: EncounterPair, fields: WithoutOther<RequestedLink>): Decision {
  if (fields.kind === 'WithdrawLink') return { ...fields, encounters };
  const { kind, reason, until, ...ground } = fields;
  return { kind, encounters, why: { reason, until, ...ground } };
}
