import { GLASS_STEPS } from '@samsyn/entries/contract';
import { byRecording, type ViewedEntry } from '@samsyn/operations/contract';
import type { Json } from '@samsyn/kernel';
import type { GlassAnswer, GlassStepLine, BrokenGlassPage } from './broken-glass.schema';

export type GlassState = BrokenGlassPage['state'];

export interface GlassContext {
  readonly operationId: string;
  readonly asked: string | undefined;
  readonly mayAnswer: boolean;
}

const codeIn = <Code extends string>(value: Json | undefined): Code =>
  (typeof value === 'string' ? value : '') as Code;
const textIn = (value: Json | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;
const whyIn = ({ entry: { facts } }: ViewedEntry): { readonly why?: string } => {
  const why = textIn(facts.why);
  return why === undefined ? {} : { why };
};

function stateOf(answers: readonly GlassAnswer[], steps: readonly GlassStepLine[]): GlassState {
  const verdict = answers.at(-1)?.verdict;
  if (verdict === undefined) return 'unanswered';
  if (verdict === 'justified') return 'justified';
  return steps.every(({ outcome }) => outcome !== undefined) ? 'closed' : 'not-justified';
}

/** `accessEntry`: the entry that records that the glass was broken; `entries`: those of the operation that the reader sees. */
export function brokenGlassPage(
  accessEntry: ViewedEntry,
  entries: readonly ViewedEntry[],
  { operationId, asked, mayAnswer }: GlassContext,
): BrokenGlassPage {
  const { entry, at } = accessEntry;
  const ofThis = entries.filter(({ data }) => data.accessed === entry.id).sort(byRecording);
  const named = (name: string): readonly ViewedEntry[] => ofThis.filter((one) => one.name === name);
  const answers = named('BreakGlassReviewed').map((one): GlassAnswer => {
    const { id, by, facts } = one.entry;
    return { entry: id, by, at: one.at, verdict: codeIn(facts.verdict), ...whyIn(one) };
  });
  const isIncident = answers.at(-1)?.verdict === 'not-justified';
  const taken = named('BreakGlassStepTaken');
  const steps = (isIncident ? GLASS_STEPS : []).map((step): GlassStepLine => {
    const one = taken.find(({ data }) => data.step === step);
    if (!one) return { step };
    return { step, outcome: codeIn(one.data.outcome), by: one.entry.by, at: one.at, ...whyIn(one) };
  });
  const ended = named('BreakGlassExpired')[0];
  const notifyBy = textIn(named('BreakGlassReviewed').at(-1)?.data.notifyBy);
  const reason = textIn(entry.facts.reason);
  return {
    ...{ accessed: entry.id, operationId, by: entry.by, branch: entry.branch, at },
    until: codeIn(entry.facts.until),
    ...(ended && { endedAt: ended.recordedAt }),
    ground: codeIn(entry.facts.ground),
    ...(reason === undefined ? {} : { reason }),
    ...(asked === undefined ? {} : { asked }),
    ...{ state: stateOf(answers, steps), mayAnswer, answers },
    ...(notifyBy === undefined ? {} : { notifyBy }),
    steps,
  };
}
