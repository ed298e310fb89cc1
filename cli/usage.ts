import { readFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'

const manifest = JSON.parse(readFileSync(findPackageJSON(import.meta.url)!, 'utf8')) as { version: string }
export const version = manifest.version

export const usage = `vmtriage ${version}: reads VMware support bundles and says what is wrong

Usage
  vmtriage [analyze] INPUT…                         findings of bundles, folders, logs or - (standard input)
  vmtriage index INPUT… --to CASE.duckdb            every record and finding into a searchable store
  vmtriage index INPUT… --to https://es:9200        the same into Elasticsearch
  vmtriage setup elasticsearch --url https://es:9200    its templates
  vmtriage setup kibana --url https://kibana:5601      data views, dashboards, searches, alert rules
  vmtriage search CASE.duckdb 'TEXT field:value'    records of a store
  vmtriage query CASE.duckdb|BUNDLE 'select …'      SQL over a store or a bundle
  vmtriage patterns list|show|lint|test|new         the fault patterns

Options of analyze
  --format text|json|html|markdown|csv              default: text
  --output FILE                                     write there instead of standard output
  --fail-on info|notice|warning|error|critical      exit status 1 when a finding is at or above it
Options of index --to https://… (docs/elasticsearch.md)
  --case NAME                                       streams logs-vsphere.*-NAME; default: default
  --events all|matched|findings                     every record, those a pattern matched, or none; default: all
  --replace, --resume                               remove the case first; send only what is not there
  --api-key-file, --user, --password-file, --bearer-file, --ca FILE, --ca-fingerprint SHA256
  --work-dir FOLDER, --rejected-file FILE
Options of search
  --since, --until TIME                             only records of this time, ISO 8601 or YYYY-MM-DD, UTC
  --limit N                                         default: 200
  --format lines|table|csv|json                     default: lines; of query: table
Options of every command that reads
  --patterns FOLDER                                 fault files; default: those of the program
  --workers N                                       threads that read logs; default: 1, no thread of their own
Limits of them (a bundle may be hostile)
  --max-unpacked GIB   --max-ratio N   --max-members N   --max-depth N

Exit status: 0 nothing at or above --fail-on, 1 findings at or above it, 2 the call or the input is wrong,
3 something could not be read or stored (what was read is still reported).
`
