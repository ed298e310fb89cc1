import { type Host, sessionStart } from '../host.ts'
import type { LogEvent } from '../lines.ts'
import type { Chatter } from './chatter.ts'

const HOUR = 3_600_000

function uptime(ms: number): string {
  const s = Math.floor(ms / 1000)
  return `${Math.floor(s / 86400)}d${Math.floor(s / 3600) % 24}h${Math.floor(s / 60) % 60}m${s % 60}s`
}

/** The hourly line with uptime, running VMs and the three largest worlds. */
export function heartbeat(host: Host, time: number): LogEvent {
  const top = [...host.vms].sort((a, b) => b.memoryMib - a.memoryMib || a.id - b.id).slice(0, 3)
  const worlds = top.map((vm) => `[${vm.cartel} vmx ${vm.memoryMib * 1024 - 24_228}kB]`).join(' ')
  return {
    log: 'vmksummary',
    time,
    process: 'heartbeat',
    pid: host.data.world + 41_220,
    text: `up ${uptime(time - sessionStart(host, time))}, ${host.vms.length} VMs; [${worlds}] []`,
  }
}

/** `bootstop:` lines mark starts and stops of the host. */
export function bootstop(host: Host, time: number, text: string): LogEvent {
  return {
    log: 'vmksummary',
    time,
    process: 'bootstop',
    text,
    ...(host.era === '8.0' ? { pid: host.data.world + 990 } : {}),
  }
}

function hourly(host: Host, from: number, to: number): LogEvent[] {
  const events: LogEvent[] = []
  for (let time = Math.ceil(from / HOUR) * HOUR; time < to; time += HOUR)
    if (time > host.booted || host.previous !== null) events.push(heartbeat(host, time + 340))
  const ready = host.booted + 90_000
  if (ready >= from && ready < to) events.push(bootstop(host, ready, 'Host has booted'))
  return events.sort((a, b) => a.time - b.time)
}

export const vmksummary: Chatter = { log: 'vmksummary', perHour: 0, rotated: 1, templates: [], fixed: hourly }
