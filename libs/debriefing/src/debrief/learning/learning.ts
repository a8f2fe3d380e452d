import { authorize, type CommandMetadata } from '@samsyn/kernel';
import type { Debrief } from '../debrief';
import type { DebriefEvent } from '../debrief.events';
import { decideAction, type ActionChange, type AgreeAction } from '@samsyn/operations/contract';
import { mustBeOpen } from '../debrief-rule';

export interface AgreeLesson {
  readonly kind: 'AgreeLesson';
  readonly what: string;
  /** What it is about, by which it returns where it is relevant (lesson-tags.ts). */
  readonly tags?: readonly string[];
}
export function decideAgreeLesson(
  { what, tags }: AgreeLesson,
  state: Debrief,
  metadata: CommandMetadata,
): readonly DebriefEvent[] {
  authorize('operation-leader', metadata);
  mustBeOpen(state);
  const tagged = tags === undefined || tags.length === 0 ? {} : { tags: [...tags] };
  return [{ name: 'LessonAgreed', data: { what, ...tagged } }];
}

export function decideAgreeAction(
  { what, owner, due }: AgreeAction,
  state: Debrief,
  metadata: CommandMetadata,
): readonly DebriefEvent[] {
  authorize('operation-leader', metadata);
  mustBeOpen(state);
  return [{ name: 'ActionAgreed', data: { what, owner, due } }];
}

/** Of what an operation agreed on; also after the debrief was closed. */
export const decideActionOfDebrief = (
  change: ActionChange,
  { actions }: Debrief,
  metadata: CommandMetadata,
): readonly DebriefEvent[] =>
  decideAction(change, actions, metadata, {
    mustTakePart: () => authorize('participant', metadata),
    mustLead: () => authorize('operation-leader', metadata),
  });
