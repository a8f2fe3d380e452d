import type { OfficeLooked } from '@samsyn/access-log';
import type { ReceivedItem } from '@samsyn/operations/contract';
import {
  type Block,
  frameOf,
  isInformativeField,
  OF_NO_OPERATION,
  paragraph,
  type Report,
  type Row,
  type Section,
  sentence,
  Wording,
  type WrittenWith,
} from '@samsyn/rendering';
import { TEXTS_FOR_SUBJECT } from './texts-for-subject';
import type { ReceivedAndLooked } from './received-about.schema';

/**
 * The list in words, for the exposed person: which offices see what kind of information about them. It names no
 * operation, no place and none of what the person said, so that it does no harm where somebody else finds it.
 */
export function receivedReport(
  received: ReceivedAndLooked,
  { language, names, now, world }: WrittenWith,
): Report {
  const { openedAt, ownerBranch, branches, looked } = received;
  const words = new Wording(language, names, { ...OF_NO_OPERATION, computedAt: openedAt });
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
      ...(branches.length === 0 ? [paragraph(words.say('receivedNobody'))] : []),
      paragraph(words.say('receivedQuestionsText')),
    ],
  };
  const branch = words.branchInFull(ownerBranch);
  return {
    ...frameOf(words, { now, world }),
    title: words.say('receivedTitle'),
    subtitle: '',
    version: words.say('receivedVersion', { branch, moment: words.calendar.date(openedAt) }),
    facts: [],
    view: words.say('receivedView'),
    secrecyMark: words.say('receivedForYou'),
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
  return {
    id: 'looked',
    heading: words.say('receivedLooked'),
    blocks: [looked.length === 0 ? paragraph(words.say('receivedNobodyLooked')) : table],
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
