import { dateStamp, isoStamp } from '../logs/time.ts'

export { captureTimeFromBundleName, hostFromBundleName } from './bundle-name.ts'

/** What is installed. Absent: the text does not say. */
export interface Release {
  product: string
  version?: string
  build?: string
}

/** Reads `vmware -vl`: `VMware ESXi 7.0.3 build-19482537`. Undefined: no such line. */
export function readVmwareVl(text: string): Release | undefined {
  const found = /^(VMware ESXi?) (\d[\w.]{0,20}) build-(\d{1,12})/m.exec(text)
  return found === null ? undefined : { product: found[1]!, version: found[2]!, build: found[3]! }
}

/** Reads `/etc/vmware/.buildInfo` of the vCenter appliance: the `SUMMARY:` and `BUILDNUMBER:` lines. */
export function readBuildInfo(text: string): Release | undefined {
  const summary = /^SUMMARY: ?([^\r\n]{1,200})/m.exec(text)?.[1] ?? ''
  const build = /^BUILDNUMBER: ?(\d{1,12})/m.exec(text)?.[1] ?? /build[- ](\d{1,12})/i.exec(summary)?.[1]
  if (summary === '' && build === undefined) return undefined
  const version = /\d{1,3}\.\d{1,3}(?:\.\d{1,6}){0,2}/.exec(summary)?.[0]
  return {
    product: 'VMware vCenter Server',
    ...(version === undefined ? {} : { version }),
    ...(build === undefined ? {} : { build }),
  }
}

/** Reads `uname -a`: kernel, host name and, on ESXi, the build. */
export function readUname(text: string): { kernel: string; host: string; build?: string } | undefined {
  const found = /^(VMkernel|Linux) (\S{1,253}) /m.exec(text)
  if (found === null) return undefined
  const build = /\bbuild-(\d{1,12})/.exec(text)?.[1]
  return { kernel: found[1]!, host: found[2]!, ...(build === undefined ? {} : { build }) }
}

/** Reads the output of date(1), or an ISO time, as µs UTC. Undefined: no line is a time. */
export function readDate(text: string): number | undefined {
  for (const line of text.slice(0, 4096).split('\n')) {
    const us = dateStamp(line.trim()).timeUs ?? isoStamp(line.trim()).timeUs
    if (us !== null) return us
  }
  return undefined
}

/**
 * Uptime in µs. `localcli system stats uptime get` prints just that number; uptime(1) prints
 * ` 10:11:12 up 12 days,  3:04, …`, to the minute.
 */
export function readUptime(text: string): number | undefined {
  const plain = /^\s{0,20}(\d{1,16})\s*$/m.exec(text)
  if (plain !== null) return Number(plain[1])
  const up = /\bup +(?:(\d{1,6}) days?, *)?(?:(\d{1,2}):(\d\d)(?::(\d\d))?|(\d{1,2}) min)?/.exec(text)
  if (up === null || up[0].trim() === 'up') return undefined
  const [days, hours, minutes, seconds] = [up[1], up[2], up[3] ?? up[5], up[4]].map((part) => Number(part ?? 0))
  return (((days! * 24 + hours!) * 60 + minutes!) * 60 + seconds!) * 1_000_000
}

/** What the README of a bundle says of the collection. Absent: it does not say. */
export interface Readme {
  capturedUs?: number
  commandLine?: string
}

/** Reads a bundle's README: `Captured on:` as µs UTC and `Command line:`. */
export function readReadme(text: string): Readme {
  const captured = /^Captured on: *(\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d{1,6})?)/m.exec(text)?.[1]
  const commandLine = /^Command line: *([^\r\n]{1,1000})/m.exec(text)?.[1]?.trimEnd()
  const capturedUs = isoStamp(captured).timeUs
  return {
    ...(capturedUs === null ? {} : { capturedUs }),
    ...(commandLine === undefined ? {} : { commandLine }),
  }
}
