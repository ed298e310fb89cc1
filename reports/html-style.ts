/** Style sheet of the HTML report: readable on a screen, in print and in dark rooms. */
export const pageStyle = `
:root { color-scheme: light dark; --line: light-dark(#d8dde3, #3a4149); --soft: light-dark(#f4f6f8, #1d2126); --dim: light-dark(#57606a, #9aa4ae); }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 75rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.5rem; } h2 { margin-top: 2rem; } h3 { margin: 0 0 .3rem; } h4 { margin: .8rem 0 .2rem; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: left; padding: .25rem .6rem .25rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
pre { background: var(--soft); padding: .5rem .7rem; margin: .1rem 0 .5rem; white-space: pre-wrap; overflow-wrap: anywhere; font-size: .82rem; }
pre.remedy { font: inherit; }
.finding { border-left: .35rem solid var(--edge); padding: .2rem 0 .2rem 1rem; margin: 1.5rem 0; break-inside: avoid; }
.severity { background: var(--edge); color: #fff; border-radius: .25rem; padding: .05rem .5rem; font-size: .75rem; text-transform: uppercase; vertical-align: .1rem; }
.critical { --edge: #8f1021; } .error { --edge: #c9302c; } .warning { --edge: #a15c00; } .notice { --edge: #1769aa; } .info { --edge: #66707a; }
.meta, .place, .because, .reference { color: var(--dim); margin: .1rem 0; font-size: .85rem; }
`
