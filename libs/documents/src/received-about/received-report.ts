import type { OfficeLooked } from '@samsyn/access-log';
import type { ReceivedItem } from '@samsyn/operations/contract';
import { isInformativeField } from '../render/fact-formats';
import type { Block, Report, Row, Section, WrittenWith } from '../render/report-model';
import { sentence, Wording } from '../render/wording';
import { TEXTS_FOR_SUBJECT } from './texts-for-subject';
import type { ReceivedAndLooked } from './received-about.schema';

/** What a wording needs to know of an operation, where the document says nothing of it. */
const NOTHING_OF_THE_OPERATION = {
  operation: {
    id: '',
    kind: null,
    kindVersion: null,
    region: null,
    municipality: null,
    window: null,
    reference: null,
    leadingBranch: null,
  },
  course: [],
};

/**
 * The list in words, for the exposed person: which offices see what kind of information about them. It names no
 * operation, no place and none of what the person said, so that it does no harm where somebody else finds it.
 */
export function receivedReport(
  received: ReceivedAndLooked,
  { language, names, now, world }: WrittenWith,
): Report {
  const { openedAt, ownerBranch, branches, looked } = received;
  const words = new Wording(language, names, { ...NOTHING_OF_THE_OPERATION, computedAt: openedAt });
  const text = (content: string): Block => ({ kind: 'paragraph', statement: { text: content, refs: [] } });
  const sections = branches.map(({ branch, takesPart, items }, index): Section => {
    const table: Block = {
      kind: 'table',
      caption: words.say(takesPart ? 'receivedTakesPart' : 'receivedNamed'),
      columns: [words.say('receivedWhen'), words.say('receivedWhat'), words.say('receivedHow')],
      rows: items.map((item) => rowOf(item, words)),
    };
    return { id: `branch-${index + 1}`, heading: words.branchInFull(branch), blocks: [table] };
  });
  const questions: Section = {
    id: 'questions',
    heading: words.say('receivedQuestions'),
    blocks: [
      ...(branches.length === 0 ? [text(words.say('receivedNobody'))] : []),
      text(words.say('receivedQuestionsText')),
    ],
  };
  const branch = words.branchInFull(ownerBranch);
  return {
    language,
    title: words.say('receivedTitle'),
    subtitle: '',
    version: words.say('receivedVersion', { branch, moment: words.calendar.date(openedAt) }),
    facts: [],
    view: words.say('receivedView'),
    computed: words.say('computed', { moment: words.moment(now) }),
    secrecyMark: words.say('receivedForYou'),
    ...(world === 'training' ? { trainingMark: words.say('trainingMark') } : {}),
    contents: words.say('contents'),
    page: words.say('page'),
    sections: [...sections, lookedSection(looked, words), questions],
  };
}

/** By office and never by person: whom to ask, the offices answer for their own. */
function lookedSection(looked: readonly OfficeLooked[], words: Wording): Section {
  const table: Block = {
    kind: 'table',
    caption: words.say('receivedLookedText'),
    columns: [words.say('receivedOffice'), words.say('receivedFirst'), words.say('receivedLast')],
    rows: looked.map(({ branch, first, last }) => ({
      cells: [words.branchInFull(branch), first, last],
      refs: [],
    })),
  };
  const nobody: Block = {
    kind: 'paragraph',
    statement: { text: words.say('receivedNobodyLooked'), refs: [] },
  };
  return {
    id: 'looked',
    heading: words.say('receivedLooked'),
    blocks: [looked.length === 0 ? nobody : table],
  };
}

function rowOf({ type, at, fields, byDecision }: ReceivedItem, words: Wording): Row {
  const given = new Set(byDecision.map(({ field }) => field));
  const shown = fields.filter((field) => !given.has(field));
  const { events, fields: named } = TEXTS_FOR_SUBJECT[words.language];
  const label = (field: string) =>
    named[field] ?? (words.fieldNamed(type, field) || words.say('receivedContent'));
  const informative = fields.filter((field) => isInformativeField(type, field));
  const what = informative.length === 0 ? words.say('receivedThat') : words.list(informative.map(label));
  const decisions = byDecision.map(({ field, ground = '', withdrawn, wrong }) => {
    const how = wrong ? 'receivedByMistake' : withdrawn ? 'receivedWithdrawn' : 'receivedByDecision';
    return words.say(how, { fields: label(field), ground });
  });
  const isShown = shown.length > 0 || byDecision.length === 0;
  const how = [...decisions, ...(isShown ? [words.say('receivedAsShown')] : [])];
  return {
    cells: [words.moment(at), `${events[type] ?? words.event(type)}: ${what}`, sentence(how.join('; '))],
    refs: [],
  };
}
