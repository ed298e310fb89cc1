import { boolean, booleanOf, textOf } from '../entry.ts'
import { esxcliSource } from '../esxcli-source.ts'
import { type FactSource, factTable } from '../table.ts'
import { excerpt, ROW_LENGTH, textLines } from '../text-lines.ts'

export const service = factTable(
  'service',
  'What one file says of a service; should_run and runs may come from different rows',
  {
    service: { type: 'varchar', about: 'hostd, ntpd, SSH, vpxa, …' },
    should_run: { type: 'boolean', about: 'it is started at boot' },
    runs: { type: 'boolean', about: 'it runs' },
    pid: { type: 'bigint', about: 'process id, where it is stated' },
    origin: { type: 'varchar', about: 'chkconfig, status, esxcli' },
  },
)

/** `/etc/chkconfig.db` (`/etc/init.d/ntpd: on`, or the path alone: on) and `chkconfig --list` (`ntpd   on`). */
export const chkconfig: FactSource = {
  source: 'chkconfig',
  about: 'services that are started at boot',
  tables: [service],
  parse(bytes, _path, facts) {
    const { lines, cut } = textLines(bytes, ROW_LENGTH)
    for (const [at, text] of lines.entries()) {
      if (/^\s*(?:#|$)/.test(text)) continue
      const last = cut && at === lines.length - 1
      const alone = last ? undefined : /^\s*\/etc\/init\.d\/([\w.-]{1,80})\s*$/.exec(text)?.[1]
      const found = /^\s*(?:\/etc\/init\.d\/)?([\w.-]{1,80})\s*[:\s]\s*(on|off)\s*$/i.exec(text)
      if (alone !== undefined) facts.add(service, { service: alone, should_run: true, origin: 'chkconfig' })
      else if (found === null) facts.problem(at + 1, `names no service: ${excerpt(text)}`)
      else facts.add(service, { service: found[1]!, should_run: boolean(found[2]), origin: 'chkconfig' })
    }
  },
}

/** Output of a service's status script: `hostd is running.`, `vpxa is running, pid 1234`, `ntpd is not running`. */
export const serviceStatus: FactSource = {
  source: 'service-status',
  about: 'services that run',
  tables: [service],
  parse(bytes, _path, facts) {
    for (const text of textLines(bytes, ROW_LENGTH).lines.slice(0, 10_000)) {
      const found = /^\s*(?:watchdog-)?([\w.-]{1,80}):? is (not )?(?:running|started|(stopped))\b/i.exec(text)
      if (found === null) continue
      const pid = /\bpid[ =]*(\d{1,9})/i.exec(text)?.[1]
      const runs = found[2] === undefined && found[3] === undefined
      facts.add(service, { service: found[1]!, runs, pid: pid === undefined ? null : Number(pid), origin: 'status' })
    }
  },
}

/** `localcli system service list`, where a bundle has it. */
export const serviceList = esxcliSource({
  source: 'service-list',
  about: 'services',
  tables: [service],
  shape: 'table',
  entry(entry, facts) {
    const policy = textOf(entry, 'Policy', 'Startup')
    facts.add(service, {
      service: textOf(entry, 'Name', 'Service', 'Key'),
      should_run: policy === null ? booleanOf(entry, 'Enabled') : (boolean(policy) ?? policy === 'automatic'),
      runs: booleanOf(entry, 'Running', 'Is Running', 'Status'),
      origin: 'esxcli',
    })
  },
})
