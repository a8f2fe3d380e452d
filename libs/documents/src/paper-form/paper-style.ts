import { createHash } from 'node:crypto';

/**
 * For paper first: black on white, rows tall enough to write in by hand, no meaning by colour. On a screen
 * the same sheets under each other. No font, image or script comes from outside.
 */
export const STYLE = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #000; font: 9pt/1.25 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif; }
.sheet { max-width: 186mm; margin: 0 auto; padding: 6mm 0; }
h1 { font-size: 14pt; line-height: 1.2; margin: 0.5mm 0 1mm; }
h2 { font-size: 10.5pt; margin: 2.5mm 0 0.8mm; }
p { margin: 0 0 1.2mm; }
.mark { font-size: 8pt; font-weight: 600; }
.training { font-size: 13pt; font-weight: 700; text-align: center; border: 2px solid #000; padding: 1.5mm; margin: 0 0 3mm; }
.warning { border: 1.5px solid #000; padding: 1mm 2mm; font-weight: 600; margin: 1.2mm 0; }
.facts { display: grid; grid-template-columns: 1fr 1fr; gap: 0.6mm 8mm; margin: 0 0 1.5mm; }
.facts div { display: flex; gap: 2mm; align-items: baseline; min-height: 5.6mm; }
.facts dt { white-space: nowrap; }
.facts dt::after { content: ":"; }
.facts dd { margin: 0; flex: 1; font-weight: 600; }
.facts dd:empty { border-bottom: 1px solid #000; align-self: flex-end; height: 5mm; }
ul.door { margin: 0 0 1mm; padding: 0 0 0 5mm; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { border: 1px solid #000; padding: 0.8mm 1.2mm; text-align: left; vertical-align: top; }
thead th { font-size: 8pt; font-weight: 600; background: #f0f0f0; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
.steps td { height: 11mm; }
.log td { height: 8mm; }
.narrow { width: 10mm; } .code { width: 15mm; } .time { width: 18mm; } .site { width: 20mm; } .count { width: 18mm; } .who { width: 32mm; }
.steps .step { width: 72mm; } .steps .who { width: 24mm; } .steps .site { width: 16mm; } .steps .count { width: 15mm; } .steps .time { width: 15mm; }
.row { text-align: center; font-size: 8.5pt; }
.tick { display: inline-flex; align-items: center; gap: 1.2mm; font-weight: 700; margin: 0 2mm 0.6mm 0; white-space: nowrap; }
.tick::before { content: ""; width: 4mm; height: 4mm; border: 1.3px solid #000; flex: none; }
.by { font-size: 8pt; }
.ticks { display: block; }
.keys { columns: 2; column-gap: 7mm; margin: 0; padding: 0; list-style: none; font-size: 7.8pt; line-height: 1.2; }
.keys li { display: grid; grid-template-columns: 8mm 1fr; break-inside: avoid; padding: 0.2mm 0; }
.keys b { font-variant-numeric: tabular-nums; }
.foot { font-size: 8pt; margin-top: 1.5mm; }
h2, thead { break-after: avoid; }
@page { size: A4; margin: 12mm 12mm 14mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt system-ui, Arial, sans-serif; } }
@media print { .sheet { max-width: none; padding: 0; } .sheet + .sheet { break-before: page; } }
@media screen and (max-width: 40rem) {
  .facts { grid-template-columns: 1fr; }
  .facts dt { white-space: normal; }
  .keys { columns: 1; }
  /* A form of this width is read on a telephone, not written on: what does not fit is reached by scrolling the table alone. */
  table { display: block; overflow-x: auto; }
}
@media screen { .sheet + .sheet { border-top: 2px dashed #666; } body { padding: 0 4mm; } }
`;

const styleHash = createHash('sha256').update(STYLE).digest('base64');
/** This style and nothing else: no script, no request. */
export const FORM_POLICY = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`;
