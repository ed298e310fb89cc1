import type { Finding, Report } from '../pipelines/diagnose/report.ts'
import { pageStyle } from './html-style.ts'
import { called, connected, elsewhere, otherHost, outline, scsiStatus, shortTime, when } from './outline.ts'

/** Markup that is safe to put into a page: made only by `html`. */
interface Markup {
  readonly markup: string
}

type Part = string | number | null | Markup | readonly Markup[]

/** Every value that is not markup itself is escaped: a log line never becomes part of the page. */
function html(texts: TemplateStringsArray, ...parts: Part[]): Markup {
  return { markup: String.raw({ raw: texts }, ...parts.map(render)) }
}

function render(part: Part): string {
  if (part === null) return ''
  if (typeof part === 'number') return String(part)
  if (typeof part === 'string') return part.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
  return 'markup' in part ? part.markup : part.map((one) => one.markup).join('\n')
}

/** The report as one page that needs nothing from outside: no script, no font, no picture. */
export function htmlReport(report: Report): string {
  const shown = outline(report)
  const style: Markup = { markup: pageStyle }
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>vmtriage report</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>What the support bundle says</h1>
<table>
<thead><tr><th>Host</th><th>Product</th><th>Captured (UTC)</th><th>Up since</th><th>Logs from</th><th>to</th></tr></thead>
<tbody>${report.inputs.map(
    (input) =>
      html`<tr><td>${input.host ?? 'unknown'}</td><td>${[input.product ?? input.kind, input.version, input.build].filter(Boolean).join(' ')}</td><td>${shortTime(input.captured)}</td><td>${shortTime(input.booted)}</td><td>${shortTime(input.first)}</td><td>${shortTime(input.last)}</td></tr>`,
  )}</tbody>
</table>
</header>
<main>
<h2>Findings</h2>
${shown.length === 0 ? html`<p>No finding in what could be read.</p>` : shown.map(({ finding, symptoms }) => findingSection(finding, symptoms))}
<h2>Coverage</h2>
${coverageSection(report)}
</main>
</body>
</html>
`
  return page.markup
}

function findingSection(finding: Finding, symptoms: readonly Finding[]): Markup {
  return html`<section class="finding ${finding.severity}" id="f-${finding.id}">
<h3><span class="severity">${finding.severity}</span> ${finding.title}</h3>
<p class="meta">${when(finding)}${finding.host === null ? null : html` on <b>${finding.host}</b>`} · <code>${finding.pattern}</code> · confidence ${finding.confidence} (${finding.reasons.join(', ')})</p>
${finding.evidence.map(({ member, line, text, scsi }) => html`<p class="place">${member}:${line}</p><pre>${text}</pre>${scsi === null ? null : html`<p class="place">${scsi}</p>`}`)}
${called(finding) === null ? null : html`<p>${called(finding)}</p>`}
${connected(finding) === null ? null : html`<p class="meta">connected: ${connected(finding)}</p>`}
${finding.alsoOn.length === 0 ? null : html`<p>${elsewhere(finding)}</p>`}
${
  symptoms.length === 0
    ? null
    : html`<h4>What followed from it</h4><ul>${symptoms.map((symptom) => html`<li><b>${symptom.title}</b>${otherHost(finding, symptom)}, ${when(symptom)}<br><span class="because">${symptom.because}</span>${scsiStatus(symptom) === null ? null : html`<br>${scsiStatus(symptom)}`}</li>`)}</ul>`
}
<h4>What to do</h4>
<pre class="remedy">${finding.remedy.trim()}</pre>
${finding.references.map(({ kb, url, title }) => html`<p class="reference">${kb === undefined ? null : `KB ${kb}: `}${title}${url === undefined ? null : html` <a href="${url}" rel="noreferrer">${url}</a>`}</p>`)}
</section>`
}

function coverageSection({ coverage }: Report): Markup {
  const { files, missing, errors, benign, skippedPatterns } = coverage
  return html`<table>
<thead><tr><th>Log</th><th>Format</th><th class="number">Lines</th><th class="number">Unparsed</th><th>From (UTC)</th><th>To</th></tr></thead>
<tbody>${files.map(
    (file) =>
      html`<tr><td>${file.member}</td><td>${file.format}</td><td class="number">${file.lines}</td><td class="number">${file.unparsed}</td><td>${shortTime(file.first)}</td><td>${shortTime(file.last)}</td></tr>`,
  )}</tbody>
</table>
<ul>
${missing.map(({ bundle, log }) => html`<li>Missing: ${log} in ${bundle}</li>`)}
${errors.map(({ member, offset, reason, note }) => html`<li>${note ? 'Remark' : 'Not read'}: ${member}${offset === null ? null : ` at byte ${offset}`}: ${reason}</li>`)}
${benign.map(({ title, count }) => html`<li>${count} harmless: ${title}</li>`)}
<li>${skippedPatterns.length} patterns could not run: their logs are not in the input</li>
</ul>`
}
