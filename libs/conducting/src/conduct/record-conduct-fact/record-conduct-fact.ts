import { must, type Intent } from '@samsyn/kernel';
import { CONDUCT_FACTS, type ConductFact } from '../conduct-facts';

/** Somebody on the site, or afterwards, tells what happened. */
export interface RecordConductFact {
  readonly kind: 'RecordConductFact';
  readonly fact: ConductFact;
}

export function decideRecordConductFact({ fact }: RecordConductFact, intent: Intent): readonly ConductFact[] {
  must(CONDUCT_FACTS[fact.name].who, intent);
  return [fact];
}
