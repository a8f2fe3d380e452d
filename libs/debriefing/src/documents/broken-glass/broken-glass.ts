import { GLASS_STEPS } from '@samsyn/entries/contract';
import { byRecording, type ViewedEntry } from '@samsyn/operations/contract';
import type { Branch, Instant, Json } from '@samsyn/kernel';

export type GlassState = 'unanswered' | 'justified' | 'not-justified' | 'closed';

export interface GlassAnswer {
  readonly entry: string;
  readonly by: string;
  readonly at: Instant;
  readonly verdict: string;
  readonly why?: string;
}

export interface GlassStepLine {
  readonly step: string;
  /** Absent: it waits. */
  readonly outcome?: string;
  readonly by?: string;
  readonly at?: Instant;
  readonly why?: string;
}

/** Who read without holding the encounter, when, what and why, and what was answered. Nothing that stands in it. */
export interface BrokenGlassPage {
  readonly accessed: string;
  readonly operationId: string;
  readonly by: string;
  readonly branch: Branch;
  readonly at: Instant;
  /** When the reading ends by itself. */
  readonly until: Instant;
  /** When it ended; absent: it goes on. */
  readonly endedAt?: Instant;
  readonly ground: string;
  /** Absent where it is erased. */
  readonly reason?: string;
  /** Name of the event of the entry that was asked for; absent on what was recorded before that was kept. */
  readonly asked?: string;
  readonly state: GlassState;
  readonly mayAnswer: boolean;
  readonly answers: readonly GlassAnswer[];
  /** When the supervisory authority must have been told of what was not justified. */
  readonly notifyBy?: Instant;
  /** Of what was not justified. */
  readonly steps: readonly GlassStepLine[];
}

export interface Surrounding {
  readonly operationId: string;
  readonly asked: string | undefined;
  readonly mayAnswer: boolean;
}

const codeIn = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
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

/** `told`: the entry that says that the glass was broken; `entries`: those of the operation that the reader sees. */
export function brokenGlassPage(
  told: ViewedEntry,
  entries: readonly ViewedEntry[],
  { operationId, asked, mayAnswer }: Surrounding,
): BrokenGlassPage {
  const { entry, at } = told;
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
