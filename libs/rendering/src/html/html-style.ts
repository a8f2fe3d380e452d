import { createHash } from 'node:crypto';

/**
 * One style sheet for screen and paper. Colours keep 4.5:1 against their ground (WCAG 2.2, 1.4.3); colour
 * alone never carries a meaning; no font, image or script comes from outside.
 */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: #ffffff; --ink: #1b2530; --soft: #55616e; --line: #d9dfe5; --band: #f4f6f8;
  --link: #0b5a73; --outcome: #0b5a73; --deviation: #9a3412; --task: #7a4a00; --deadline: #44515e; --ok: #256029;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14191f; --ink: #e6ebf0; --soft: #a7b3bf; --line: #36414c; --band: #1d242c;
    --link: #8fd0e6; --outcome: #8fd0e6; --deviation: #ffab85; --task: #f2c46d; --deadline: #b9c4cf; --ok: #94d39a;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-behavior: smooth; }
body {
  margin: 0; background: var(--ground); color: var(--ink); overflow-wrap: anywhere;
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif;
}
.page { max-width: 47rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1, h2, h3 { line-height: 1.25; text-wrap: balance; }
h1 { font-size: 1.75rem; margin: 0.25rem 0 0.25rem; }
h2 { font-size: 1.25rem; margin: 2.75rem 0 0.75rem; padding-top: 0.85rem; border-top: 2px solid var(--line); }
h3 { font-size: 1rem; margin: 1.5rem 0 0.5rem; }
p { margin: 0 0 0.75rem; max-width: 42rem; }
ul, ol { margin: 0; padding: 0; list-style: none; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
:target { background: var(--band); outline: 2px solid var(--link); outline-offset: 2px; }
.soft { color: var(--soft); font-size: 0.9375rem; }
.secrecy { margin: 0; font-size: 0.8125rem; font-weight: 600; letter-spacing: 0.01em; color: var(--deviation); }
.training { position: sticky; top: 0; margin: 0; max-width: none; padding: 0.5rem 1rem; background: #5b2a86; color: #fff; font-weight: 700; text-align: center; z-index: 1; }
.subtitle { font-size: 1.0625rem; margin: 0 0 0.25rem; }
.version { font-weight: 600; margin: 0 0 1rem; }
.head dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.3rem 1.25rem; margin: 0 0 1rem; }
.head dt { color: var(--soft); }
.head dd { margin: 0; }
nav ul { display: flex; flex-wrap: wrap; gap: 0 1.1rem; }
nav a { display: inline-block; padding: 0.2rem 0; }
nav h2 { position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.refs { font-size: 0.8125rem; color: var(--soft); font-variant-numeric: tabular-nums; }
.refs a { color: inherit; padding: 0.2rem 0.1rem; white-space: nowrap; }
.refs a:hover { color: var(--link); }
.pre { white-space: pre-line; }
.list > li { padding: 0.35rem 0 0.35rem 1.1rem; position: relative; max-width: 42rem; }
.list > li::before { content: ""; position: absolute; left: 0; top: 0.95rem; width: 0.4rem; border-top: 2px solid var(--soft); }
.highlights > li { display: grid; grid-template-columns: minmax(6.25rem, max-content) 1fr; gap: 0 0.9rem; padding: 0.6rem 0; border-bottom: 1px solid var(--line); }
.highlights > li:last-child { border-bottom: 0; }
.tag { font-weight: 700; border-left: 4px solid currentColor; padding-left: 0.55rem; }
.outcome .tag { color: var(--outcome); } .deviation .tag { color: var(--deviation); } .task .tag { color: var(--task); }
.deadline .tag { color: var(--deadline); } .ok .tag { color: var(--ok); }
.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: 0.75rem; margin-bottom: 0.75rem; }
.figures > li { background: var(--band); border-radius: 6px; padding: 0.75rem 0.9rem; }
.figure { display: block; font-size: 1.375rem; font-weight: 700; line-height: 1.25; }
table { width: 100%; border-collapse: collapse; font-size: 0.9375rem; margin: 0 0 0.5rem; }
caption { text-align: left; color: var(--soft); font-size: 0.875rem; padding: 0 0 0.4rem; }
th, td { text-align: left; vertical-align: top; padding: 0.45rem 0.9rem 0.45rem 0; border-bottom: 1px solid var(--line); }
th, td { overflow-wrap: break-word; }
thead th { overflow-wrap: normal; color: var(--soft); font-size: 0.8125rem; font-weight: 600; }
tbody th { font-weight: 600; }
.label { color: var(--soft); }
.voice { border-left: 4px solid var(--line); padding: 0.1rem 0 0.1rem 0.9rem; margin: 0 0 1rem; max-width: 42rem; }
.voice h3 { margin: 0 0 0.25rem; }
.voice p { margin: 0 0 0.35rem; }
.day { margin: 1.5rem 0 0.25rem; font-size: 1rem; }
.moments > li { display: grid; grid-template-columns: 3.5rem 1fr; gap: 0 0.75rem; padding: 0.5rem 0; border-top: 1px solid var(--line); }
time { font-variant-numeric: tabular-nums; }
.moments time { font-weight: 600; white-space: nowrap; }
.what { font-weight: 600; }
.details { margin: 0.1rem 0 0; font-size: 0.9375rem; }
.details div { display: inline-block; margin: 0.1rem 1.25rem 0.1rem 0; }
.details dt { display: inline; color: var(--soft); }
.details dd { display: inline; margin: 0; white-space: pre-line; }
.mark { display: block; font-size: 0.875rem; color: var(--task); font-style: italic; }
.sources { font-size: 0.9375rem; }
.sources > li { display: grid; grid-template-columns: 2rem 6.5rem 1fr; gap: 0 0.5rem; padding: 0.3rem 0; border-top: 1px solid var(--line); }
.sources .number { font-weight: 600; font-variant-numeric: tabular-nums; }
.sources .mark { font-size: 0.8125rem; }
footer { margin-top: 3rem; border-top: 2px solid var(--line); padding-top: 0.75rem; }
@media (max-width: 34rem) {
  h1 { font-size: 1.5rem; }
  .head dl { grid-template-columns: 1fr; gap: 0; }
  .head dd { margin-bottom: 0.5rem; }
  .highlights > li { grid-template-columns: 1fr; gap: 0.1rem; }
  .figures { grid-template-columns: 1fr; gap: 0.5rem; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table, tbody, tr, th, td, caption { display: block; }
  tr { border-bottom: 1px solid var(--line); padding: 0.5rem 0; }
  th, td { border: 0; padding: 0.1rem 0; }
  td[data-label]::before { content: attr(data-label) ": "; color: var(--soft); }
  .sources > li { grid-template-columns: 1.75rem 1fr; }
  .sources > li > :last-child { grid-column: 2; }
  .moments > li { grid-template-columns: 3.4rem 1fr; gap: 0 0.5rem; }
}
@page {
  size: A4; margin: 17mm 16mm 18mm;
  @bottom-right { content: counter(page) " / " counter(pages); font: 9pt system-ui, Arial, sans-serif; color: #444; }
}
@page training {
  @top-center { content: "ÖVNING · TRAINING"; font: bold 9pt system-ui, Arial, sans-serif; color: #000; }
}
@media print {
  :root {
    color-scheme: light;
    --ground: #fff; --ink: #000; --soft: #444; --line: #bbb; --band: #fff;
    --link: #000; --outcome: #000; --deviation: #000; --task: #333; --deadline: #000; --ok: #000;
  }
  html { font-size: 9.5pt; }
  body { line-height: 1.4; }
  .page { max-width: none; padding: 0; }
  .training { position: static; background: #fff; color: #000; border: 2px solid #000; }
  body:has(> .training) { page: training; }
  nav { display: none; }
  h2 { margin: 7mm 0 2mm; padding-top: 2.5mm; border-top: 1px solid #000; }
  h1, h2, h3, caption, .day { break-after: avoid; }
  tr, .sources > li, .list > li, .highlights > li, .figures > li, .moments > li, .voice { break-inside: avoid; }
  p { orphans: 3; widows: 3; max-width: none; }
  .list > li { max-width: none; }
  thead { display: table-header-group; }
  .figures { grid-template-columns: repeat(auto-fill, minmax(40mm, 1fr)); gap: 2mm; }
  .figures > li { border: 1px solid #bbb; padding: 2mm 2.5mm; }
  .figure { font-size: 1.1rem; }
  .highlights > li, .moments > li { padding: 1.3mm 0; }
  th, td { padding-top: 1mm; padding-bottom: 1mm; }
  .sources { columns: 2; column-gap: 6mm; font-size: 0.875rem; }
  .sources > li { padding: 0.6mm 0; }
  a { color: inherit; text-decoration: none; }
}
`;

const styleHash = createHash('sha256').update(STYLE).digest('base64');
/** For the document itself, which may be read from a file: this style and nothing else, no script, no request. */
export const DOCUMENT_POLICY = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`;
/** For the header (CSP level 3); a document cannot say `frame-ancestors` about itself. */
export const CONTENT_SECURITY_POLICY = `${DOCUMENT_POLICY}; frame-ancestors 'none'`;
