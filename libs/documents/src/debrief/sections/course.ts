import {
  type Day,
  type Detail,
  formatFacts,
  formatFieldNames,
  type Moment,
  sentence,
} from '@samsyn/rendering';
import type { SectionBlocks, SectionContext } from './section';
import { personText } from './outcomes';
import type { CourseLine, DebriefDocument } from '@samsyn/debriefing/contract';

/** Everything that the reader may know of, day by day. */
export const course: SectionBlocks = (context) => {
  const { document, words, sources } = context;
  if (document.course.length === 0) return [];
  const withheld = withheldByEntry(context);
  const days: { heading: string; moments: Moment[] }[] = [];
  const elsewhere = shownElsewhere(document);
  for (const line of document.course) {
    const heading = words.calendar.dayHeading(line.at);
    const repeated = words.calendar.repeated(line.at);
    if (days.at(-1)?.heading !== heading) days.push({ heading, moments: [] });
    const { what, details } = whatHappened(
      line,
      elsewhere.has(line.entry) ? [] : detailsOf(line, context),
      context,
    );
    days.at(-1)?.moments.push({
      time: words.calendar.time(line.at),
      instant: line.at,
      what,
      who: words.branch(line.branch),
      details,
      marks: [
        ...(repeated === undefined
          ? []
          : [words.say('repeatedHour', { time: words.say(repeated, { time: '' }).trim() })]),
        ...sources.marksOf(line, words).map(sentence),
        ...disclosureMarks(line, context),
        ...(withheld.get(line.entry) ?? []),
      ],
      refs: sources.refs([line.entry]),
    });
  }
  return [{ kind: 'days', days: days satisfies Day[] }];
};

/** Texts that stand in a section of their own are not repeated. */
const shownElsewhere = ({ perspectives, lessons, actions, course }: DebriefDocument): ReadonlySet<string> =>
  new Set([
    ...[...perspectives.named, ...lessons, ...actions].map(({ entries }) => entries[0] ?? ''),
    // Beside texts that were given openly, none shows which way it came.
    ...course.filter(({ type }) => type === 'PerspectiveReleased').map(({ entry }) => entry),
  ]);

const SHORT_CHARACTERS = 60;

/** A short fact that needs no label is joined to what happened: `Gick in: regionkoordinator`. */
function whatHappened(
  { type, personMet }: CourseLine,
  details: readonly Detail[],
  { document, words }: SectionContext,
) {
  const isOneOfSeveral = words.meets > 1 && personMet !== undefined;
  const who = isOneOfSeveral ? ` (${personText(personMet, document, words).toLowerCase()})` : '';
  const what = `${words.event(type)}${who}`;
  const part = details.find(
    ({ label, text }) => label === '' && text.length <= SHORT_CHARACTERS && !text.includes('\n'),
  );
  if (!part) return { what, details };
  return { what: `${what}: ${part.text}`, details: details.filter((detail) => detail !== part) };
}

/** What the head of the document already says of the operation is left out. */
function detailsOf(
  { type, facts, at }: CourseLine,
  { document: { operation }, words, sources }: SectionContext,
): Detail[] {
  const { kind, region, municipality, window, reference } = operation;
  const head: Readonly<Record<string, unknown>> = { kind, region, municipality, window, reference };
  const isInHead = ([field, value]: readonly [string, unknown]): boolean =>
    Object.hasOwn(head, field) && JSON.stringify(head[field]) === JSON.stringify(value);
  // What a rescheduling is about stands there too.
  const news = Object.entries(facts).filter((fact) => type === 'OperationRescheduled' || !isInHead(fact));
  return formatFacts({ type, at, facts: Object.fromEntries(news) }, words, sources).map(
    ({ label, text }) => ({
      label: sentence(label),
      text,
    }),
  );
}

/** What the reader was given by a decision, and what others were given of the reader's own entries. */
function disclosureMarks(
  { entry, type, disclosed = [], received = [] }: CourseLine,
  { words, sources }: SectionContext,
): string[] {
  const given = disclosed.flatMap(({ field, ground, decision, withdrawn }) => {
    const n = sources.numberOf(decision);
    const basis = [ground, n === undefined ? undefined : words.say('decisionIn', { n })]
      .filter(Boolean)
      .join(', ');
    const mark = words.say('disclosedMark', {
      fields: words.list(formatFieldNames([{ type, field }], words)),
      basis,
    });
    return withdrawn ? [mark, words.say('withdrawnMark')] : [mark];
  });
  const others = received.map(({ entry: other, field, recipient }) => {
    const about = other ?? entry;
    const n = sources.numberOf(about);
    const names = words.list(formatFieldNames([{ type: sources.typeOf(about) ?? '', field }], words));
    const fields =
      other === undefined || n === undefined ? names : words.say('aboutField', { field: names, n });
    return words.say(other === undefined ? 'receivedMark' : 'receivedBefore', {
      branch: words.branch(recipient),
      fields,
    });
  });
  return [...given, ...others];
}

function withheldByEntry({ document, words, sources }: SectionContext): Map<string, string[]> {
  const marks = new Map<string, string[]>();
  for (const { rule, fields } of document.withheld) {
    const byEntry = Map.groupBy(fields, ({ entry }) => entry);
    for (const [entry, hidden] of byEntry) {
      const type = sources.typeOf(entry) ?? '';
      const names = formatFieldNames(
        hidden.map(({ field }) => ({ type, field })),
        words,
      );
      if (names.length === 0) continue;
      const mark = words.say('withheldMark', {
        fields: words.list(names),
        why: words.paragraph(rule) || words.secrecy(rule),
      });
      marks.set(entry, [...(marks.get(entry) ?? []), mark]);
    }
  }
  return marks;
}
