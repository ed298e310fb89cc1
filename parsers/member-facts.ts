/** Which bundle path feeds which fact source. `source` names the reader in parsers/facts/. */
export const factPaths: readonly { readonly path: RegExp; readonly source: string }[] = [
  { path: /^commands\/vmware_-vl\.txt$/, source: 'vmware-vl' },
  { path: /^commands\/uname_-a\.txt$/, source: 'uname' },
  { path: /^commands\/date(?:_-u)?\.txt$/, source: 'date' },
  { path: /^commands\/localcli_system-stats-uptime-get\.txt$/, source: 'uptime' },
  { path: /^commands\/uptime\.txt$/, source: 'uptime' },
  { path: /^README$/, source: 'readme' },
  { path: /^etc\/vmware\/\.buildInfo$/, source: 'build-info' },
]
