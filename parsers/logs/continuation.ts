import type { LogFormat } from './format.ts'
import { parsed } from './shape.ts'
import { noStamp } from './time.ts'

const shapes =
  /^(?:-->|\t|[ ]{2,}\S|Caused by: |Suppressed: |\.\.\. \d+ (?:more|common)|Traceback \(most recent|[A-Za-z][\w.$]{0,200}(?:Error|Exception|Fault)(?::|$)|[\])}]{1,8}[,;]?$)/

export const continuation: LogFormat = {
  name: 'continuation',
  about: 'Lines that go on with the record before them: -->, stack traces, indented text.',
  bare: true,
  parse(line) {
    if (!shapes.test(line)) return undefined
    return parsed(noStamp, line.startsWith('-->') ? line.slice(3).replace(/^ /, '') : line, { continues: true })
  },
  samples: [
    {
      line: '--> (vim.fault.NotFound) {',
      fields: { timeUs: null, continues: true, message: '(vim.fault.NotFound) {' },
    },
    {
      line: '\tat com.vmware.vim.vmomi.client.http.impl.HttpConfigurationImpl.verify(HttpConfigurationImpl.java:12)',
      fields: { continues: true },
    },
    { line: 'Caused by: java.net.SocketTimeoutException: Read timed out', fields: { continues: true } },
    { line: '    ... 23 more', fields: { continues: true } },
  ],
}
