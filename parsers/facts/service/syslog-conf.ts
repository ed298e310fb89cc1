import { sizeBytes } from '../size.ts'
import { type FactSource, factTable } from '../table.ts'
import { excerpt, textLines } from '../text-lines.ts'

export const syslogConfig = factTable('syslog_config', 'One option of the syslog daemon', {
  logger: { type: 'varchar', about: 'name of the file in vmsyslog.conf.d; null: the daemon itself' },
  section: { type: 'varchar', about: 'vmsyslog, vmsyslog-logger' },
  setting: { type: 'varchar', about: 'loghost, logdir, ident, file, rotate, size, …' },
  value: { type: 'varchar', about: 'value without < >; null: <none>' },
  number: { type: 'double', about: 'the value as a number, where it is one' },
})

/** `/etc/vmsyslog.conf` and `/etc/vmsyslog.conf.d/*.conf`: sections of `key = value`; `<value>` is a default. */
export const syslogConf: FactSource = {
  source: 'syslog-conf',
  about: 'where logs go, and how much of them is kept',
  tables: [syslogConfig],
  parse(bytes, path, facts) {
    const logger = /vmsyslog\.conf\.d\/(.{1,100})\.conf$/.exec(path)?.[1] ?? null
    let section: string | null = null
    for (const [at, text] of textLines(bytes, 4096).lines.slice(0, 10_000).entries()) {
      if (/^\s*(?:[#;]|$)/.test(text)) continue
      const title = /^\s*\[([^\]]{1,100})\]\s*$/.exec(text)?.[1]
      const pair = /^\s*([A-Za-z][\w.-]{0,60}) {0,20}[=:](.*)$/.exec(text)
      if (title !== undefined) section = title
      if (title === undefined && pair === null) facts.problem(at + 1, `is no option: ${excerpt(text)}`)
      if (title !== undefined || pair === null) continue
      const written = pair[2]!.trim().replace(/^<(.*)>$/, '$1')
      const value = written === '' || written === 'none' ? null : written
      const isNumber = value !== null && /^\d{1,15}$/.test(value)
      facts.add(syslogConfig, { logger, section, setting: pair[1]!, value, number: isNumber ? sizeBytes(value) : null })
    }
  },
}
