import type { PerspectiveTexts } from '@samsyn/operations/contract';
import { PARTS } from '@samsyn/kinds';
import { type Block, type Detail, paragraph, quiet, statement, type Wording } from '@samsyn/rendering';
import type { SectionBlocks, SectionContext } from './section';

const ASKING: readonly string[] = ['DebriefOpened', 'PerspectiveRequested'];

/** Who answered and what they wrote; what the facilitator released stands apart and without its author. */
export const perspectives: SectionBlocks = (context) => {
  const { document, words, sources } = context;
  const { named, released, ownStatusOnly } = document.perspectives;
  const blocks: Block[] = status(context);
  if (named.length > 0) {
    const items = named.map(({ branch, entries, ...texts }) => ({
      who: words.branch(branch),
      parts: parts(texts, words),
      refs: sources.refs(entries),
    }));
    blocks.push({ kind: 'voices', items });
  }
  if (released.length > 0) {
    const items = released.map(({ entries, ...texts }) => ({
      parts: parts(texts, words),
      refs: ownStatusOnly ? [] : sources.refs(entries),
    }));
    // They all rest alike on the entries that let them be read.
    const refs = ownStatusOnly ? sources.refs(...released.map(({ entries }) => entries)) : [];
    blocks.push(
      { kind: 'heading', text: words.say('releasedHeading') },
      quiet(words.say(ownStatusOnly ? 'alikeNote' : 'releasedNote'), refs),
    );
    blocks.push({ kind: 'voices', items });
  }
  return [...blocks, ...questions(context)];
};

function status({ document, words, sources }: SectionContext): Block[] {
  const { answered, unanswered, ownStatusOnly, entrustedEarlier } = document.perspectives;
  const asking = document.course.filter(({ type }) => type === 'PerspectiveRequested');
  const refs = sources.refs(asking.map(({ entry }) => entry));
  if (ownStatusOnly) {
    if (answered.length + unanswered.length === 0) return [];
    const own = words.say(answered.length > 0 ? 'ownAnswered' : 'ownUnansweredClosed');
    return [paragraph(own, refs), quiet(words.say('ownStatusOnly'))];
  }
  return [
    ...(answered.length > 0
      ? [paragraph(words.say('answered', { branches: words.branches(answered) }), refs)]
      : []),
    ...(unanswered.length > 0
      ? [
          paragraph(
            words.say(entrustedEarlier === undefined ? 'unanswered' : 'unansweredHere', {
              branches: words.branches(unanswered),
            }),
            refs,
          ),
        ]
      : []),
    ...(entrustedEarlier === undefined
      ? []
      : [
          paragraph(
            words.say('entrustedEarlier', { texts: words.count('textsEntrusted', entrustedEarlier) }),
          ),
        ]),
  ];
}

/** What the kind asks, from when the debrief is open. */
function questions({ document, words }: SectionContext): Block[] {
  const areAsked = document.course.some(({ type }) => ASKING.includes(type));
  if (!areAsked || document.questions.length === 0) return [];
  const items = PARTS.map((part) => {
    const asked = document.questions.filter((question) => question.part === part);
    return statement(asked.map((question) => question[words.language]).join(' '), [], `${words.say(part)}.`);
  });
  return [
    { kind: 'heading', text: words.say('askedHeading') },
    quiet(words.say('askedNote')),
    { kind: 'list', items },
  ];
}

function parts(texts: PerspectiveTexts, words: Wording): Detail[] {
  const written = PARTS.flatMap((part) =>
    texts[part] === undefined ? [] : [{ label: words.say(part), text: texts[part] }],
  );
  return written.length > 0 ? written : [{ label: '', text: words.say('textWithheld') }];
}
