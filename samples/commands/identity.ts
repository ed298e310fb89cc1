import type { Host } from '../host.ts'
import type { CommandOutput } from './output.ts'

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `Wed Mar 11 14:22:07 UTC 2026`, as date(1) prints it. */
export function dateText(ms: number): string {
  const d = new Date(ms)
  return `${DAYS[d.getUTCDay()]} ${MONTHS[d.getUTCMonth()]} ${String(d.getUTCDate()).padStart(2)} ${d.toISOString().slice(11, 19)} UTC ${d.getUTCFullYear()}`
}

export function identity(host: Host): CommandOutput[] {
  const { data } = host
  return [
    {
      base: 'vmware_-vl',
      text: `VMware ESXi ${data.version} build-${data.build}\nVMware ESXi ${data.version} ${data.update}\n`,
    },
    {
      base: 'uname_-a',
      text: `VMkernel ${host.fqdn} ${data.version} #1 SMP Release build-${data.build} x86_64 x86_64 x86_64 ESXi\n`,
    },
    { base: 'date', text: `${dateText(host.captured)}\n` },
    { base: 'localcli_system-stats-uptime-get', text: `${(host.captured - host.booted) * 1000}\n` },
  ]
}
