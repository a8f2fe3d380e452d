import type { EventDefinition, EventRegistry, FieldSpec } from '@samsyn/event-store';
import {
  DomainError,
  SYSTEM_BRANCH,
  type Audience,
  type Decided,
  type NewEvent,
  type Recorded,
} from '@samsyn/kernel';
import { KINDS } from '@samsyn/kinds';
import { freeTexts } from './free-texts';
import { identitiesIn, type Identity } from './identities';

/**
 * What is recorded of an exposed person who is met after all, and for those alone who support or answer for
 * that person.
 */
const OF_WHOM_IS_MET: ReadonlySet<Audience> = new Set([
  'region',
  'asked',
  'branch',
  'encounter',
  'encounter-owner',
  'owner',
]);
/** As the entry that they are about. */
const OF_ANOTHER_ENTRY: ReadonlySet<Audience> = new Set(['correction', 'disclosure']);

/** By which kind of identity a field is about a person. `person`: it describes somebody, whatever it says. */
interface Identifying {
  readonly field: string;
  readonly of: readonly (Identity | 'person')[];
}

/** What an event is decided in: the operation as it stood before. */
interface KnownTexts {
  readonly registry: EventRegistry;
  readonly entries: readonly Recorded[];
}
type Data = Readonly<Record<string, unknown>>;
type NamedData = Pick<NewEvent, 'name' | 'data'>;

const isProposal = ({ name }: NamedData): boolean => name === 'OperationProposed';
function takesOnlyCounts(entries: readonly NamedData[], decided: readonly NamedData[]): boolean {
  const proposed = entries.find(isProposal) ?? decided.find(isProposal);
  const { kind } = (proposed?.data ?? {}) as { readonly kind?: string };
  return KINDS.takesOnlyCounts(kind ?? null);
}

/**
 * @rule counts-for-areas: In an operation whose kind takes counts alone no free text holds an e-mail address, a web
 *   address, a telephone number or a personal number, and nobody is described, whichever command tells it. What is told of
 *   an exposed person who is met after all is taken as ever, and so is how staff are reached.
 * @source domain: field survey; GDPR article 5; ADR 0041
 * @proof what a survey takes › …
 * @throws DomainError `SURVEY.IDENTIFIES`, which fields and by what, never the text
 */
export function mustHoldCounts({ events, metadata }: Decided<unknown>, known: KnownTexts): void {
  // What Samsyn does by itself repeats what persons have recorded.
  if (metadata.actor.branch === SYSTEM_BRANCH) return;
  if (!takesOnlyCounts(known.entries, events)) return;
  const identifying = events.flatMap((event) => identifyingIn(event, known));
  if (identifying.length > 0) {
    const fields = identifying.map(({ field, of }) => ({ field, of: [...of] }));
    throw new DomainError('SURVEY.IDENTIFIES', { fields });
  }
}

function identifyingIn(event: NamedData, known: KnownTexts): readonly Identifying[] {
  const { definition } = known.registry.ofName(event.name);
  if (isOfWhomIsMet(event, definition, known)) return [];
  return Object.entries(event.data as Data).flatMap(([name, value]): readonly Identifying[] => {
    const spec = specOf(name, event, definition, known);
    if (value === undefined || spec?.about === 'staff') return [];
    if (spec?.about === 'somebody-met') return [{ field: name, of: ['person'] }];
    return freeTexts(spec?.schema ?? {}, value, name).flatMap(({ path, text }) => {
      const of = identitiesIn(text);
      if (of.length === 0 || (isFormerValue(path) && stoodBefore(text, known))) return [];
      return [{ field: path, of }];
    });
  });
}

function isOfWhomIsMet({ data }: NamedData, { audience }: EventDefinition, known: KnownTexts): boolean {
  if (!OF_ANOTHER_ENTRY.has(audience)) return OF_WHOM_IS_MET.has(audience);
  const entry = entryMeant(data as Data, known);
  return entry !== undefined && isOfWhomIsMet(entry, known.registry.ofName(entry.name).definition, known);
}

/** What a correction, a disclosure or an incident is about. */
function entryMeant(data: Data, { entries }: KnownTexts): Recorded | undefined {
  const item = data.item as { readonly entry?: unknown } | undefined;
  const id = data.entry ?? item?.entry ?? data.decision ?? data.incident;
  return entries.find((entry) => entry.id === id);
}

/** A correction says anew what another entry's field says. */
function specOf(
  name: string,
  { data }: NamedData,
  { audience, fields }: EventDefinition,
  known: KnownTexts,
): FieldSpec | undefined {
  const { field } = data as { readonly field?: string };
  const isOfCorrected = audience === 'correction' && (name === 'is' || name === 'was');
  if (!isOfCorrected || field === undefined) return fields[name];
  const entry = entryMeant(data as Data, known);
  return entry && known.registry.ofName(entry.name).definition.fields[field];
}

/** What is replaced is named, so that what was recorded before this rule can be taken out of an operation. */
const isFormerValue = (path: string): boolean => /(?:^|\/)was$/.test(path);

const stoodBefore = (text: string, known: KnownTexts): boolean =>
  known.entries.some((entry) => {
    const { definition } = known.registry.ofName(entry.name);
    if (isOfWhomIsMet(entry, definition, known)) return false;
    return Object.entries(entry.data as Data).some(([name, value]) =>
      freeTexts(definition.fields[name]?.schema ?? {}, value, name).some(
        (freeText) => freeText.text === text,
      ),
    );
  });
