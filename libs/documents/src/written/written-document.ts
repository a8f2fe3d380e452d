import type { PublicRecordsCopy } from '@samsyn/entries/contract';
import { type BranchEntry, type RegionEntry, registerNames } from '@samsyn/identity';
import type { Instant, World } from '@samsyn/kernel';
import { isUnchanged, weakEtagOf } from '@samsyn/web';
import type { Language } from '@samsyn/presentation';
import { glassReport } from '../broken-glass/broken-glass-report';
import { campaignReport } from '../campaign-debrief/campaign-report';
import type { ReadCampaignDebrief } from '../campaign-debrief/campaign-context';
import { paperHtmlOf } from '../paper-form/paper-form.html';
import { paperPdfOf } from '../paper-form/paper-form.pdf';
import { recordsReport } from '../public-records/records-report';
import { receivedReport } from '../received-about/received-report';
import {
  htmlOf,
  markdownOf,
  type Names,
  type PdfDefinition,
  pdfDefinitionOf,
  type Report,
  type WrittenWith,
} from '@samsyn/rendering';
import { reportOf } from '../debrief/report';
import type { DebriefDocument } from '@samsyn/debriefing/contract';
import type { BrokenGlassPage } from '../broken-glass/broken-glass.schema';
import type { ReceivedAndLooked } from '../received-about/received-about.schema';
import type { PaperForm } from '../paper-form/paper-form.schema';

/** What a person can ask for as a document, and the plain data that it is written from. */
export interface Documents {
  readonly debrief: DebriefDocument;
  readonly campaignDebrief: ReadCampaignDebrief;
  readonly brokenGlass: BrokenGlassPage;
  readonly publicRecords: PublicRecordsCopy;
  readonly received: ReceivedAndLooked;
  readonly paperForm: PaperForm;
}
export type DocumentName = keyof Documents;
export type WrittenType = 'text/html' | 'text/markdown' | 'application/pdf';

/** The names of the register, as data. */
export interface Register {
  readonly branches: readonly BranchEntry[];
  readonly regions: readonly RegionEntry[];
}

/** A document to be written: plain data, so that another thread can be handed it as JSON. */
export interface DocumentOrder<Name extends DocumentName = DocumentName> {
  readonly name: Name;
  readonly data: Documents[Name];
  readonly type: WrittenType;
  readonly language: Language;
  readonly world: World;
  readonly now: Instant;
  readonly register: Register;
  /** `If-None-Match` of the caller, who needs nothing but the tag where the document is the one that it names. */
  readonly known?: string;
}

/** The tag, and unless the caller has the document already its text, or what its PDF is laid out from. */
export interface WrittenDocument {
  readonly etag: string;
  readonly text?: string;
  readonly pdf?: PdfDefinition;
}

type ReportName = Exclude<DocumentName, 'paperForm'>;
const REPORTS: { readonly [Name in ReportName]: (data: Documents[Name], written: WrittenWith) => Report } = {
  debrief: (data, { language, names, world }) => reportOf(data, language, names, world),
  campaignDebrief: ({ document, courses }, written) => campaignReport(document, courses, written),
  brokenGlass: glassReport,
  publicRecords: recordsReport,
  received: receivedReport,
};

/** The document in words. Its tag is of what it says in that language, without when that was computed. */
export function writtenDocument(order: DocumentOrder): WrittenDocument {
  if (order.name === 'paperForm') return writtenForm(order as DocumentOrder<'paperForm'>);
  const { name, data, type, register, known, ...written } = order as DocumentOrder<ReportName>;
  const toReport = REPORTS[name] as (data: unknown, written: WrittenWith) => Report;
  const report = toReport(data, { ...written, names: namesIn(register) });
  const { computed: _computed, ...lasting } = report;
  const etag = weakEtagOf([type, lasting]);
  if (isUnchanged(known, etag)) return { etag };
  if (type === 'application/pdf') return { etag, pdf: pdfDefinitionOf(report) };
  return { etag, text: type === 'text/html' ? htmlOf(report) : markdownOf(report) };
}

function writtenForm({ data, type, known }: DocumentOrder<'paperForm'>): WrittenDocument {
  const etag = formTagOf(type, data);
  if (isUnchanged(known, etag)) return { etag };
  return type === 'application/pdf' ? { etag, pdf: paperPdfOf(data) } : { etag, text: paperHtmlOf(data) };
}

/** Of what a form says, without when it was printed. */
export const formTagOf = (type: string, { printed: _printed, ...lasting }: PaperForm): string =>
  weakEtagOf([type, lasting]);

function namesIn({ branches, regions }: Register): Names {
  const branchOf = new Map(branches.map((entry) => [entry.branch, entry]));
  const regionOf = new Map(regions.map((entry) => [entry.region, entry]));
  return registerNames({
    branch: (code) => branchOf.get(code),
    branches: () => branches,
    region: (code) => regionOf.get(code),
  });
}
