import type { Level } from '../record.ts'
import type { LogFormat } from './format.ts'
import { parsed, shape } from './shape.ts'
import { noStamp } from './time.ts'

/** Last letter of a Lenovo event id (Lenovo XClarity Administrator, "Events and alerts": I, F to J warning, K to N critical). */
const severity: Readonly<Record<string, Level>> = {
  I: 'info',
  F: 'warning',
  G: 'warning',
  H: 'warning',
  J: 'warning',
  W: 'warning',
  E: 'error',
  K: 'error',
  L: 'error',
  M: 'error',
  N: 'error',
}
const lenovo = shape(String.raw`^(?<event>FQX[A-Z]{2}[A-Z]{2}\d{4}(?<sev>[A-Z]))\b[ :|,;-]{0,8}(?<msg>.*)$`)
/** Dell: letters of the subsystem, three or four digits (Dell Event Message Registry). */
const dell = shape(
  String.raw`^(?<event>(?:AMP|ASR|BAT|BIOS|BOOT|CBL|CMC|CPU|CPUA|CTL|ENC|FAN|HWC|IOV|IPA|LNK|LOG|MEM|NIC|OSE|PCI|PDR|PFM|PST|PSU|PWR|RDU|RFM|RRDU|SEC|SEL|SSD|SWC|SYS|TMP|UEFI|VDR|VLT|VRM)\d{3,4})\b[ :|,;-]{1,8}(?<msg>\S.*)$`,
)

export const bmcEvent: LogFormat = {
  name: 'bmc-event',
  about: 'Events of a BMC quoted without their row: id of Lenovo XCC or Dell iDRAC, then the sentence.',
  parse(line) {
    const g = (lenovo.exec(line) ?? dell.exec(line))?.groups
    if (g === undefined) return undefined
    return parsed(noStamp, g.msg, { process: 'sel', event: g.event, level: severity[g.sev ?? ''], levelWord: g.sev })
  },
  samples: [
    {
      line: 'FQXSPPP4999I Management controller SN# MADEUP01 was restarted.',
      fields: {
        timeUs: null,
        process: 'sel',
        event: 'FQXSPPP4999I',
        level: 'info',
        message: 'Management controller SN# MADEUP01 was restarted.',
      },
    },
    { line: 'FQXSFMA9999M: A made-up DIMM failed', fields: { event: 'FQXSFMA9999M', level: 'error' } },
    { line: 'MEM9999: Made-up memory event at DIMM_A1', fields: { event: 'MEM9999' } },
  ],
}
