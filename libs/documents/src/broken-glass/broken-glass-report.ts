import {
  type Detail,
  frameOf,
  OF_NO_OPERATION,
  paragraph,
  type Report,
  type Section,
  Wording,
  type WrittenWith,
} from '@samsyn/rendering';
import type { GlassAnswer, GlassStepLine, BrokenGlassPage } from './broken-glass.schema';

/** The page in words: by whom, when, what and why, what was answered, and where it is answered. */
export function glassReport(page: BrokenGlassPage, { language, names, now, world }: WrittenWith): Report {
  const words = new Wording(language, names, { ...OF_NO_OPERATION, computedAt: page.at });
  const sections: readonly Section[] = [
    why(page, words),
    answered(page, words),
    ...(page.steps.length > 0 ? [steps(page, words)] : []),
  ];
  return {
    ...frameOf(words, { now, world }),
    title: words.say('glassTitle'),
    subtitle: '',
    version: words.say('glassVersion', { branch: words.branchInFull(page.branch) }),
    facts: factsOf(page, words),
    view: words.say('glassView'),
    secrecyMark: words.say('secrecyMark'),
    sections,
  };
}

function factsOf({ by, branch, at, until, endedAt, asked, ground }: BrokenGlassPage, words: Wording) {
  const what = asked === undefined ? words.say('glassAskedUnknown') : words.event(asked);
  const end =
    endedAt === undefined
      ? words.say('glassOpenUntil', { moment: words.moment(until) })
      : words.moment(endedAt);
  const fact = (label: Parameters<Wording['say']>[0], text: string): Detail => ({
    label: words.say(label),
    text,
  });
  return [
    fact('glassBy', `${words.person(by)}, ${words.branchInFull(branch)}`),
    fact('glassFrom', words.moment(at)),
    fact('glassTo', end),
    fact('glassAsked', what),
    fact('glassGround', words.code('glassGrounds', ground)),
  ];
}

const why = ({ reason }: BrokenGlassPage, words: Wording): Section => ({
  id: 'why',
  heading: words.say('glassWhy'),
  blocks: [paragraph(reason ?? words.say('glassErased'))],
});

function answered({ accessed, state, mayAnswer, answers }: BrokenGlassPage, words: Wording): Section {
  const line = ({ by, at, verdict, why: reason }: GlassAnswer): string => {
    const text = `${words.moment(at)}, ${words.person(by)}: ${words.code('glassVerdicts', verdict)}`;
    return reason === undefined ? text : `${text}. ${reason}`;
  };
  const items = answers.map((answer) => ({ text: line(answer), refs: [] }));
  const how = mayAnswer && (state === 'unanswered' || state === 'justified');
  return {
    id: 'answer',
    heading: words.say('glassAnswer'),
    blocks: [
      ...(answers.length > 0
        ? [{ kind: 'list', items } as const]
        : [paragraph(words.say('glassUnanswered'))]),
      ...(how ? [paragraph(words.say('glassHow', { path: `/break-glass/${accessed}/reviews` }))] : []),
      ...(mayAnswer ? [] : [paragraph(words.say('glassNotYours'))]),
    ],
  };
}

function steps(
  { accessed, steps: lines, notifyBy, mayAnswer, state }: BrokenGlassPage,
  words: Wording,
): Section {
  const line = ({ step, outcome, by, at, why: reason }: GlassStepLine): string => {
    const name = words.code('glassSteps', step);
    if (outcome === undefined || by === undefined || at === undefined)
      return words.say('glassStepWaits', { step: name });
    const text = `${name}: ${words.code('stepOutcomes', outcome)}, ${words.moment(at)}, ${words.person(by)}`;
    return reason === undefined ? text : `${text}. ${reason}`;
  };
  const waits = state === 'not-justified';
  return {
    id: 'steps',
    heading: words.say('glassSteps'),
    blocks: [
      ...(waits && notifyBy !== undefined
        ? [paragraph(words.say('glassNotifyBy', { moment: words.moment(notifyBy) }))]
        : []),
      { kind: 'list', items: lines.map((one) => ({ text: line(one), refs: [] })) },
      ...(waits && mayAnswer
        ? [paragraph(words.say('glassHowSteps', { path: `/break-glass/${accessed}/steps` }))]
        : []),
    ],
  };
}
