import type { Recorded } from '@samsyn/kernel';
import { isForParticipants, type ViewContext } from '@samsyn/secrecy';

/**
 * The numbers by which the persons met are told apart. All who take part speak of a person by the same
 * number: first come those of whom all participants see something, in the order in which it was recorded,
 * then those of whom this viewer alone sees something. So no number says how many are hidden. A viewer who
 * does not take part counts what they see themselves.
 * @rule persons-met-numbered: A person met has the same number for everybody who takes part, and no number tells of
 *   somebody who is hidden from its reader.
 * @source OSL 26:1; domain: The encounter
 * @proof marks › the persons met have the same number for everybody who takes part
 */
export class PersonsMet {
  private readonly common = new Map<string, number>();
  private readonly own = new Map<string, number>();
  private readonly takesPart: boolean;

  constructor(private readonly context: ViewContext) {
    const { viewer, accesses } = context;
    this.takesPart = accesses[0].participants.has(viewer.branch);
  }

  /** Takes in what was recorded of the person. @returns whether others have another number now */
  renumbers(event: Recorded, person: string | undefined): boolean {
    if (person === undefined || !this.takesPart || this.common.has(person)) return false;
    const { registry, accesses } = this.context;
    const { definition } = registry.ofName(event.name);
    if (!isForParticipants({ event, definition, access: accesses[0] })) return false;
    this.common.set(person, this.common.size + 1);
    return this.own.size > 0;
  }

  numberOf(person: string): number {
    const common = this.common.get(person);
    if (common !== undefined) return common;
    const known = this.own.get(person) ?? this.own.size + 1;
    this.own.set(person, known);
    const hidden = [...this.own.keys()].filter((one) => !this.common.has(one));
    return this.common.size + hidden.indexOf(person) + 1;
  }
}
