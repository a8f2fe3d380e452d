import { KINDS, inFull, type OperationKind, type OperationKinds } from '@samsyn/kinds';
import { agencyOf, type World } from '@samsyn/kernel';
import { SUSPECT_KINDS_ONCE_RECORDED } from '@samsyn/conducting/contract';
import { type Language, fill } from '@samsyn/presentation';
import { type Detail, formatOf, type Names, sentence, Wording } from '@samsyn/rendering';
import { PAPER_CODES, paperCodeOf, type PaperColumn, type Sheet } from './paper-codes';
import { PAPER_TEXTS, type PaperTexts } from './paper-texts';
import type { DebriefDocument } from '@samsyn/debriefing/contract';
import type { PaperKey, PaperForm, PaperStep } from './paper-form.schema';

export interface PaperFormOptions {
  readonly language: Language;
  readonly names: Names;
  readonly world: World;
  /** Without anything of the operation but its kind. */
  readonly blank: boolean;
  readonly kinds?: OperationKinds;
}

const LOG_ROWS = 20;
const CHOICES_PRINTED = 4;
/** A person counting in the field has nothing else to look it up in. */
const IN_FULL: ReadonlySet<string> = new Set(['AreaCounted.what']);
const ENCOUNTER_ROWS = 12;

/**
 * The form for the branch whose debrief the document is: nothing stands on it that is not in the document, and no
 * address, name or finding at all.
 */
export function paperFormOf(
  document: DebriefDocument,
  { language, names, world, blank, kinds = KINDS }: PaperFormOptions,
): PaperForm {
  const words = new Wording(language, names, document, kinds);
  const texts = PAPER_TEXTS[language];
  const kind = kindOf(document, kinds);
  const holdsConversations = agencyOf(document.branch) === 'social-services';
  const counts = kinds.takesOnlyCounts(document.operation.kind);
  const keys = (sheet: Sheet) =>
    PAPER_CODES[sheet]
      .filter(({ onlyCounts }) => counts || !onlyCounts)
      .map((one) => keyOf(one, words, texts));
  const operationFacts = blank
    ? [{ label: texts.writeIn.operation, text: '' }]
    : factsOf(document, words, texts);
  const toWriteIn = (['branch', 'writer', 'date', 'sheet'] as const).map((label) => ({
    label: texts.writeIn[label],
    text: label === 'branch' && !blank ? words.branchInFull(document.branch) : '',
  }));
  const encounter = { heading: texts.encounter, intro: texts.encounterIntro, rows: ENCOUNTER_ROWS };
  return {
    language,
    blank,
    title: kind ? fill(texts.titleOfKind, { kind: words.kindOf(kind.code) }) : texts.title,
    secrecyMark: words.say('secrecyMark'),
    ...(world === 'training' ? { trainingMark: words.say('trainingMark') } : {}),
    facts: [...operationFacts, ...toWriteIn],
    head: [...operationFacts.slice(0, 1), ...toWriteIn],
    instructions: [texts.howTo, texts.typeIn],
    warning: texts.noSecrets,
    door: (kind?.entry.rules ?? []).map((rule) => rule[language]),
    steps: stepsOf(kind, language, texts),
    log: { heading: texts.log, rows: LOG_ROWS, keys: keys('site') },
    ...(holdsConversations
      ? { encounter: { ...encounter, keys: keys('encounter'), warning: texts.noStory } }
      : {}),
    planKeys: keys('plan'),
    printed: blank ? '' : fill(texts.printed, { moment: words.moment(document.computedAt) }),
    texts,
  };
}

/**
 * The version that the operation rests on; the newest for a reader who knows the kind but not its version.
 */
function kindOf({ operation }: DebriefDocument, kinds: OperationKinds): OperationKind | undefined {
  const { kind, kindVersion } = operation;
  const found = kinds.knownTo(kind, kindVersion);
  return found && inFull(found);
}

function factsOf({ operation, comparison }: DebriefDocument, words: Wording, texts: PaperTexts): Detail[] {
  const { reference, window, municipality, region, leadingBranch } = operation;
  const planned = comparison.find(({ code }) => code === 'persons-inside')?.planned;
  const place = [municipality, region ? words.say('region', { region: words.region(region) }) : null];
  const facts: readonly (readonly [string, string | null])[] = [
    [words.say('reference'), reference ?? operation.id],
    [words.say('when'), window ? words.calendar.window(...window) : null],
    [texts.place, sentence(place.filter(Boolean).join(', ')) || null],
    [words.say('led'), leadingBranch && words.branchInFull(leadingBranch)],
    [texts.atMostInside, typeof planned === 'number' ? words.number(planned) : null],
  ];
  return facts.flatMap(([label, text]) => (text === null ? [] : [{ label, text }]));
}

function stepsOf(kind: OperationKind | undefined, language: Language, { takers }: PaperTexts): PaperStep[] {
  return (kind?.steps ?? []).map((step) => ({
    codes: step.events.flatMap((event) => paperCodeOf(event) ?? []),
    what: step[language],
    by: takers[step.by],
  }));
}

function keyOf(
  { code, event, columns = {} }: (typeof PAPER_CODES)[Sheet][number],
  words: Wording,
  texts: PaperTexts,
): PaperKey {
  const write = Object.entries(columns).map(([column, fields]) => {
    const label = texts.columns[column as PaperColumn];
    const text = [...new Set(fields.map((field) => hintOf(event, field, words)))].filter(Boolean).join(', ');
    // The label of the column says it already.
    return { label, text: text.toLowerCase() === label.toLowerCase() ? '' : text };
  });
  return { code, event, name: words.event(event), write, columns };
}

/** The few words that there are to choose from, or what the field is called. */
function hintOf(event: string, field: string, words: Wording): string {
  const format = formatOf(event, field);
  const choices =
    typeof format === 'object' && 'code' in format
      ? Object.entries(words.texts.codes[format.code]).flatMap(([code, text]) =>
          format.code === 'suspects' && isOnceRecorded(code) ? [] : [text],
        )
      : [];
  const isShort =
    choices.length > 0 && (choices.length <= CHOICES_PRINTED || IN_FULL.has(`${event}.${field}`));
  return isShort ? choices.join(' / ') : words.field(event, field);
}

/** Codes of older logs that are no longer recorded. */
const isOnceRecorded = (code: string): boolean =>
  (SUSPECT_KINDS_ONCE_RECORDED as readonly string[]).includes(code);
