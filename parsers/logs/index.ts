import type { LineContext, ParsedLine } from '../record.ts'
import { accessLog } from './access-log.ts'
import { applmgmt } from './applmgmt.ts'
import { backtrace } from './backtrace.ts'
import { backup } from './backup.ts'
import { bmcEvent } from './bmc-event.ts'
import { bracketText } from './bracket-text.ts'
import { bsdSyslog } from './bsd-syslog.ts'
import { catalina } from './catalina.ts'
import { cliOutput } from './cli-output.ts'
import { cloudvm } from './cloudvm.ts'
import { continuation } from './continuation.ts'
import { cri } from './cri.ts'
import { cutStamp } from './cut-stamp.ts'
import { dfwpktlogs } from './dfwpktlogs.ts'
import { dmesg } from './dmesg.ts'
import { esx8Direct } from './esx8-direct.ts'
import { esx8Syslog } from './esx8-syslog.ts'
import type { LogFormat } from './format.ts'
import { gc } from './gc.ts'
import { gluedStamp } from './glued-stamp.ts'
import { go } from './go.ts'
import { hdrFtr } from './hdr-ftr.ts'
import { ipmiSel } from './ipmi-sel.ts'
import { jBrk } from './j-brk.ts'
import { jLs5 } from './j-ls5.ts'
import { jObs } from './j-obs.ts'
import { jPipe } from './j-pipe.ts'
import { jPrebrk } from './j-prebrk.ts'
import { jSps } from './j-sps.ts'
import { jSso6 } from './j-sso6.ts'
import { jSso7 } from './j-sso7.ts'
import { jSsoadm6 } from './j-ssoadm6.ts'
import { jUi } from './j-ui.ts'
import { jVim } from './j-vim.ts'
import { jsonLine } from './json-line.ts'
import { jul } from './jul.ts'
import { kernelTextBare } from './kernel-text.ts'
import { klog } from './klog.ts'
import { levelWord } from './level-word.ts'
import { logfmt } from './logfmt.ts'
import { maskedStamp } from './masked-stamp.ts'
import { pg } from './pg.ts'
import { plain } from './plain.ts'
import { psodScreen } from './psod-screen.ts'
import { pyColon } from './py-colon.ts'
import { pyIs } from './py-is.ts'
import { py2 } from './py2.ts'
import { py3 } from './py3.ts'
import { pythonLog } from './python-log.ts'
import { quotedLine } from './quoted-line.ts'
import { remote3164 } from './remote3164.ts'
import { remote5424 } from './remote5424.ts'
import { rfc3339Host } from './rfc3339-host.ts'
import { section } from './section.ts'
import { spaceStamp } from './space-stamp.ts'
import { stamplessFormats } from './stampless.ts'
import { syslog57 } from './syslog57.ts'
import { tomcat } from './tomcat.ts'
import { vcevent } from './vcevent.ts'
import { vddk } from './vddk.ts'
import { vmacore2 } from './vmacore2.ts'
import { vmacore4 } from './vmacore4.ts'
import { vmacore5 } from './vmacore5.ts'
import { vmacore6 } from './vmacore6.ts'
import { vmacore6Op } from './vmacore6-op.ts'
import { vmdird } from './vmdird.ts'
import { vmkernelBare } from './vmkernel-bare.ts'
import { vmkernelTsc } from './vmkernel-tsc.ts'
import { vmkernelUptime } from './vmkernel-uptime.ts'
import { vmkernel4 } from './vmkernel4.ts'
import { vmkernel5 } from './vmkernel5.ts'
import { vmx4 } from './vmx4.ts'
import { vmx5 } from './vmx5.ts'
import { vmx6 } from './vmx6.ts'
import { vobbuf } from './vobbuf.ts'
import { vpxdProfiler } from './vpxd-profiler.ts'
import { vumL4c } from './vum-l4c.ts'

/**
 * What is left of lines that somebody cut, masked or quoted, and text that never had a prefix. Last of all formats, since
 * most of them would take lines of others; among themselves by how much they can still tell.
 */
const excerpts: readonly LogFormat[] = [
  gluedStamp,
  quotedLine,
  maskedStamp,
  ...stamplessFormats.filter((format) => format !== vmkernelBare),
  cutStamp,
  bmcEvent,
  backtrace,
  kernelTextBare,
  levelWord,
  cliOutput,
  continuation,
  bracketText,
  plain,
]

/**
 * All formats in the order of trial. First what ESXi 8 writes, since its prefix decides alone; then `section`, which would
 * else be a message of the catch-alls; then formats by how much their prefix says, each before the wider ones that would
 * take its lines: vmx6 before vmx5, vmacore6 before vddk, everything with an ISO stamp before syslog57, which takes any
 * such line. After it stand shapes without ISO stamp, and last the excerpts.
 */
export const logFormats: readonly LogFormat[] = [
  esx8Direct,
  section,
  esx8Syslog,
  vmkernel5,
  vmkernelTsc,
  vmkernelUptime,
  vmkernel4,
  vmx6,
  vmx5,
  vmx4,
  vmacore6,
  vmacore6Op,
  vmacore5,
  vmacore4,
  vumL4c,
  vmacore2,
  hdrFtr,
  jSso7,
  jBrk,
  jSps,
  jPipe,
  go,
  applmgmt,
  vmdird,
  jVim,
  jSsoadm6,
  jSso6,
  jPrebrk,
  jLs5,
  jUi,
  jObs,
  pyIs,
  pyColon,
  py2,
  py3,
  pg,
  vcevent,
  gc,
  tomcat,
  cloudvm,
  remote5424,
  remote3164,
  dfwpktlogs,
  cri,
  backup,
  vddk,
  rfc3339Host,
  syslog57,
  bsdSyslog,
  catalina,
  accessLog,
  klog,
  jsonLine,
  logfmt,
  dmesg,
  vobbuf,
  psodScreen,
  ipmiSel,
  vmkernelBare,
  jul,
  pythonLog,
  vpxdProfiler,
  spaceStamp,
  ...excerpts,
]

/**
 * Formats that would take lines of formats before them. Locked on or not, they wait for their turn. All others take no
 * line that another format would take first (test/parsers/logs/classify.test.ts), so they may be tried first.
 */
const wide: ReadonlySet<LogFormat> = new Set<LogFormat>([
  syslog57,
  psodScreen,
  bsdSyslog,
  jul,
  ipmiSel,
  spaceStamp,
  ...excerpts,
])

const byName: ReadonlyMap<string, LogFormat> = new Map(logFormats.map((format) => [format.name, format]))

/** The format of a name as stored with a record; undefined: no such format. */
export function formatByName(name: string): LogFormat | undefined {
  return byName.get(name)
}

/** A line as the first format that takes it reads it. */
export interface Classified {
  format: LogFormat
  parsed: ParsedLine
}

/**
 * Finds the format of a line and reads it. Keeps no state: `first` is the format that the member's lines had so far; it
 * makes trial faster and never changes the answer. Undefined: no format takes the line.
 */
export function classify(line: string, context: LineContext, first?: LogFormat): Classified | undefined {
  if (first !== undefined && !wide.has(first)) {
    const parsed = first.parse(line, context)
    if (parsed !== undefined) return { format: first, parsed }
  }
  for (const format of logFormats) {
    const parsed = format === first && !wide.has(format) ? undefined : format.parse(line, context)
    if (parsed !== undefined) return { format, parsed }
  }
  return undefined
}
